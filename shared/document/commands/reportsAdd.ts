import { nameKey, scenarioById } from '../document.ts';
import { nextIds } from '../newRows.ts';
import type { ReportContent } from '../savedReport.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';

/** Keeps a report at the end of their list, with the id `nextIds(workbook, 'reports', 1)`. */
export const reportsAdd: Command<{ readonly name: string; readonly content: ReportContent }> = {
  id: 'reports.add',
  label: { en: 'Add report', zhHant: '新增報告' },
  plan(workbook, { name, content }) {
    if (name.trim() === '') return refuse('reports.nameMissing');
    if (workbook.reports.some((each) => nameKey(each.name) === nameKey(name))) return refuse('reports.nameTaken', { name: name.trim() });
    if (scenarioById(workbook, content.scenario) === undefined) return refuse('scenarios.gone');
    const [id = ''] = nextIds(workbook, 'reports', 1);
    return [{ op: 'insert', table: 'reports', index: workbook.reports.length, row: { id, name: name.trim(), ...content } }];
  },
};
