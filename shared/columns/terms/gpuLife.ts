import { numberTerm } from '../define.ts';

export const gpuLife = numberTerm({
  key: 'gpuLife', kind: 'quarters', group: 'gpus', default: 24, limits: { min: 0, max: 1e15 },
  label: { en: 'GPU life', zhHant: '耐用季數' },
  help: { en: 'Quarters over which a GPU loses its value in a straight line, down to the salvage value.', zhHant: 'GPU 價值以直線法遞減至殘值所需的季數。' },
  aliases: ['useful life', '耐用年限'],
});
