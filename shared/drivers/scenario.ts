import type { CellValue } from '../columns/define.ts';
import type { DriverSpec } from './path.ts';
import type { DriverKey } from './registry.ts';

/** One input that a scenario sets otherwise than the workbook: by `value` (null: blank) or by `scale`. */
export interface Override {
  readonly target: 'firm' | 'contract' | 'market';
  /** The row; none for the market. */
  readonly id?: string;
  readonly field: string;
  readonly value?: CellValue;
  /** The arithmetic that was typed and came to the value. */
  readonly typed?: string;
  /** Multiplies the value given or else the default; a blank without default stays blank. */
  readonly scale?: number;
}

/** A firm that fails whatever its cash, in a quarter from 1. */
export interface ForcedFailure {
  readonly firm: string;
  readonly quarter: number;
}

/** A sign-off: while it stands, the scenario refuses edits. Texts only; what they say is the affair of whoever signs. */
export interface ScenarioLock {
  /** Of what the scenario came to when it was signed, its parents included (`document/signOff.ts`). */
  readonly hash: string;
  readonly by?: string;
  readonly date?: string;
}

/** A sparse overlay over the workbook (design/model.md 2.4); it never copies a row. Fields of other programs are kept. */
export interface Scenario {
  readonly id: string;
  readonly name: string;
  /** The scenario that this one is laid over; over the workbook where blank. Resolved before a run (`document/inheritance.ts`). */
  readonly parent?: string | null;
  readonly locked?: ScenarioLock | null;
  readonly drivers: { readonly [K in DriverKey]?: DriverSpec };
  readonly overrides: readonly Override[];
  readonly failures: readonly ForcedFailure[];
}

/** The undisturbed scenario always exists and is never stored. */
export const baseScenarioId = 'base';
export const baseScenario: Scenario = { id: baseScenarioId, name: 'Base', drivers: {}, overrides: [], failures: [] };
