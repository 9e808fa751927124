/**
 * The numbers that measures are made of, for the formula card: each with its words and unit, read off the engine's arrays.
 * Owns no arithmetic of measures; what is derived here is what an array holds as a quotient.
 */
import type { Localized } from '../base/localized.ts';
import type { EngineResult } from '../engine/run.ts';
import { lossKinds } from '../engine/state.ts';
import type { CardNumber, Measure } from './define.ts';
import { at, extreme, pledgedValue } from './define.ts';

interface Quantity {
  readonly label: Localized;
  readonly kind: Exclude<Measure['kind'], 'choice'>;
  readonly unit: Measure['unit'];
  /** t is of no account where it belongs to the whole run. */
  readonly read: (result: EngineResult, firm: number, t: number) => number | null;
  readonly isOfRun?: true;
}

const money = { kind: 'money', unit: 'money' } as const;
const times = { kind: 'times', unit: 'times' } as const;
const share = { kind: 'share', unit: 'share' } as const;
const ofRun = (values: Float64Array | Int32Array, firm: number) => values[firm] ?? null;
const suffered = (kind: (typeof lossKinds)[number]) => (result: EngineResult, firm: number) => result.lossSuffered[firm * lossKinds.length + lossKinds.indexOf(kind)] ?? null;

const quantities = {
  cash: { ...money, label: { en: 'closing cash', zhHant: '期末現金' }, read: (result, firm, t) => at(result.cash, result, firm, t) },
  debt: { ...money, label: { en: 'closing debt', zhHant: '期末負債' }, read: (result, firm, t) => at(result.debt, result, firm, t) },
  netWorth: { ...money, label: { en: 'net worth', zhHant: '淨值' }, read: (result, firm, t) => at(result.netWorth, result, firm, t) },
  earned: { ...money, label: { en: 'cash earned before debt service', zhHant: '償債前現金流' }, read: (result, firm, t) => at(result.earned, result, firm, t) },
  interestDue: { ...money, label: { en: 'interest due', zhHant: '到期利息' }, read: (result, firm, t) => at(result.interestDue, result, firm, t) },
  service: {
    ...money, label: { en: 'interest and principal due', zhHant: '到期本息' },
    read: (result, firm, t) => {
      const [earned, dscr] = [at(result.earned, result, firm, t), at(result.dscr, result, firm, t)];
      return earned === null || dscr === null || dscr === 0 ? null : earned / dscr;
    },
  },
  dscr: { ...times, label: { en: 'DSCR', zhHant: '償債比率' }, read: (result, firm, t) => at(result.dscr, result, firm, t) },
  ltv: { ...share, label: { en: 'LTV', zhHant: '貸款成數' }, read: (result, firm, t) => at(result.ltv, result, firm, t) },
  pledgedValue: { ...money, label: { en: 'value pledged', zhHant: '質押物價值' }, read: pledgedValue },
  pledgedDebt: {
    ...money, label: { en: 'debt on pledged loans', zhHant: '質押貸款餘額' },
    read: (result, firm, t) => {
      const [ltv, value] = [at(result.ltv, result, firm, t), pledgedValue(result, firm, t)];
      return ltv === null || value === null ? null : ltv * value;
    },
  },
  covenantLtv: { ...share, label: { en: 'LTV covenant', zhHant: '貸款成數約定上限' }, read: (result, firm, t) => at(result.covenantLtv, result, firm, t) },
  covenantDscr: { ...times, isOfRun: true, label: { en: 'DSCR covenant', zhHant: '償債比率約定下限' }, read: ({ covenantDscr }, firm) => ((covenantDscr[firm] ?? 0) > 0 ? (covenantDscr[firm] ?? null) : null) },
  need: { ...money, label: { en: 'collateral lacking before margins', zhHant: '補繳前擔保品不足' }, read: (result, firm, t) => at(result.need, result, firm, t) },
  failureShortfall: { ...money, isOfRun: true, label: { en: 'shortfall that condemned it', zhHant: '致違約的資金缺口' }, read: ({ failureQuarter, failureShortfall }, firm) => ((failureQuarter[firm] ?? 0) > 0 ? ofRun(failureShortfall, firm) : null) },
  failureQuarter: { kind: 'quarters', unit: 'none', isOfRun: true, label: { en: 'fails in quarter', zhHant: '違約季' }, read: ({ failureQuarter }, firm) => ((failureQuarter[firm] ?? 0) > 0 ? ofRun(failureQuarter, firm) : null) },
  failureRound: { kind: 'quarters', unit: 'none', isOfRun: true, label: { en: 'in round', zhHant: '違約輪次' }, read: ({ failureQuarter, failureRound }, firm) => ((failureQuarter[firm] ?? 0) > 0 ? ofRun(failureRound, firm) : null) },
  claims: { ...money, isOfRun: true, label: { en: 'claims on the estate', zhHant: '對破產財團之債權' }, read: ({ claims }, firm) => ofRun(claims, firm) },
  recovered: { ...money, isOfRun: true, label: { en: 'recovered', zhHant: '回收金額' }, read: ({ recovered }, firm) => ofRun(recovered, firm) },
  loanLosses: { ...money, isOfRun: true, label: { en: 'losses on loans', zhHant: '貸款損失' }, read: suffered('loan') },
  trancheLosses: { ...money, isOfRun: true, label: { en: 'losses on notes', zhHant: '券次損失' }, read: suffered('tranche') },
  leaseLosses: { ...money, isOfRun: true, label: { en: 'losses on leases', zhHant: '租約損失' }, read: suffered('lease') },
  supplyLosses: { ...money, isOfRun: true, label: { en: 'losses on payables', zhHant: '貨款損失' }, read: suffered('supply') },
  callLosses: { ...money, isOfRun: true, label: { en: 'losses on calls', zhHant: '履約與動用損失' }, read: suffered('call') },
  equityLosses: { ...money, isOfRun: true, label: { en: 'losses on stakes', zhHant: '持股損失' }, read: suffered('equity') },
} as const satisfies Record<string, Quantity>;
export type QuantityId = keyof typeof quantities;

/** Quantities of a firm in a quarter, as lines of a card. */
export function numbersOf(result: EngineResult, firm: number, t: number, ids: readonly QuantityId[]): readonly CardNumber[] {
  return ids.map((id): CardNumber => {
    const { label, kind, unit, read, ...rest }: Quantity = quantities[id];
    return { key: id, label, kind, unit, t: rest.isOfRun === true ? null : t, value: read(result, firm, t) };
  });
}

/** The quarter in which a path is at its extreme, the first of equals; the first quarter where it has no value. */
export function extremeQuarter(values: Float64Array, result: EngineResult, firm: number, first: number, last: number, pick: (a: number, b: number) => number): number {
  const best = extreme(values, result, firm, first, last, pick);
  for (let t = first; t <= last; t += 1) if (best !== null && at(values, result, firm, t) === best) return t;
  return first;
}
