import type { Row } from '../columns/define.ts';

/** An analysis that a workbook keeps: kind, scenario and parameters in words, so that it is run again on today's numbers. */
export type SavedAnalysis = Row & {
  readonly name: string;
  /** Id of a kind of analysis (`shared/analysis/kinds`); one of a later program is kept, and not run. */
  readonly kind: string;
  /** Id of the scenario that it starts from. */
  readonly scenario: string;
  readonly parameters: Readonly<Record<string, string>>;
};
