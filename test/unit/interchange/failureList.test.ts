import { expect, test } from 'vitest';
import { encodeWorkbook } from '../../../shared/document/codec.ts';
import { failureList, scenarioNames } from '../../../shared/interchange/failureList.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

const text = encodeWorkbook(
  aWorkbook({
    firms: [
      { id: 'f1', name: 'Lessor A', kind: 'neocloud' },
      { id: 'f2', name: 'Plain' },
    ],
    scenarios: [{ id: 's1', name: 'Rents halve', drivers: {}, overrides: [], failures: [] }],
  }),
);
const calm = { scenario: 'Base', quarters: [{ t: 1, failures: [] }] };
const storm = { scenario: 'Rents halve', quarters: [{ t: 1, failures: [] }, { t: 2, failures: [{ firm: 'f1', cause: 'payment' }, { firm: 'f2', cause: 'covenant' }] }] };

test('names the scenarios, Base first', () => {
  expect(scenarioNames(text, 'en')).toEqual({ ok: true, value: ['Base', 'Rents halve'] });
});

test('says in words why a file has no scenarios', () => {
  expect(scenarioNames('[]', 'en')).toEqual({ ok: false, error: expect.stringContaining('workbook') });
});

test('puts ids into names, and says so where nobody fails', () => {
  const list = failureList(text, [calm, storm], 'en');
  expect(list.ok && list.value).toEqual({
    headings: ['Scenario', 'Quarter', 'Firm', 'Kind', 'Cause'],
    rows: [
      ['Base', '', 'no failure', '', ''],
      ['Rents halve', '2', 'Lessor A', 'Neocloud', 'Payment'],
      ['Rents halve', '2', 'Plain', 'Other', 'Covenant'],
    ],
  });
});

test('speaks Chinese too', () => {
  const list = failureList(text, [storm], 'zhHant');
  expect(list.ok && list.value.rows[0]).toEqual(['Rents halve', '2', 'Lessor A', '新興雲端業者', '無力支付']);
});
