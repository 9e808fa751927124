/** The tables that a report can show, in the order in which they are offered. */
import { contracts } from './contracts.ts';
import { failures } from './failures.ts';
import { firms } from './firms.ts';
import { losses } from './losses.ts';
import { market } from './market.ts';
import type { ReportTableKind } from './reportTableKind.ts';
import { scenarioInputs } from './scenarioInputs.ts';

export const reportTables: readonly ReportTableKind[] = [failures, firms, losses, market, scenarioInputs, contracts];

/** The table with this id; undefined for one of a later program. */
export function reportTable(id: string): ReportTableKind | undefined {
  return reportTables.find((each) => each.id === id);
}
