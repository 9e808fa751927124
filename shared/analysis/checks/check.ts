/** What a check of a run is: something that must hold whatever the inputs, or a doubt about the inputs that is worth a look. */
import type { Localized } from '../../base/localized.ts';
import type { EngineInputs, EngineModel } from '../../engine/inputs.ts';
import type { EngineResult } from '../../engine/run.ts';
import type { Explanation } from '../explanation.ts';

/** A run and what checks compare it with. */
export interface CheckedRun {
  /** Rows with the scenario's overrides put in. */
  readonly seen: EngineModel;
  readonly inputs: EngineInputs;
  readonly result: EngineResult;
  readonly explanations: readonly Explanation[];
  /** The same run a second time, and with all rows in the opposite order. */
  readonly again: EngineResult;
  readonly reversed: EngineResult;
  /** What estates owe and pay in the last clearing of their quarter, after collateral. */
  readonly estates: readonly EstateClaims[];
}

export interface EstateClaims {
  readonly firm: string;
  readonly t: number;
  /** One a claim: rank, owed and paid, M. */
  readonly claims: readonly { readonly rank: number; readonly owed: number; readonly paid: number }[];
}

/** A place where something does not hold: a row, as far as it is about one, its column, and figures. */
export interface Finding {
  readonly target?: 'firm' | 'contract' | 'market';
  readonly id?: string;
  readonly field?: string;
  /** Figures and names of results, the same in every language; empty where the place says all. */
  readonly note: string;
}

export function ofFirm(id: string, note = ''): Finding {
  return { target: 'firm', id, note };
}

export function ofContract(id: string, note = ''): Finding {
  return { target: 'contract', id, note };
}

export function ofRun(note: string): Finding {
  return { note };
}

export interface Check {
  readonly key: string;
  readonly label: Localized;
  readonly help: Localized;
  /** An `error` says that the result must not be used; a `warning`, that inputs deserve a look. */
  readonly severity: 'error' | 'warning';
  /** What to do where it does not hold. */
  readonly remedy: Localized;
  /** The figure that is held against `limit`; the number of places where it does not hold, against 0, where left out. */
  readonly figure?: (run: CheckedRun) => number;
  readonly limit?: number;
  /** Where it does not hold; empty where it does. */
  readonly find: (run: CheckedRun) => readonly Finding[];
}

/** Shares of amounts that rounding may leave. */
export const rounding = 1e-9;

/** The remedy where only the program can be at fault. */
export const programFault: Localized = {
  en: 'A fault of the program, not of the workbook: do not use this result, keep the file and report it.',
  zhHant: '此為程式錯誤，與活頁簿無關：請勿使用此結果，保留檔案並回報。',
};
