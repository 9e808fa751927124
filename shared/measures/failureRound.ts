import { failureOf, type Measure } from './define.ts';
import { numbersOf } from './quantities.ts';

export const failureRound = {
  key: 'failureRound', kind: 'number', unit: 'round', followsQuarter: false,
  label: { en: 'Failure round', zhHant: '違約輪次' },
  help: {
    en: 'The round of the cascade within that quarter: 1 fails by itself or is forced, 2 and later are pulled down by the failures before.',
    zhHant: '該季連鎖反應中的輪次：第 1 輪為自身違約或強制違約，第 2 輪起係受先前違約拖累。',
  },
  formula: { en: 'the round of that quarter in which it joins the failures', zhHant: '該季判定其違約的輪次' },
  section: '3.5',
  numbers: (result, firm, quarter) => numbersOf(result, firm, quarter, ['failureQuarter', 'failureShortfall']),
  compute: (result, firm) => (failureOf(result, firm) === null ? null : (result.failureRound[firm] ?? null)),
} as const satisfies Measure;
