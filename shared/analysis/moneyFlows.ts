/**
 * Who pays whom how much, and for what, in one quarter (design/model.md 3.2 to 3.8).
 *
 * Owns: which movements of money there are and their sums by payer, payee and kind. For a firm that lives through the quarter they
 * add up: opening cash, plus all that it receives, less all that it pays, is its closing cash. Does not own: a picture of them.
 */
import type { Localized } from '../base/localized.ts';
import { hoursPerQuarter, million } from '../engine/dues.ts';
import type { EngineInputs } from '../engine/inputs.ts';
import { run } from '../engine/run.ts';
import type { State } from '../engine/state.ts';
import type { Movement, RunWatch } from '../engine/watch.ts';
import { ExactSum } from './exactSum.ts';

/** What money is paid for, in the order of a legend. Loans, rents and purchases first: they close the circle of financed demand. */
export const flowKinds = {
  rent: { en: 'Lease rent', zhHant: '租金' },
  purchase: { en: 'Purchases', zhHant: '採購' },
  debtService: { en: 'Interest and repayment', zhHant: '還本付息' },
  lending: { en: 'New borrowing', zhHant: '新增借款' },
  injection: { en: 'Equity injections', zhHant: '股權注資' },
  funding: { en: 'Funding from investors', zhHant: '外部投資人資金' },
  revenue: { en: 'Revenue from customers', zhHant: '客戶營收' },
  spot: { en: 'Spot rental income', zhHant: '現貨出租收入' },
  costs: { en: 'Operating costs', zhHant: '營運成本' },
  call: { en: 'Guarantee calls', zhHant: '保證代償' },
} as const satisfies Record<string, Localized>;
export type FlowKind = keyof typeof flowKinds;

const movementKinds: Readonly<Record<Movement, FlowKind>> = { margin: 'debtService', notes: 'debtService', lending: 'lending', purchase: 'purchase', injection: 'injection' };

export interface MoneyFlow {
  /** Row of the firm; -1 is outside. */
  readonly from: number;
  readonly to: number;
  readonly kind: FlowKind;
  /** M, positive. */
  readonly amount: number;
}

/**
 * Runs the model and keeps the payments of quarter t: what the last clearing paid, what firms earned and spent by themselves, and
 * what moved after it. Estates' sales and what is lost in them are no payments.
 *
 * @returns by payer, payee and kind, in that order; nothing at opening or beyond the horizon
 */
export function moneyFlows(inputs: EngineInputs, t: number): readonly MoneyFlow[] {
  const sums = new Map<string, { readonly from: number; readonly to: number; readonly kind: FlowKind; readonly sum: ExactSum }>();
  const row = (firm: number) => (firm < 0 ? -1 : (inputs.firms.row[firm] ?? -1));
  const add = (kind: FlowKind, payer: number, payee: number, amount: number) => {
    if (!(amount > 0)) return;
    const [from, to] = [row(payer), row(payee)];
    const key = `${from} ${to} ${kind}`;
    const entry = sums.get(key) ?? { from, to, kind, sum: new ExactSum() };
    entry.sum.add(amount);
    sums.set(key, entry);
  };
  const watch: RunWatch = {
    judged: (_inputs, state, _why, _round, before) => {
      // Quiet: this was the last clearing of the quarter.
      if (state.t !== t || state.estateCount !== before) return;
      for (let i = 0; i < inputs.firmCount; i += 1) if (state.alive[i] === 1) ownFlows(inputs, state, i, add);
      for (let k = 0; k < state.at.count; k += 1) add(kindOfClaim(state, k), state.debtor[k] ?? -1, state.creditor[k] ?? -1, state.paid[k] ?? 0);
    },
    moved: (quarter, movement, payer, payee, amount) => {
      if (quarter === t) add(movementKinds[movement], payer, payee, amount);
    },
  };
  run(inputs, { watch, cancelled: afterQuarter(t) });
  const kinds = Object.keys(flowKinds);
  return [...sums.values()].map(({ sum, ...flow }) => ({ ...flow, amount: sum.value })).sort((a, b) => a.from - b.from || a.to - b.to || kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

/** Later quarters are not needed. */
function afterQuarter(t: number): () => boolean {
  let begun = 0;
  return () => {
    begun += 1;
    return begun > t;
  };
}

type Add = (kind: FlowKind, payer: number, payee: number, amount: number) => void;

/** Section 3.2, from and to outside. A negative revenue, funding or cost is money the other way. */
function ownFlows({ firms, paths }: EngineInputs, state: State, i: number, add: Add): void {
  const { t } = state;
  const demand = paths.demand[t] ?? 1;
  const put = (kind: FlowKind, amount: number) => (amount >= 0 ? add(kind, -1, i, amount) : add(kind, i, -1, -amount));
  put('revenue', (firms.revenue[i] ?? 0) * Math.max(0, 1 + (firms.demandBeta[i] ?? 0) * (demand - 1)));
  put('funding', (firms.funding[i] ?? 0) * (paths.funding[t] ?? 1));
  put('spot', ((state.pool[i] ?? 0) * (firms.utilization[i] ?? 0) * Math.min(1, demand) * state.rent * hoursPerQuarter) / million);
  put('costs', -(state.opex[i] ?? 0));
}

function kindOfClaim({ at }: State, k: number): FlowKind {
  if (k < at.lease) return 'debtService';
  if (k < at.supply) return 'rent';
  if (k < at.guarantee) return 'purchase';
  if (k < at.tranche) return 'call';
  return k < at.draw ? 'debtService' : 'lending';
}
