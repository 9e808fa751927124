/**
 * Live workbooks: chains of lenders, lessors, brokers, labs, vendors, vehicles and funds of realistic scale, thinly financed, so
 * that things happen: lines are drawn, covenants break, vehicles write notes down, estates pull others down for several rounds.
 *
 * A seed gives a case. Who deals with whom is written here; terms that no role speaks of are drawn from the registries, so that
 * a new term is used without a line here. `liveCase.test.ts` counts what happens and fails when anything never does.
 */
import type { CellValue, NumberTerm, Row, Term } from '../../shared/columns/define.ts';
import { firmTerms } from '../../shared/columns/terms/registry.ts';
import { contractTypes } from '../../shared/contracts/registry.ts';
import type { Contract } from '../../shared/contracts/registry.ts';
import type { Firm } from '../../shared/columns/terms/registry.ts';
import type { Scenario } from '../../shared/drivers/scenario.ts';
import { marketTerms } from '../../shared/market/registry.ts';
import type { Model } from './arbitraries.ts';
import { withinWhole } from './arbitraries.ts';
import type { Draws } from './draws.ts';
import { createDraws } from './draws.ts';
import { drawScenario } from './liveScenario.ts';

export interface LiveOptions {
  readonly maxFirms?: number;
  /** Cells at the ends of what is allowed, 0 and 1e-9 in some of the books; true unless said otherwise. */
  readonly extremes?: boolean;
  /** The horizon; drawn where left out. */
  readonly quarters?: number;
}

export interface LiveCase {
  readonly model: Model;
  readonly scenario: Scenario;
}

type Given = Record<string, CellValue>;
type Role = 'bank' | 'lessor' | 'lab' | 'broker' | 'vendor' | 'vehicle' | 'fund' | 'developer';

/** What the kinds of number are of where no role says more; money in M. */
const scales: Readonly<Record<NumberTerm['kind'], number>> = { money: 20, rate: 0.12, share: 1, quarters: 8, units: 2000, number: 1.5, rank: 3 };

const kindOfRole: Readonly<Record<Role, string>> = {
  bank: 'bank', lessor: 'neocloud', lab: 'aiLab', broker: 'computeBroker', vendor: 'gpuVendor', vehicle: 'absVehicle', fund: 'fund', developer: 'dcDeveloper',
};

export function liveCase(seed: number, options: LiveOptions = {}): LiveCase {
  const draws = createDraws(seed);
  const count = draws.whole(2, draws.chance(0.5) ? Math.min(8, options.maxFirms ?? 14) : (options.maxFirms ?? 14));
  const quarters = options.quarters ?? (draws.chance(0.1) ? 1 : draws.chance(0.02) ? 80 : draws.whole(2, 14));
  const weights: readonly Role[] = ['bank', 'lessor', 'lessor', 'lab', 'lab', 'broker', 'vendor', 'vehicle', 'fund', 'developer'];
  const cast = Array.from({ length: count }, (_, index) => ({ id: `f${String(index + 1).padStart(2, '0')}`, role: draws.pick(weights) }));
  const of = (...roles: readonly Role[]) => cast.filter(({ role }) => roles.includes(role)).map(({ id }) => id);
  const town: Town = { draws, quarters, ids: cast.map(({ id }) => id), of, thin: draws.between(0, 1) };
  const firms = cast.map(({ id, role }): Row => ({ id, name: `${role} ${id}`, ...complete(town, firmTerms, { kind: kindOfRole[role], ...firmOf(town, id, role) }, id) }));
  const contracts = [...cast.flatMap(({ id, role }) => dealings(town, id, role, firms)), ...chanceContracts(town), ...chain(town)]
    .map((given, index): Row => {
      const type = contractTypes.find((each) => each.id === given['type'])!;
      return { id: `c${String(index + 1).padStart(3, '0')}`, ...complete(town, type.terms, given, '') };
    });
  let model = { market: { id: 'market', ...marketOf(town, firms) } as Model['market'], firms: firms as unknown as readonly Firm[], contracts: contracts as unknown as readonly Contract[] };
  if (draws.chance(0.3)) model = rounded(model);
  if (options.extremes !== false && draws.chance(0.15)) model = withExtremes(draws, model);
  model = { market: { ...model.market, quarters }, ...withinWhole(model.firms, model.contracts) };
  return { model, scenario: drawScenario(draws, model, quarters) };
}

interface Town {
  readonly draws: Draws;
  readonly quarters: number;
  readonly ids: readonly string[];
  readonly of: (...roles: readonly Role[]) => readonly string[];
  /** How thin everybody's cash is: 0 comfortable, 1 desperate. */
  readonly thin: number;
}

/** Somebody of these roles other than the firm itself; outside where there is none, and now and then anyhow. */
function somebody({ draws, of }: Town, self: string | null, ...roles: readonly Role[]): string | null {
  const others = of(...roles).filter((id) => id !== self);
  return others.length === 0 || draws.chance(0.15) ? null : draws.pick(others);
}

/** A value within what the term allows, of a size that one firm may have. */
function drawTerm({ draws, ids }: Town, term: Term, self: string): CellValue {
  switch (term.kind) {
    case 'text': return `${term.key} ${draws.whole(1, 99)}`;
    case 'choice': return draws.pick(term.options).id;
    case 'flag': return draws.chance(0.5);
    case 'firm': return draws.pick([null, ...ids.filter((id) => id !== self)]);
    default: {
      const { min, max, whole } = term.limits;
      const value = draws.between(Math.max(min, -scales[term.kind] / 4), Math.min(max, scales[term.kind]));
      return whole === true ? Math.max(min, Math.round(value)) : value;
    }
  }
}

/** What the role says, blank now and then, and some of what it does not speak of. */
function complete(town: Town, terms: readonly Term[], given: Given, self: string): Given {
  const { draws } = town;
  const row: Given = { ...given };
  for (const term of terms) {
    if (row[term.key] === undefined) {
      if (term.key !== 'name' && draws.chance(0.07)) row[term.key] = drawTerm(town, term, self);
    } else if (draws.chance(0.03)) row[term.key] = null;
  }
  return row;
}

/** Terms that loans and own facilities share; `size` is the principal, `value` that of the fleet pledged. */
function lending({ draws, quarters, thin }: Town, size: number, value: number, pledge: number): Given {
  const floating = draws.chance(0.4);
  const ltv = value > 0 && pledge > 0 ? size / (value * pledge) : 1;
  return {
    rateType: floating ? 'floating' : 'fixed', rate: draws.chance(0.05) ? -0.06 : draws.between(0, floating ? 0.06 : 0.14),
    maturity: draws.chance(0.7) ? draws.whole(1, Math.max(1, quarters)) : null, amortization: draws.chance(0.5) ? draws.between(0, 0.15) : 0,
    refinance: draws.chance(0.75), rank: draws.chance(0.7) ? 1 : draws.whole(1, 4), pledged: pledge,
    maxLtv: value > 0 && pledge > 0 && draws.chance(0.65) ? ltv * draws.between(0.92, 1.5 - 0.3 * thin) : 0, minDscr: draws.chance(0.4) ? draws.between(0.2, 2) : 0,
  };
}

/** M a quarter that a unit earns at the opening spot rent. */
const unitRent = (2.5 * 2190) / 1e6;

function firmOf(town: Town, id: string, role: Role): Given {
  const { draws, thin } = town;
  const ease = 1.4 - 1.3 * thin;
  const lender = somebody(town, id, 'bank', 'vehicle', 'fund');
  const vendor = somebody(town, id, 'vendor');
  if (role === 'lessor' || role === 'broker' || role === 'developer') {
    const gpus = draws.magnitude(role === 'lessor' ? 500 : 50, role === 'lessor' ? 30_000 : 3000);
    const gpuCost = draws.between(20, 42);
    const value = (gpus * gpuCost) / 1000;
    const debt = draws.chance(0.85) ? value * draws.between(0.2, 0.7 + 0.5 * thin) : 0;
    return {
      gpus, gpuCost, gpuAge: draws.between(0, 8), gpuLife: draws.between(10, 28), gpuOpex: draws.between(0.5, 3), utilization: draws.between(0.5, 1),
      cash: value * draws.between(0, 0.12) * ease, opex: value * draws.between(0, 0.02 + 0.06 * thin), revenue: draws.chance(0.3) ? value * draws.between(0, 0.1) : 0, demandBeta: draws.between(-0.5, 3),
      otherAssets: draws.chance(0.4) ? value * draws.between(0, 0.3) : 0, debt, lender, ...lending(town, debt, value, draws.chance(0.8) ? draws.between(0.3, 1) : 0),
      undrawn: draws.chance(0.6) ? value * draws.between(0, 0.15) : 0, capex: draws.chance(0.6) ? value * draws.between(0, 0.15) : 0, vendor, advanceRate: draws.chance(0.8) ? draws.between(0, 1) : 0,
    };
  }
  const size = draws.magnitude(10, 400);
  if (role === 'bank' || role === 'vehicle') {
    return {
      cash: size * draws.between(0.02, 0.5) * ease, otherAssets: draws.chance(0.5) ? size * draws.between(0, 0.6) : 0, debt: role === 'bank' ? size * draws.between(0, 1) : 0, lender: somebody(town, id, 'bank', 'fund'),
      ...lending(town, size, 0, 0), opex: size * draws.between(0, 0.02), undrawn: draws.chance(0.3) ? size * 0.05 : 0, failsWhenInsolvent: draws.chance(role === 'bank' ? 0.7 : 0.2),
    };
  }
  return {
    cash: size * draws.between(0, 0.6) * ease, revenue: size * draws.between(0, 0.3), demandBeta: draws.between(0, 2), opex: size * draws.between(0, 0.2 + 0.2 * thin), funding: role === 'lab' ? size * draws.between(0, 0.4) : 0,
    otherAssets: draws.chance(0.4) ? size * draws.between(0, 0.5) : 0, debt: draws.chance(0.4) ? size * draws.between(0, 0.4) : 0, lender, ...lending(town, size, 0, 0),
    undrawn: draws.chance(0.5) ? size * draws.between(0, 0.3) : 0, capex: role === 'lab' && draws.chance(0.3) ? size * draws.between(0, 0.2) : 0, vendor, advanceRate: draws.chance(0.5) ? draws.between(0, 1) : 0,
    failsWhenInsolvent: role === 'fund' && draws.chance(0.6),
  };
}

/** The contracts in which a firm is the customer, or the one that lends. */
function dealings(town: Town, id: string, role: Role, firms: readonly Row[]): readonly Given[] {
  const { draws, quarters } = town;
  const deals: Given[] = [];
  const self = firms.find((row) => row.id === id)!;
  const amount = (key: string) => Number(self[key] ?? 0);
  const fleet = (amount('gpus') * amount('gpuCost')) / 1000;
  const term = () => (draws.chance(0.7) ? draws.whole(1, quarters + 2) : null);
  const rent = (lessor: string | null, lessee: string | null, units: number, resale: boolean) => {
    if (lessor !== lessee) deals.push({ type: 'lease', from: lessor, to: lessee, units, rent: units * unitRent * draws.between(0.5, 1.1), term: term(), takeOrPay: draws.chance(0.5) ? draws.between(0, 1) : null, resale });
  };
  const times = (most: number, act: () => void) => { for (let n = draws.whole(0, most); n > 0; n -= 1) act(); };
  if (role === 'lessor' || role === 'broker') {
    times(2, () => rent(id, somebody(town, id, 'lab', 'lab', 'broker'), amount('gpus') * draws.between(0, 0.5), draws.chance(0.4)));
    times(2, () => deals.push({ type: 'loan', from: somebody(town, id, 'bank', 'vehicle', 'vehicle', 'fund', 'vendor'), to: id, principal: fleet * draws.between(0, 0.3), ...lending(town, fleet * 0.15, fleet, draws.chance(0.5) ? draws.between(0.05, 0.3) : 0) }));
    times(2, () => deals.push({ type: 'supply', from: somebody(town, id, 'vendor'), to: id, amount: fleet * draws.between(0, 0.06), term: term(), lag: draws.whole(0, 4), outstanding: draws.chance(0.4) ? fleet * draws.between(0, 0.08) : 0, addsGpus: draws.chance(0.6) }));
  }
  if (role === 'lab' || role === 'broker') {
    times(1, () => rent(somebody(town, id, 'lessor', 'broker'), id, draws.magnitude(100, 4000), role === 'broker' || draws.chance(0.2)));
    times(2, () => deals.push({ type: 'equity', from: somebody(town, id, 'fund', 'vendor'), to: id, stake: draws.between(0, 0.4), injection: draws.chance(0.6) ? draws.between(0, 8) : 0, term: term() }));
    times(1, () => deals.push({ type: 'supply', from: somebody(town, id, 'developer', 'vendor'), to: id, amount: draws.between(0, 6), term: term(), lag: draws.whole(0, 2), outstanding: draws.between(0, 5) }));
  }
  if (role === 'vendor') times(1, () => deals.push({ type: 'supply', from: id, to: null, amount: draws.between(0, 20), term: term(), lag: draws.whole(0, 2), outstanding: draws.between(0, 20) }));
  if (role === 'bank' || role === 'fund') {
    times(2, () => deals.push({ type: 'loan', from: id, to: somebody(town, id, 'bank', 'fund', 'lab', 'developer', 'vendor', 'vehicle'), principal: draws.magnitude(1, 80), ...lending(town, 40, 0, 0) }));
    times(1, () => deals.push({ type: 'guarantee', from: id, to: somebody(town, id, 'lab', 'lessor', 'bank', 'vehicle', 'broker'), cap: draws.magnitude(0.5, 30) }));
  }
  if (role === 'lessor' || role === 'lab') times(1, () => deals.push({ type: 'guarantee', from: somebody(town, id, 'vendor', 'fund', 'developer'), to: id, cap: draws.magnitude(0.5, 30) }));
  if (role === 'vehicle') {
    times(3, () => deals.push({ type: 'tranche', from: somebody(town, id, 'bank', 'fund', 'vendor'), to: id, principal: draws.magnitude(2, 80), rate: draws.between(0, 0.15), rank: draws.whole(1, 3) }));
    times(2, () => deals.push({ type: 'loan', from: id, to: somebody(town, id, 'lessor', 'lessor', 'broker', 'lab'), principal: draws.magnitude(2, 80), ...lending(town, 40, 0, draws.chance(0.3) ? 0.1 : 0) }));
  }
  return deals.filter((deal) => deal['from'] !== null || deal['to'] !== null);
}

/** Contracts of any type between anybody: what no role has thought of. */
function chanceContracts(town: Town): readonly Given[] {
  const { draws, ids } = town;
  return Array.from({ length: draws.whole(0, Math.ceil(ids.length / 3)) }, () => {
    const type = draws.pick(contractTypes);
    const from = draws.pick([null, ...ids]);
    const to = draws.pick([...(from === null ? [] : [null]), ...ids.filter((id) => id !== from)]);
    const terms = (type.terms as readonly Term[]).filter(() => draws.chance(0.6)).map((term) => [term.key, drawTerm(town, term, '')] as const);
    return { ...Object.fromEntries(terms), type: type.id, from, to };
  });
}

/** Now and then firms owe one another down a row, or round a ring, on one day: who is not paid cannot pay, round after round. */
function chain({ draws, ids, quarters }: Town): readonly Given[] {
  if (!draws.chance(0.3)) return [];
  let size = draws.magnitude(20, 4000);
  const slack = draws.between(0, 0.1);
  const maturity = draws.whole(1, Math.min(3, quarters));
  const first = draws.whole(0, ids.length - 1);
  return Array.from({ length: draws.whole(1, ids.length) }, (_, index) => {
    const [to, from] = [index, index + 1].map((step) => ids[(first + step) % ids.length]!);
    size *= draws.between(1, 1 + slack);
    return { type: 'loan', from: from ?? null, to: to ?? null, principal: size, maturity, refinance: false, rank: draws.whole(1, 2) };
  });
}

function marketOf(town: Town, firms: readonly Row[]): Given {
  const { draws } = town;
  const units = firms.reduce((sum, row) => sum + Number(row['gpus'] ?? 0), 0);
  const some = (share: number, value: () => number): number | null => (draws.chance(share) ? value() : null);
  return complete(town, marketTerms.filter(({ key }) => key !== 'quarters'), {
    spotRent: draws.chance(0.05) ? 0 : draws.between(1.2, 3), spotDemand: some(0.3, () => units * draws.between(0.5, 1.3) + (draws.chance(0.2) ? draws.magnitude(10, 1e9) : 0)), rentElasticity: some(0.6, () => draws.between(0, 2.5)), rentToValue: some(0.6, () => draws.between(0, 1.5)),
    marketDepth: draws.chance(0.7) ? units * draws.between(0.2, 2) : 0, fireSaleImpact: draws.between(0, 1.5), cashKept: some(0.4, () => draws.between(0.3, 1)), inflowKept: some(0.4, () => draws.between(0.3, 1)),
    cureQuarters: draws.whole(0, 3), freezeLoss: some(0.5, () => draws.between(0, 0.3)), baseRate: draws.between(-0.01, 0.06),
  }, '');
}

const isNumber = (term: Term): term is NumberTerm => 'limits' in term;

/** Every amount a whole number: boundaries are met exactly. Shares and rates keep two decimals. */
function rounded(model: Model): Model {
  const round = <R extends Row>(row: R, terms: readonly Term[]): R => {
    const next: Record<string, unknown> = { ...row };
    for (const term of terms) {
      const value = next[term.key];
      if (typeof value === 'number' && isNumber(term)) next[term.key] = ['share', 'rate', 'number'].includes(term.kind) ? Math.round(value * 20) / 20 : Math.round(value);
    }
    return next as R;
  };
  return { market: round(model.market, marketTerms), firms: model.firms.map((row) => round(row, firmTerms)), contracts: model.contracts.map((row) => round(row, contractTypes.flatMap(({ terms }): readonly Term[] => terms))) };
}

/** Up to four cells at 0, at next to nothing, or at an end of what is allowed. */
function withExtremes(draws: Draws, model: Model): Model {
  const extreme = <R extends Row>(row: R, terms: readonly Term[]): R => {
    const term = draws.pick(terms.filter(isNumber).filter(({ key }) => key !== 'quarters'));
    const { min, max, whole } = term.limits;
    const value = draws.pick([min, max, Math.max(0, min), whole === true ? Math.max(1, min) : 1e-9]);
    return { ...row, [term.key]: value };
  };
  let { market, firms, contracts } = model;
  for (let n = draws.whole(1, 4); n > 0; n -= 1) {
    const place = draws.whole(0, 9);
    if (place === 0) market = extreme(market, marketTerms);
    else if (place < 6 || contracts.length === 0) {
      const row = draws.whole(0, firms.length - 1);
      firms = firms.map((each, index) => (index === row ? extreme(each, firmTerms) : each));
    } else {
      const row = draws.whole(0, contracts.length - 1);
      contracts = contracts.map((each, index) => (index === row ? extreme(each, contractTypes.find(({ id }) => id === each['type'])!.terms) : each));
    }
  }
  return { market, firms, contracts };
}
