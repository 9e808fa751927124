/** Setting the sections of a report as a whole, which the commands about one section share. */
import type { Failure } from '../../base/result.ts';
import type { Workbook } from '../document.ts';
import type { Patch } from '../patch.ts';
import { sameValue } from '../patch.ts';
import type { ReportSection } from '../savedReport.ts';
import { refuse } from './command.ts';

/** @param change  gives the sections as they are to be, or null where the section that it is about is gone */
export function changeSections(workbook: Workbook, id: string, change: (sections: readonly ReportSection[]) => readonly ReportSection[] | null): Patch | Failure {
  const report = workbook.reports.find((each) => each.id === id);
  if (report === undefined) return refuse('reports.gone');
  const to = change(report.sections);
  if (to === null) return refuse('reports.sectionGone');
  return sameValue(report.sections, to) ? [] : [{ op: 'cell', table: 'reports', id, key: 'sections', from: report.sections, to }];
}
