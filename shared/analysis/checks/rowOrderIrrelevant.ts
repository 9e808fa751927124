import type { Check } from './check.ts';
import { ofFirm, programFault } from './check.ts';

export const rowOrderIrrelevant = {
  key: 'rowOrderIrrelevant', severity: 'error',
  label: { en: 'The order of rows changes nothing', zhHant: '結果與列順序無關' },
  help: { en: 'With all rows in the opposite order every firm has the same cash and failure, bit for bit.', zhHant: '將所有列反序後，各公司現金與違約結果逐位元相同。' },
  remedy: programFault,
  find: ({ seen, result, reversed }) => {
    const width = result.quarters + 1;
    const last = seen.firms.length - 1;
    return seen.firms.flatMap(({ id }, row) => {
      const isSame = result.failureQuarter[row] === reversed.failureQuarter[last - row]
        && result.cash.subarray(row * width, (row + 1) * width).every((value, t) => Object.is(value, reversed.cash[(last - row) * width + t]));
      return isSame ? [] : [ofFirm(id)];
    });
  },
} as const satisfies Check;
