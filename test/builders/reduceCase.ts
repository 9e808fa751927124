/** Makes a failing case small, for people to read: rows, paths, overrides and cells go as long as it still fails. */
import type { Row } from '../../shared/columns/define.ts';
import type { Scenario } from '../../shared/drivers/scenario.ts';
import type { Model } from './arbitraries.ts';
import type { LiveCase } from './liveCase.ts';

/** @param fails  whether a case shows the failure; a case that throws counts as one that does not */
export function reduceCase(given: LiveCase, fails: (each: LiveCase) => boolean): LiveCase {
  const shows = (each: LiveCase) => { try { return fails(each); } catch { return false; } };
  let best = given;
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    for (const smaller of smallerCases(best)) {
      if (!shows(smaller)) continue;
      best = smaller;
      isSmaller = true;
      break;
    }
  }
  return best;
}

function* smallerCases({ model, scenario }: LiveCase): Generator<LiveCase> {
  const put = (part: Partial<Model>, under: Partial<Scenario> = {}): LiveCase => ({ model: { ...model, ...part }, scenario: { ...scenario, ...under } });
  for (const key of Object.keys(scenario.drivers)) yield put({}, { drivers: without(scenario.drivers, key) });
  for (const index of scenario.overrides.keys()) yield put({}, { overrides: scenario.overrides.toSpliced(index, 1) });
  for (const index of scenario.failures.keys()) yield put({}, { failures: scenario.failures.toSpliced(index, 1) });
  for (const index of model.contracts.keys()) yield put({ contracts: model.contracts.toSpliced(index, 1) });
  for (const [index, { id }] of model.firms.entries()) {
    const cut = <R extends Row>(row: R): R => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, key !== 'id' && value === id ? null : value])) as R;
    const contracts = model.contracts.map(cut).filter(({ from, to }) => (from ?? null) !== null || (to ?? null) !== null);
    yield put({ firms: model.firms.toSpliced(index, 1).map(cut), contracts }, {
      failures: scenario.failures.filter(({ firm }) => firm !== id), overrides: scenario.overrides.filter((each) => each.id !== id && each.value !== id),
    });
  }
  const quarters = model.market.quarters ?? 20;
  if (quarters > 1) yield put({ market: { ...model.market, quarters: quarters - 1 } });
  for (const key of fieldsOf(model.market, ['id', 'quarters'])) yield put({ market: without(model.market, key) });
  for (const [index, row] of model.firms.entries()) {
    for (const key of fieldsOf(row, ['id', 'name'])) yield put({ firms: model.firms.with(index, without(row, key)) });
  }
  for (const [index, row] of model.contracts.entries()) {
    for (const key of fieldsOf(row, ['id', 'type', 'from', 'to'])) yield put({ contracts: model.contracts.with(index, without(row, key)) });
  }
}

function fieldsOf(row: Row, kept: readonly string[]): readonly string[] {
  return Object.keys(row).filter((key) => !kept.includes(key));
}

function without<R extends object>(row: R, key: string): R {
  return Object.fromEntries(Object.entries(row).filter(([each]) => each !== key)) as R;
}
