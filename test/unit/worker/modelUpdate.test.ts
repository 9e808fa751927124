import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Row } from '../../../shared/columns/define.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import type { CalculatedModel } from '../../../shared/worker/modelUpdate.ts';
import { modelUpdate, updatedModel } from '../../../shared/worker/modelUpdate.ts';

const model = (firms: readonly Row[], contracts: readonly Row[]): CalculatedModel => ({ market: { id: 'market' }, firms, contracts, scenario: baseScenario });

/** A table and a later state of it: rows kept, changed, removed, moved and new. */
const arbTables = fc.uniqueArray(fc.nat(30), { maxLength: 12 }).chain((ids) => {
  const before: readonly Row[] = ids.map((id) => ({ id: `r${id}` }));
  const next = fc.shuffledSubarray([...before, { id: 'new1' }, { id: 'new2' }]);
  return fc.tuple(next, fc.boolean(), fc.array(fc.nat(13), { maxLength: 4 })).map(([rows, isInPlace, changed]) => ({
    before,
    after: (isInPlace ? [...before] : rows).map((row, place) => (changed.includes(place) ? { ...row, cash: place } : row)),
  }));
});

test('what the worker puts together is the model that was sent, in whatever order rows come and go', () => {
  fc.assert(fc.property(arbTables, arbTables, (firms, contracts) => {
    const [first, second] = [model(firms.before, contracts.before), model(firms.after, contracts.after)];
    const there = updatedModel(null, structuredClone(modelUpdate(null, first)));
    expect(there).toEqual(first);
    const next = updatedModel(there, structuredClone(modelUpdate(first, second)));
    expect(next).toEqual(second);
    for (const [place, row] of second.firms.entries()) {
      const former = first.firms.indexOf(row);
      if (former >= 0) expect(next.firms[place]).toBe(there.firms[former]);
    }
  }));
});

test('nothing is sent of what stayed', () => {
  const same = model([{ id: 'f1' }], []);
  expect(modelUpdate(same, { ...same })).toEqual({ market: null, firms: null, contracts: null, scenario: null });
});
