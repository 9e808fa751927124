import { numberTerm } from '../define.ts';

export const opex = numberTerm({
  key: 'opex', kind: 'money', group: 'operations', unit: 'moneyPerQuarter',
  label: { en: 'Opex', zhHant: '營運支出' },
  help: {
    en: 'Running costs a quarter, paid to outside before any debt; the GPUs\' own costs come on top.',
    zhHant: '每季營運支出，先於一切債務付給外部；GPU 的運轉成本另計。',
  },
  aliases: ['operating expenses', 'operating costs', '營業費用'],
});
