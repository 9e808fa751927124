/**
 * What a run comes to, small enough to stand beside others: the system's outcomes, and a few figures of each firm.
 * Owns: which figures scenarios are compared by, and the differences from a reference. Window and command line show the same.
 */
import type { Localized } from '../base/localized.ts';
import type { UnitId } from '../base/units.ts';
import type { EngineResult } from '../engine/run.ts';
import { lossKinds } from '../engine/state.ts';
import type { Measure } from '../measures/define.ts';
import { failureQuarter } from '../measures/failureQuarter.ts';
import { lowestCash } from '../measures/lowestCash.ts';
import { lowestDscr } from '../measures/lowestDscr.ts';
import { numbersOf } from '../measures/quantities.ts';
import { lossesOf } from './outcomes/outcome.ts';
import { outcomes } from './outcomes/registry.ts';

/** A figure of the system. */
export interface SystemFigure {
  readonly key: string;
  readonly label: Localized;
  readonly help: Localized;
  readonly unit: UnitId;
  readonly read: (result: EngineResult) => number | null;
}

/** What losses are suffered on, in words for the middle of a sentence. */
export const lossChannels: { readonly [K in (typeof lossKinds)[number]]: Localized } = {
  loan: { en: 'loans', zhHant: '貸款' },
  tranche: { en: 'tranches', zhHant: '券次' },
  lease: { en: 'leases', zhHant: '租約' },
  supply: { en: 'payables', zhHant: '採購帳款' },
  call: { en: 'guarantees and draws', zhHant: '保證與動用' },
  equity: { en: 'equity', zhHant: '股權' },
};

/** The system's outcomes, then losses by kind of contract. */
export const systemFigures: readonly SystemFigure[] = [
  ...outcomes,
  ...lossKinds.map((kind): SystemFigure => ({
    key: `loss.${kind}`, unit: 'money',
    label: { en: `Losses: ${lossChannels[kind].en}`, zhHant: `損失：${lossChannels[kind].zhHant}` },
    help: { en: 'Losses over the horizon on contracts of this kind.', zhHant: '期間內此類合約的損失。' },
    read: (result) => lossesOf(result, [kind]),
  })),
];

/** What a firm loses as a creditor or owner over the run, all kinds together. */
const lossSuffered = {
  key: 'lossSuffered', kind: 'money', unit: 'money', followsQuarter: false,
  label: { en: 'Losses suffered', zhHant: '承受損失' },
  help: { en: 'What the firm loses on others over the horizon, on all kinds of contract.', zhHant: '期間內該公司因他人違約而承受的損失，含各類合約。' },
  formula: { en: 'losses on loans, notes, leases, payables, calls and stakes', zhHant: '貸款、券次、租約、貨款、履約與股權之損失合計' },
  section: '4',
  numbers: (result, firm) => numbersOf(result, firm, 0, ['loanLosses', 'trancheLosses', 'leaseLosses', 'supplyLosses', 'callLosses', 'equityLosses']),
  compute: (result, firm) => {
    let sum = 0;
    for (let kind = 0; kind < lossKinds.length; kind += 1) sum += result.lossSuffered[firm * lossKinds.length + kind] ?? 0;
    return sum;
  },
} as const satisfies Measure;

/** The figures of a firm, as the grid shows them. */
export const firmFigures: readonly (Measure & { readonly key: FirmFigureKey })[] = [failureQuarter, lowestCash, lowestDscr, lossSuffered];
export type FirmFigureKey = 'failureQuarter' | 'lowestCash' | 'lowestDscr' | 'lossSuffered';

export interface ScenarioSummary {
  readonly system: Readonly<Record<string, number | null>>;
  /** By figure and firm, in the order of the rows that were run. */
  readonly firms: { readonly [K in FirmFigureKey]: readonly (number | null)[] };
}

export function summarize(result: EngineResult): ScenarioSummary {
  const perFirm = ({ compute }: Measure) => Array.from({ length: result.firmCount }, (_, firm) => {
    const value = compute(result, firm, result.quarters);
    return typeof value === 'number' ? value : null;
  });
  return {
    system: Object.fromEntries(systemFigures.map(({ key, read }) => [key, read(result)])),
    firms: { failureQuarter: perFirm(failureQuarter), lowestCash: perFirm(lowestCash), lowestDscr: perFirm(lowestDscr), lossSuffered: perFirm(lossSuffered) },
  };
}

export interface Difference {
  readonly absolute: number | null;
  /** Of the reference's size; null where that is 0. */
  readonly relative: number | null;
}

/** How far a figure is from that of the reference; nothing where one of them is blank. */
export function difference(value: number | null, reference: number | null): Difference {
  if (value === null || reference === null) return { absolute: null, relative: null };
  return { absolute: value - reference, relative: reference === 0 ? null : (value - reference) / Math.abs(reference) };
}

/** Firms that fail only here, only in the reference, or in both in another quarter; ids in the order given. */
export interface FailureChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly moved: readonly { readonly firm: string; readonly from: number; readonly to: number }[];
}

/** @param here  by id of each firm that fails, the quarter in which it does */
export function failureChanges(reference: ReadonlyMap<string, number>, here: ReadonlyMap<string, number>): FailureChanges {
  return {
    added: [...here.keys()].filter((firm) => !reference.has(firm)),
    removed: [...reference.keys()].filter((firm) => !here.has(firm)),
    moved: [...here].flatMap(([firm, to]) => {
      const from = reference.get(firm);
      return from === undefined || from === to ? [] : [{ firm, from, to }];
    }),
  };
}
