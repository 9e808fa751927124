import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Workbook } from '../../shared/document/document.ts';
import type { Op, Patch } from '../../shared/document/patch.ts';
import { applyPatch, invertPatch, squashPatches } from '../../shared/document/patch.ts';
import { aFirm } from '../builders/aFirm.ts';
import { aWorkbook } from '../builders/aWorkbook.ts';

/** Few rows, columns and values, so that changes of one cell meet each other, and rows come back under the same id. */
const arbMove = fc.record({
  kind: fc.constantFrom('cell', 'cell', 'cell', 'market', 'insert', 'remove', 'move', 'name'),
  row: fc.nat(2),
  key: fc.constantFrom('cash', 'debt'),
  value: fc.constantFrom(undefined, 1, 2, -0),
  place: fc.nat(2),
});

/** The operation that a random move means for a workbook; null when it means none. */
function opFor(workbook: Workbook, { kind, row, key, value, place }: typeof arbMove extends fc.Arbitrary<infer Move> ? Move : never): Op | null {
  const { firms } = workbook;
  const firm = firms[row];
  switch (kind) {
    case 'cell':
      return firm === undefined ? null : { op: 'cell', table: 'firms', id: firm.id, key, from: firm[key], to: value };
    case 'market':
      return { op: 'cell', table: 'market', id: 'market', key: 'spotRent', from: workbook.market.spotRent, to: value };
    case 'insert': {
      const id = ['f1', 'f2', 'f3'].find((each) => firms.every((other) => other.id !== each));
      return id === undefined || place > firms.length ? null : { op: 'insert', table: 'firms', index: place, row: aFirm({ id, cash: 9 }) };
    }
    case 'remove':
      return firm === undefined ? null : { op: 'remove', table: 'firms', index: row, row: firm };
    case 'move':
      return firm === undefined || place >= firms.length ? null : { op: 'move', table: 'firms', from: row, to: place };
    default:
      return { op: 'field', key: 'name', from: workbook.name, to: key };
  }
}

const start = aWorkbook({ firms: [aFirm({ id: 'f1', cash: 1 }), aFirm({ id: 'f2' })] });

const arbPatches = fc.array(arbMove, { maxLength: 14 }).chain((moves) => {
  let workbook = start;
  const ops: Op[] = [];
  for (const move of moves) {
    const op = opFor(workbook, move);
    if (op === null) continue;
    workbook = applyPatch(workbook, [op]);
    ops.push(op);
  }
  return fc.nat(ops.length).map((cut): readonly [Patch, Patch] => [ops.slice(0, cut), ops.slice(cut)]);
});

test('squashing two patches equals applying them in turn, forwards and backwards', () => {
  fc.assert(
    fc.property(arbPatches, ([first, second]) => {
      const inTurn = applyPatch(applyPatch(start, first), second);
      const squashed = squashPatches(first, second);
      expect(applyPatch(start, squashed)).toEqual(inTurn);
      expect(applyPatch(inTurn, invertPatch(squashed))).toEqual(start);
    }),
    { numRuns: 3000 },
  );
});

test('one patch equals its operations one by one', () => {
  fc.assert(
    fc.property(arbPatches, ([first, second]) => {
      const oneByOne = [...first, ...second].reduce((workbook, op) => applyPatch(workbook, [op]), start);
      expect(applyPatch(start, [...first, ...second])).toEqual(oneByOne);
    }),
    { numRuns: 1000 },
  );
});

test('a squashed drag of one cell is one operation, and none when it comes back', () => {
  const drag = (from: number, to: number): Patch => [{ op: 'cell', table: 'market', id: 'market', key: 'spotRent', from, to }];
  expect(squashPatches(squashPatches(drag(1, 2), drag(2, 3)), drag(3, 4))).toEqual(drag(1, 4));
  expect(squashPatches(drag(1, 2), drag(2, 1))).toEqual([]);
});

test('a patch refuses a workbook that it was not planned for', () => {
  expect(() => applyPatch(start, [{ op: 'cell', table: 'firms', id: 'f1', key: 'cash', from: 7, to: 8 }])).toThrow('not what the patch expects');
  expect(() => applyPatch(start, [{ op: 'remove', table: 'firms', index: 1, row: aFirm({ id: 'f1' }) }])).toThrow('not what the patch removes');
});

test('a field named like a prototype is a field', () => {
  const after = applyPatch(start, [{ op: 'cell', table: 'firms', id: 'f1', key: '__proto__', from: undefined, to: { polluted: 1 } }]);
  expect(Object.getPrototypeOf(after.firms[0])).toBe(Object.prototype);
  expect(Object.keys(after.firms[0] ?? {})).toContain('__proto__');
});
