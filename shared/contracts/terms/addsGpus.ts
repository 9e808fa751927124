import { flagTerm } from '../../columns/define.ts';

export const addsGpus = flagTerm({
  key: 'addsGpus', group: 'supply',
  label: { en: 'Adds GPUs', zhHant: '計入 GPU' },
  help: { en: 'Whether the orders are GPUs that join the buyer\'s fleet.', zhHant: '採購的是否為 GPU，並計入買方的機隊。' },
  aliases: ['gpu purchase', '購買 gpu'],
});
