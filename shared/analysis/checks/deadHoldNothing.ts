import type { Check } from './check.ts';
import { ofFirm, programFault } from './check.ts';

export const deadHoldNothing = {
  key: 'deadHoldNothing', severity: 'error',
  label: { en: 'Failed firms hold nothing', zhHant: '違約公司不再持有資產' },
  help: { en: 'From the quarter of its failure on a firm has no cash, debt or fleet.', zhHant: '自違約季起，公司不再有現金、負債或機隊。' },
  remedy: programFault,
  find: ({ result, seen }) => seen.firms.flatMap(({ id }, row) => {
    const failed = result.failureQuarter[row]!;
    if (failed === 0) return [];
    const width = result.quarters + 1;
    return [result.cash, result.debt, result.fleetValue].some((values) => values.subarray(row * width + failed, (row + 1) * width).some((value) => value !== 0)) ? [ofFirm(id)] : [];
  }),
} as const satisfies Check;
