/** Changes of a live case that ought to change nothing, or something known. Terms come from the registries. */
import type { NumberTerm, Row, Term } from '../../shared/columns/define.ts';
import { firmTerms } from '../../shared/columns/terms/registry.ts';
import { contractTypes } from '../../shared/contracts/registry.ts';
import { drivers } from '../../shared/drivers/registry.ts';
import type { DriverKey } from '../../shared/drivers/registry.ts';
import type { Override, Scenario } from '../../shared/drivers/scenario.ts';
import { marketTerms } from '../../shared/market/registry.ts';
import type { Model } from './arbitraries.ts';
import type { LiveCase } from './liveCase.ts';

export const termsOfRow = (row: Row): readonly Term[] => contractTypes.find(({ id }) => id === (row['type'] ?? 'loan'))?.terms ?? [];

/** Every row of every table put through a function. */
export function mapRows({ market, firms, contracts }: Model, change: (row: Row, terms: readonly Term[]) => Row): Model {
  return { market: change(market, marketTerms), firms: firms.map((row) => change(row, firmTerms)), contracts: contracts.map((row) => change(row, termsOfRow(row))) } as Model;
}

/** Ids of firms and contracts renamed wherever they stand. */
export function rename({ model, scenario }: LiveCase, newId: (id: string) => string): LiveCase {
  const firmIds = new Set(model.firms.map(({ id }) => id));
  const ids = new Set([...firmIds, ...model.contracts.map(({ id }) => id)]);
  const put = (value: unknown) => (typeof value === 'string' && ids.has(value) ? newId(value) : value);
  return {
    model: mapRows(model, (row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, put(value)])) as Row),
    scenario: {
      ...scenario,
      overrides: scenario.overrides.map((each): Override => ({ ...each, ...(each.id === undefined ? {} : { id: newId(each.id) }), ...(each.value === undefined ? {} : { value: put(each.value) as string }) })),
      failures: scenario.failures.map(({ firm, quarter }) => ({ firm: newId(firm), quarter })),
    },
  };
}

/** The overrides of the scenario written into the rows. */
export function baked({ model, scenario }: LiveCase): LiveCase {
  const put = (target: Override['target']) => (row: Row, terms: readonly Term[]): Row => {
    const next: Record<string, unknown> = { ...row };
    for (const { field, value, scale, ...place } of scenario.overrides) {
      if (place.target !== target || (target !== 'market' && place.id !== row.id)) continue;
      const term = terms.find(({ key }) => key === field);
      const base = row[field] ?? term?.default ?? null;
      next[field] = scale === undefined ? value : typeof base === 'number' ? base * scale : null;
    }
    return next as Row;
  };
  const { market, firms, contracts } = model;
  return {
    model: {
      market: put('market')(market, marketTerms), firms: firms.map((row) => put('firm')(row, firmTerms)), contracts: contracts.map((row) => put('contract')(row, termsOfRow(row))),
    } as Model,
    scenario: { ...scenario, overrides: [] },
  };
}

/** Terms that are money, after their kind; a rate or a count is none. */
const isMoney = (term: Term): term is NumberTerm => term.kind === 'money' || term.key === 'spotRent';

/** All money times a factor, defaults included; overrides by value must be written into the rows before. */
export function scaleMoney(model: Model, factor: number): Model {
  return mapRows(model, (row, terms) => {
    const next: Record<string, unknown> = { ...row };
    for (const term of terms) {
      const value = row[term.key] ?? term.default;
      if (isMoney(term) && typeof value === 'number') next[term.key] = value * factor;
    }
    return next as Row;
  });
}

/** The amounts of a contract that two contracts share between them: money, units, and shares of a whole. */
export function amountKeys(row: Row): readonly string[] {
  return termsOfRow(row).filter(({ key, kind }) => kind === 'money' || kind === 'units' || key === 'stake' || key === 'pledged').map(({ key }) => key);
}

/** A contract with some of its amounts. */
export function partOf(row: Row, id: string, share: number): Row {
  return { ...row, id, ...Object.fromEntries(amountKeys(row).flatMap((key) => (typeof row[key] === 'number' ? [[key, row[key] * share]] : []))) };
}

/** A driver's values by the page's own words, without the program's path code: T values. */
export function pathValues(scenario: Scenario, key: DriverKey, quarters: number): readonly number[] {
  const { base, cut } = drivers.find((each) => each.key === key)!;
  const spec = scenario.drivers[key] ?? [];
  return Array.from({ length: quarters }, (_, index) => {
    const t = index + 1;
    let value: number = base;
    if ('length' in spec) {
      for (const { start, depth, ramp, hold, recovery } of spec) {
        const first = start ?? 1;
        const full = first + (ramp ?? 0);
        const last = full + (hold ?? Infinity);
        if (t < first) continue;
        value += depth * (t <= last ? Math.min(1, (t - first + 1) / (full - first + 1)) : Math.max(0, 1 - (t - last) / ((recovery ?? 0) + 1)));
      }
    } else value = spec.values[Math.min(t, spec.values.length) - 1] ?? base;
    return cut && value < 0 ? 0 : value;
  });
}

/** A driver given outright. */
export function withPath({ model, scenario }: LiveCase, key: DriverKey, values: readonly number[]): LiveCase {
  return { model, scenario: { ...scenario, drivers: { ...scenario.drivers, [key]: { values } } } };
}
