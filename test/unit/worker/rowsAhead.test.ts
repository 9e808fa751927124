import { expect, test } from 'vitest';
import { createGatherer, messagesOf } from '../../../shared/worker/rowsAhead.ts';
import type { ModelUpdate } from '../../../shared/worker/modelUpdate.ts';

const rows = (count: number, prefix: string) => Array.from({ length: count }, (_, index) => ({ id: `${prefix}${index}` }));
const updateOf = (firms: number, contracts: number): ModelUpdate => ({ market: { id: 'market' }, firms: { kind: 'all', rows: rows(firms, 'f') }, contracts: { kind: 'all', rows: rows(contracts, 'c') }, scenario: null });

test.each([[0, 0], [3, 4], [4, 5], [8, 9], [10, 1], [1, 10]])('%i firms and %i contracts come together again from messages of at most four rows', (firms, contracts) => {
  const request = { type: 'run', update: updateOf(firms, contracts) };
  const messages = [...messagesOf(request, 4)];
  expect(messages.every((each) => 'rows' in each ? each.rows.length <= 4 : [each.update.firms, each.update.contracts].every((table) => table?.kind === 'all' && table.rows.length <= 4))).toBe(true);
  const gather = createGatherer<typeof request>();
  expect(messages.slice(0, -1).map(gather).every((each) => each === null)).toBe(true);
  expect(gather(messages.at(-1)!)).toEqual(request);
});

test('a request that names changes only is one message, and the rows of the one before are not put to it', () => {
  const gather = createGatherer<{ readonly update: ModelUpdate }>();
  for (const message of messagesOf({ update: updateOf(9, 9) }, 4)) gather(message);
  const change = { update: { market: null, firms: { kind: 'changed', places: Int32Array.of(2), rows: rows(1, 'f') }, contracts: null, scenario: null } } as const;
  expect([...messagesOf(change, 4)]).toEqual([change]);
  expect(gather(change)).toBe(change);
});
