import type { Check } from './check.ts';
import { ofRun, programFault } from './check.ts';

export const numbersFinite = {
  key: 'numbersFinite', severity: 'error',
  label: { en: 'Every number is a number', zhHant: '所有數值有效' },
  help: { en: 'Cash, debt, fleet values, net worths and prices are finite in every quarter.', zhHant: '各季現金、負債、機隊價值、淨值與價格均為有限數值。' },
  remedy: programFault,
  find: ({ result }) => (['cash', 'debt', 'fleetValue', 'netWorth', 'p', 'priceFactor', 'losses'] as const).filter((key) => !result[key].every(Number.isFinite)).map(ofRun),
} as const satisfies Check;
