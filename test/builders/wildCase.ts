/**
 * Wild workbooks: anything that is allowed, from nothing over 1e-300 to the ends of what each term allows, in any combination.
 * A seed gives a case; all of it is derived from the registries. Live workbooks (`liveCase.ts`) are the plausible ones.
 */
import type { CellValue, NumberTerm, Term } from '../../shared/columns/define.ts';
import type { Firm } from '../../shared/columns/terms/registry.ts';
import { firmTerms } from '../../shared/columns/terms/registry.ts';
import type { Contract } from '../../shared/contracts/registry.ts';
import { contractTypes } from '../../shared/contracts/registry.ts';
import { largestPathValue } from '../../shared/drivers/path.ts';
import { drivers } from '../../shared/drivers/registry.ts';
import { marketTerms } from '../../shared/market/registry.ts';
import type { Model } from './arbitraries.ts';
import { withinWhole } from './arbitraries.ts';
import type { Draws } from './draws.ts';
import { createDraws } from './draws.ts';
import type { LiveCase } from './liveCase.ts';
import { drawScenario } from './liveScenario.ts';

export function wildCase(seed: number): LiveCase {
  const draws = createDraws(seed);
  // Some books stay within amounts that meet one another; in the others 1e15 stands beside 1e-300.
  const reach = draws.pick([100, 1e6, Infinity]);
  const given = draws.between(0.1, 0.9);
  const ids = Array.from({ length: draws.whole(1, 7) }, (_, index) => `f${index + 1}`);
  const row = (terms: readonly Term[], self: string): Record<string, CellValue> =>
    Object.fromEntries(terms.filter(() => draws.chance(given)).map((term) => [term.key, draws.chance(0.05) ? null : wildValue(draws, term, reach, ids.filter((id) => id !== self))]));
  const firms = ids.map((id) => ({ ...row(firmTerms, id), id, name: id }) as unknown as Firm);
  const contracts = Array.from({ length: draws.whole(0, draws.pick([6, 14, 40])) }, (_, index): Contract => {
    const type = draws.pick(contractTypes);
    const from = draws.pick([null, ...ids]);
    const to = from === null ? draws.pick(ids) : draws.pick([null, ...ids.filter((id) => id !== from)]);
    return { ...row(type.terms, ''), id: `c${index + 1}`, type: type.id, from, to } as Contract;
  });
  const quarters = draws.pick([1, 2, 5, draws.whole(1, 80)]);
  const market = { ...row(marketTerms, ''), id: 'market', quarters } as Model['market'];
  const model: Model = { market, ...withinWhole(firms, contracts) };
  const scenario = drawScenario(draws, model, quarters);
  return { model, scenario: draws.chance(0.5) ? scenario : { ...scenario, drivers: wildPaths(draws, reach) } };
}

function wildValue(draws: Draws, term: Term, reach: number, others: readonly string[]): CellValue {
  switch (term.kind) {
    case 'text': return draws.pick(['', 'text', '\u202e']);
    case 'choice': return draws.pick(term.options).id;
    case 'flag': return draws.chance(0.5);
    case 'firm': return draws.pick([null, ...others]);
    default: return wildNumber(draws, term, reach);
  }
}

function wildNumber(draws: Draws, { limits: { min, max, whole } }: NumberTerm, reach: number): number {
  const high = Math.min(max, reach);
  const value = draws.pick([
    () => draws.between(Math.max(min, -high), high), () => draws.magnitude(1e-3, Math.max(1, high)), () => draws.magnitude(1e-3, Math.max(1, high)), () => draws.magnitude(1e-12, 1),
    () => Math.round(draws.between(0, 20)), () => 0, () => draws.pick([min, high, 1e-9, 1e-300, 5e-324]),
  ])();
  return Math.min(max, Math.max(min, whole === true ? Math.round(value) : value));
}

function wildPaths(draws: Draws, reach: number): LiveCase['scenario']['drivers'] {
  const most = Math.min(reach, largestPathValue);
  return Object.fromEntries(drivers.filter(() => draws.chance(0.5)).map(({ key }) => [key, {
    values: Array.from({ length: draws.whole(0, 12) }, () => draws.pick([0, 1, draws.between(0, 2), draws.between(-most, most), most, 1e-9])),
  }]));
}
