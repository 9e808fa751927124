import { withoutLog } from './changeLog.ts';
import type { Workbook } from './document.ts';
import type { SavedReport } from './savedReport.ts';

/**
 * What the hash of a workbook counts: all but its change log and what it remembers of exports, which an export itself changes, so
 * that no file would ever be of the workbook that it came from.
 */
export function stampedContents(workbook: Workbook): Workbook {
  const { reports } = workbook;
  return withoutLog(reports.some(({ exported }) => exported !== undefined) ? { ...workbook, reports: reports.map(withoutExport) } : workbook);
}

function withoutExport({ exported: _exported, ...report }: SavedReport): SavedReport {
  // Safe: what was taken out may be left out, which the open row's type no longer knows.
  return report as SavedReport;
}
