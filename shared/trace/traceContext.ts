import type { CascadeLink } from '../analysis/explain.ts';
import type { Scenario } from '../drivers/scenario.ts';
import type { EngineResult } from '../engine/run.ts';
import type { CheckedColumns } from '../rules/checkColumns.ts';
import type { TraceBook } from './traceBook.ts';

/** What is traced through: a workbook under a scenario, its rules, and what is known of its run. */
export interface TraceContext {
  readonly book: TraceBook;
  readonly columns: CheckedColumns;
  /** The scenario in front and what it is laid over, nearest first; without Base. */
  readonly line: readonly Scenario[];
  /** Of the slider: rules read results there. */
  readonly quarter: number;
  /** The last run; null before the first. */
  readonly result: EngineResult | null;
  /** Who cost whom how much; empty where that is not known (yet). */
  readonly cascade: readonly CascadeLink[];
}
