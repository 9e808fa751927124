import { numberTerm } from '../define.ts';

export const minDscr = numberTerm({
  key: 'minDscr', kind: 'number', group: 'facility', unit: 'times',
  label: { en: 'Min DSCR', zhHant: 'DSCR 下限' },
  help: {
    en: 'Covenant: cash flow over debt service below this blocks the borrower from new credit and spending; 0 is no covenant.',
    zhHant: '財務約定：償債備付率（DSCR）低於此值時，借款人不得新增借款與支出；0 表示無此約定。',
  },
  aliases: ['dscr', 'dscr covenant', 'minimum dscr', '償債備付率下限'],
});
