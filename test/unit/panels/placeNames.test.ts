import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Box, NamedNode } from '../../../renderer/panels/cascade/placeNames.ts';
import { nameBox, nameWidth, placeNames } from '../../../renderer/panels/cascade/placeNames.ts';

const frame: Box = { left: 0, top: 0, right: 660, bottom: 300 };
const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const arbNodes = fc.array(
  fc.record({ x: fc.integer({ min: 24, max: 636 }), y: fc.integer({ min: 18, max: 282 }), radius: fc.integer({ min: 4, max: 15 }), name: fc.constantFrom('CoreWeave', 'Secondary lessor of…', '資料中心開發商甲', 'TSMC') }),
  { maxLength: 40 },
).map((nodes) => nodes.map((node, index): NamedNode => ({ ...node, id: `f${index}`, isWanted: false })));

test('no name lies over another or beyond the edge, and none stands twice', () => {
  fc.assert(fc.property(arbNodes, (nodes) => {
    const placed = placeNames(nodes, nodes, frame);
    const boxes = placed.map(nameBox);
    for (const [index, box] of boxes.entries()) {
      expect([box.left >= 0, box.top >= 0, box.right <= 660, box.bottom <= 300]).toEqual([true, true, true, true]);
      for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false);
    }
    expect(new Set(placed.map(({ id }) => id)).size).toBe(placed.length);
  }));
});

test('a name that must be read is placed first and always, and a Chinese one is as wide as its characters', () => {
  const crowd: readonly NamedNode[] = Array.from({ length: 12 }, (_, index) => ({ id: `f${index}`, name: 'Neighbouring firm', x: 300 + index, y: 150, radius: 6, isWanted: index === 11 }));
  expect(placeNames(crowd, crowd, frame)[0]?.id).toBe('f11');
  expect(nameWidth('公司')).toBeGreaterThan(nameWidth('ab') * 1.5);
});
