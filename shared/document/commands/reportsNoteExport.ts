import { sameValue } from '../patch.ts';
import type { ReportExport } from '../savedReport.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';

/** Remembers what was exported last, so that what no longer holds of it can be told later, also after the workbook was closed. */
export const reportsNoteExport: Command<{ readonly id: string; readonly exported: ReportExport }> = {
  id: 'reports.noteExport',
  label: { en: 'Remember export', zhHant: '記錄匯出' },
  plan(workbook, { id, exported }) {
    const report = workbook.reports.find((each) => each.id === id);
    if (report === undefined) return refuse('reports.gone');
    return sameValue(report.exported, exported) ? [] : [{ op: 'cell', table: 'reports', id, key: 'exported', from: report.exported, to: exported }];
  },
};
