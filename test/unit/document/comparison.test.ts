import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWorkbooks, comparisonSteps } from '../../../shared/document/comparison.ts';
import type { Workbook } from '../../../shared/document/document.ts';
import { rowsAtOnce } from '../../../shared/document/fileSteps.ts';
import { placeText } from '../../../shared/document/placeText.ts';
import { type WorkbookDifference, workbookDifferences } from '../../../shared/document/workbookDifferences.ts';
import { aLargeWorkbook } from '../../bench/aLargeWorkbook.ts';
import { aContract } from '../../builders/aContract.ts';
import { aFirm } from '../../builders/aFirm.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

const firms = ['f1', 'f2', 'f3', 'f4'].map((id) => aFirm({ id, name: `Firm ${id}`, lender: 'f3' }));
const contracts = ['c1', 'c2', 'c3', 'c4'].map((id) => aContract({ id, from: 'f1', to: id === 'c4' ? 'f4' : 'f2', principal: 100 }));
const note = { id: 'n1', target: 'contract', row: 'c4', field: 'principal', text: 'as told', value: 100 } as const;
const before = aWorkbook({ firms, contracts, notes: [note] });
const after: Workbook = {
  ...before,
  firms: firms.map((firm) => (firm.id === 'f2' ? { ...firm, lender: 'f4' } : firm)).slice(0, 3).concat(aFirm({ id: 'f9', name: 'New' }), firms[3] ?? []),
  contracts: contracts.map((contract) => (contract.id === 'c2' ? { ...contract, principal: 1 } : contract)).concat(aContract({ id: 'c5', from: 'f1', to: 'f2' })),
  notes: [{ ...note, text: 'as signed', value: 99 }],
};

function places(one: Workbook, other: Workbook, differences: readonly WorkbookDifference[]): readonly string[] {
  return differences.flatMap(({ kind, table, id, key }) =>
    table === 'workbook' ? [] : (['en', 'zhHant'] as const).map((language) => placeText(kind === 'added' ? other : one, { table, id, ...(key === '' ? {} : { key }) }, language)),
  );
}

test('excerpts name every place as the whole workbooks do, contracts that are called alike included', () => {
  const { differences, ...excerpts } = compareWorkbooks(before, after);
  const said = places(excerpts.before, excerpts.after, differences);
  expect(said).toEqual(places(before, after, differences));
  expect(said.filter((each) => each.includes('(2 of 3)'))).toHaveLength(1);
  // What a value refers to has its name, and what a note is about too.
  const ids = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);
  expect([ids(excerpts.after.firms), ids(excerpts.before.contracts)]).toEqual([['f1', 'f2', 'f3', 'f9', 'f4'], ['c1', 'c2', 'c3', 'c4']]);
});

test('what a note remembers of its cell has no line of its own', () => {
  expect(compareWorkbooks(before, after).differences.filter(({ table }) => table === 'notes').map(({ key }) => key)).toEqual(['text']);
});

test('of a large workbook only what differs is held on to, and comparing pauses', () => {
  const large = aLargeWorkbook(rowsAtOnce, 1, 2);
  const changed = { ...large, firms: large.firms.map((firm, index) => (index === 7 ? { ...firm, cash: -1 } : firm)) };
  const steps = comparisonSteps(large, changed);
  for (let pauses = 0; ; pauses += 1) {
    const step = steps.next();
    if (step.done !== true) continue;
    expect(pauses).toBeGreaterThanOrEqual(3);
    expect([step.value.differences.length, step.value.before.firms.length, step.value.after.contracts.length]).toEqual([1, 1, 0]);
    return;
  }
});

test('rows in whatever order: each is compared with the one of its id', () => {
  const rows = fc.uniqueArray(fc.record({ id: fc.integer({ min: 0, max: 12 }).map((number) => `f${number}`), cash: fc.integer({ min: 0, max: 2 }) }), { selector: ({ id }) => id });
  fc.assert(
    fc.property(rows, rows, (left, right) => {
      const found = workbookDifferences(aWorkbook({ firms: left.map(aFirm) }), aWorkbook({ firms: right.map(aFirm) })).map(({ kind, id }) => `${kind} ${id}`);
      const gone = left.flatMap(({ id, cash }) => {
        const other = right.find((row) => row.id === id);
        return other === undefined ? [`removed ${id}`] : other.cash === cash ? [] : [`changed ${id}`];
      });
      expect(found).toEqual([...gone, ...right.filter(({ id }) => left.every((row) => row.id !== id)).map(({ id }) => `added ${id}`)]);
    }),
  );
});
