import type { Check } from './check.ts';
import { ofRun, programFault } from './check.ts';

export const cashNotNegative = {
  key: 'cashNotNegative', severity: 'error',
  label: { en: 'Nobody holds less than nothing', zhHant: '現金與負債不為負' },
  help: { en: 'Cash, debt and fleet values are at least 0 in every quarter.', zhHant: '各季現金、負債與機隊價值均不小於零。' },
  remedy: programFault,
  find: ({ result }) => (['cash', 'debt', 'fleetValue'] as const).filter((key) => result[key].some((value) => value < 0)).map(ofRun),
} as const satisfies Check;
