/** Scenarios for live workbooks: shocks of storms, paths as lists, overrides by value, blank and factor, forced failures. */
import type { CellValue, Row, Term } from '../../shared/columns/define.ts';
import { firmTerms } from '../../shared/columns/terms/registry.ts';
import { contractTypes } from '../../shared/contracts/registry.ts';
import type { DriverSpec, Shock } from '../../shared/drivers/path.ts';
import type { DriverKey } from '../../shared/drivers/registry.ts';
import { drivers } from '../../shared/drivers/registry.ts';
import type { Override, Scenario } from '../../shared/drivers/scenario.ts';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import { marketTerms } from '../../shared/market/registry.ts';
import type { Model } from './arbitraries.ts';
import type { Draws } from './draws.ts';

export function drawScenario(draws: Draws, model: Model, quarters: number): Scenario {
  if (draws.chance(0.1)) return baseScenario;
  const paths: { [K in DriverKey]?: DriverSpec } = {};
  for (const { key } of drivers) if (draws.chance(0.3)) paths[key] = draws.chance(0.7) ? shocks(draws, key, quarters) : values(draws, key, quarters);
  const failures = Array.from({ length: draws.chance(0.5) ? 0 : draws.whole(1, 3) }, () => ({ firm: draws.pick(model.firms).id, quarter: draws.whole(1, quarters + 1) }));
  return { id: 's1', name: 'Storm', drivers: paths, overrides: overrides(draws, model), failures };
}

const isFactorOne = (key: DriverKey) => key !== 'baseRate';

function shocks(draws: Draws, key: DriverKey, quarters: number): readonly Shock[] {
  return Array.from({ length: draws.whole(1, 2) }, (): Shock => ({
    depth: isFactorOne(key) ? draws.between(-1.1, 0.6) : draws.between(-0.06, 0.12),
    ...(draws.chance(0.8) ? { start: draws.whole(1, Math.max(1, quarters - 1)) } : {}), ...(draws.chance(0.5) ? { ramp: draws.whole(0, 3) } : {}),
    ...(draws.chance(0.6) ? { hold: draws.whole(0, 4) } : { hold: null }), ...(draws.chance(0.5) ? { recovery: draws.whole(0, 4) } : {}),
  }));
}

function values(draws: Draws, key: DriverKey, quarters: number): DriverSpec {
  return { values: Array.from({ length: draws.whole(0, quarters + 1) }, () => (isFactorOne(key) ? draws.pick([1, 1, draws.between(0, 1.5), 0, -0.2]) : draws.between(-0.05, 0.1))) };
}

/** Terms whose change could make a sum over rows exceed the whole. */
const summed = new Set(['pledged', 'stake']);

function overrides(draws: Draws, model: Model): readonly Override[] {
  const found = new Map<string, Override>();
  for (let n = draws.chance(0.5) ? 0 : draws.whole(1, 6); n > 0; n -= 1) {
    const target = draws.pick(['firm', 'contract', 'market'] as const);
    const rows: readonly Row[] = target === 'market' ? [model.market] : target === 'firm' ? model.firms : model.contracts;
    if (rows.length === 0) continue;
    const row = draws.pick(rows);
    const all: readonly Term[] = target === 'market' ? marketTerms : target === 'firm' ? firmTerms : contractTypes.find(({ id }) => id === row['type'])!.terms;
    const term = draws.pick(all.filter(({ overridable, key }) => overridable && key !== 'quarters'));
    const change = changeOf(draws, model, row, term);
    if (change !== null) found.set(`${target} ${row.id} ${term.key}`, { target, ...(target === 'market' ? {} : { id: row.id }), field: term.key, ...change });
  }
  return [...found.values()];
}

/** A change that leaves the cell within what is allowed; null where the one drawn would not. */
function changeOf(draws: Draws, model: Model, row: Row, term: Term): { value: CellValue } | { scale: number } | null {
  if (draws.chance(0.1)) return { value: null };
  if (term.kind === 'flag') return { value: draws.chance(0.5) };
  if (term.kind === 'choice') return { value: draws.pick(term.options).id };
  if (term.kind === 'firm') return { value: draws.pick([null, ...model.firms.map(({ id }) => id).filter((id) => id !== row.id)]) };
  if (term.kind === 'text') return null;
  const given = row[term.key];
  const base = typeof given === 'number' ? given : (term.default ?? 0);
  const scale = draws.pick([0, 0.5, draws.between(0.2, 1), ...(summed.has(term.key) ? [] : [1, 2, draws.between(1, 1.6)])]);
  const scaled = base * scale;
  const { min, max, whole } = term.limits;
  if (scaled < min || scaled > max || (whole === true && !Number.isInteger(scaled))) return null;
  return draws.chance(0.5) ? { scale } : { value: scaled };
}
