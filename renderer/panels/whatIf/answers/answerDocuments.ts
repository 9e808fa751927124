/** What the analyses of this view print: the same documents as of `firebreak analyse --json`. */
interface Sample {
  readonly x: number;
  readonly value: number | null;
}

/** `--kind seek`. */
export interface SeekDocument {
  readonly input: string;
  readonly outcome: string;
  readonly target: number;
  readonly from: number;
  readonly to: number;
  readonly scanned: number;
  readonly least?: number;
  readonly most?: number;
  readonly solutions: readonly { readonly kind: 'root' | 'level' | 'jump'; readonly x: number; readonly outcome: number; readonly below: Sample; readonly above: Sample; readonly verified: boolean }[];
  readonly values: readonly number[];
  readonly outcomes: readonly (number | null)[];
}

/** `--kind grid`; with `input2` the cells are rows of `values2`. */
export type GridDocument = { readonly outcome: string; readonly base: number | null; readonly input: string; readonly values: readonly number[] } & (
  | { readonly input2?: undefined; readonly cells: readonly (number | null)[] }
  | { readonly input2: string; readonly values2: readonly number[]; readonly cells: readonly (readonly (number | null)[])[] }
);

/** `--kind spider`. */
export interface SpiderDocument {
  readonly outcome: string;
  readonly base: number | null;
  /** By how much inputs are moved at each step, as shares of themselves. */
  readonly shares: readonly number[];
  readonly lines: readonly { readonly input: string; readonly now: number; readonly values: readonly number[]; readonly outcomes: readonly (number | null)[] }[];
  readonly left: number;
}

/** `--kind rankCorrelation`. */
export interface RankDocument {
  readonly outcome: string;
  readonly tries: number;
  readonly seed: number;
  readonly counted: number;
  readonly error: number | null;
  readonly inputs: readonly { readonly input: string; readonly correlation: number | null }[];
  readonly left: number;
}

/** `--kind tornado`. */
export interface TornadoDocument {
  readonly outcome: string;
  readonly base: number | null;
  readonly swing: number;
  readonly inputs: number;
  readonly skipped: number;
  readonly withoutEffect: number;
  readonly bars: readonly { readonly input: string; readonly now: number; readonly low: number; readonly high: number; readonly outcomeLow: number | null; readonly outcomeHigh: number | null; readonly impact: number }[];
  readonly left: number;
}

interface ThresholdDocument {
  readonly smallest: number | null;
  readonly below: number | null;
  readonly bracket: number | null;
  readonly spans: readonly { readonly from: number; readonly to: number }[];
  readonly monotone: boolean;
  readonly scanStep: number;
  readonly verified: boolean;
}

/** `--kind reverse`. */
export type ReverseDocument = ThresholdDocument & {
  readonly input: string;
  readonly condition: { readonly failures?: number; readonly firm?: string; readonly loss?: number };
  readonly from: number;
  readonly to: number;
  readonly tolerance: number;
  readonly failed: readonly { readonly firm: string; readonly t: number; readonly round: number }[];
};

/** `--kind rescue`. */
export interface RescueDocument {
  readonly goal: { readonly firm?: string; readonly failures?: number };
  readonly failed: readonly { readonly firm: string }[];
  readonly rescues: readonly (ThresholdDocument & {
    readonly help: 'cash' | 'waiver' | 'rentCut' | 'rentRaise';
    readonly firm: string;
    readonly contract?: string;
    readonly field?: 'maxLtv' | 'minDscr';
    readonly settings: readonly { readonly input: string; readonly value: number }[];
  })[];
  readonly cheapestCash: { readonly firm: string; readonly smallest: number } | null;
}

/** `--kind each`. */
export interface EachDocument {
  readonly quarter: number;
  readonly base: { readonly failures: number; readonly losses: number };
  readonly firms: readonly {
    readonly firm: string; readonly failsAnyway: boolean; readonly moreFailures: number; readonly moreLosses: number; readonly lossToOthers: number; readonly ownEstate: number;
    readonly broughtDown: readonly { readonly firm: string; readonly t: number }[]; readonly debtRank: number;
  }[];
}

/** `--kind next`. */
export interface NextDocument {
  readonly input: string;
  readonly now: number;
  readonly changes: readonly {
    readonly side: 'below' | 'above'; readonly value: number; readonly stillAt: number; readonly distance: number;
    readonly added: readonly string[]; readonly removed: readonly string[]; readonly moved: readonly string[]; readonly verified: boolean;
  }[];
}

/** `--kind optimise`. */
export interface OptimiseDocument {
  readonly outcome: string;
  readonly goal: 'least' | 'greatest';
  readonly condition: { readonly outcome: string; readonly atMost?: number; readonly atLeast?: number } | null;
  readonly inputs: readonly { readonly input: string; readonly from: number; readonly to: number }[];
  readonly seed: number;
  readonly tries: number;
  readonly best: { readonly values: readonly number[]; readonly outcome: number; readonly condition: number | null } | null;
  readonly verified: boolean;
}

/** `--kind triggers`. */
export interface TriggersDocument {
  readonly triggers: readonly { readonly id: string; readonly name: string }[];
  readonly seed: number;
  readonly tries: number;
  readonly noise: number;
  readonly columns: readonly {
    readonly scenarios: readonly string[];
    readonly name: string;
    readonly order: readonly { readonly kind: string; readonly t: number; readonly round: number; readonly place: number }[];
    readonly failures: readonly { readonly firm: string; readonly t: number; readonly round: number }[];
    readonly losses: number;
    readonly firstKindStays: number | null;
  }[];
  readonly kinds: readonly { readonly kind: string; readonly firms: number }[];
}

/** `--kind simulate`. */
export interface SimulateDocument {
  readonly outcome: string;
  readonly base: number | null;
  readonly tries: number;
  readonly seed: number;
  /** Paths in which the outcome has a value. */
  readonly counted: number;
  readonly mean: number | null;
  readonly standardError: number | null;
  readonly quantiles: readonly { readonly share: number; readonly value: number }[];
  /** The one that fails most often first. */
  readonly firms: readonly { readonly firm: string; readonly probability: number; readonly interval: readonly [low: number, high: number] }[];
}
