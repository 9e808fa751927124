import { numberTerm } from '../columns/define.ts';

export const salvage = numberTerm({
  key: 'salvage', kind: 'share', group: 'gpu', default: 0.05,
  label: { en: 'Salvage', zhHant: '殘值率' },
  help: { en: 'The least that is left of a GPU\'s cost, however old it is.', zhHant: '不論機齡多高，GPU 成本至少保留的比例。' },
  aliases: ['salvage value', 'residual value', '殘值'],
});
