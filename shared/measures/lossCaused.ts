import { failureOf, type Measure } from './define.ts';
import { numbersOf } from './quantities.ts';

export const lossCaused = {
  key: 'lossCaused', kind: 'money', unit: 'money', followsQuarter: false,
  label: { en: 'Loss caused', zhHant: '造成損失' },
  help: {
    en: 'What its estate owes and does not pay, to creditors in the workbook and outside, and the value of the stakes in it. Blank: it does not fail.',
    zhHant: '其破產財團積欠而未清償的金額（含活頁簿內外的債權人），加上他人持有其股權的價值。空白表示未違約。',
  },
  formula: { en: 'claims not recovered + value of the stakes in it', zhHant: '未回收債權 + 他人持有其股權之價值' },
  section: '4',
  numbers: (result, firm, quarter) => numbersOf(result, firm, quarter, ['claims', 'recovered']),
  compute: (result, firm) => (failureOf(result, firm) === null ? null : (result.lossCaused[firm] ?? null)),
} as const satisfies Measure;
