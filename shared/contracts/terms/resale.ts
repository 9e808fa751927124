import { flagTerm } from '../../columns/define.ts';

export const resale = flagTerm({
  key: 'resale', group: 'lease',
  label: { en: 'Resale', zhHant: '可轉租' },
  help: { en: 'Whether the tenant lets the GPUs out again, as brokers and sublessors do.', zhHant: '承租人是否再將 GPU 轉租出去，如仲介與轉租商。' },
  aliases: ['sublease', 'sublet', '轉租'],
});
