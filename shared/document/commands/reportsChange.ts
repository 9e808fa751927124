import { nameKey, scenarioById } from '../document.ts';
import type { Op } from '../patch.ts';
import { sameValue } from '../patch.ts';
import type { ReportContent } from '../savedReport.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';

/** Everything of a report but its sections, which have commands of their own; `logo: null` takes it away. */
export type ReportChanges = Partial<Omit<ReportContent, 'sections' | 'logo'>> & { readonly name?: string; readonly logo?: string | null };

const keys = ['name', 'template', 'scenario', 'paper', 'languages', 'footer', 'logo'] as const satisfies readonly (keyof ReportChanges)[];

/** Changes what a report is about and how it looks. */
export const reportsChange: Command<{ readonly id: string; readonly changes: ReportChanges }> = {
  id: 'reports.change',
  label: { en: 'Change report', zhHant: '變更報告' },
  plan(workbook, { id, changes }) {
    const report = workbook.reports.find((each) => each.id === id);
    if (report === undefined) return refuse('reports.gone');
    const { name, scenario, languages } = changes;
    if (name !== undefined && name.trim() === '') return refuse('reports.nameMissing');
    if (name !== undefined && workbook.reports.some((each) => each.id !== id && nameKey(each.name) === nameKey(name))) return refuse('reports.nameTaken', { name: name.trim() });
    if (scenario !== undefined && scenarioById(workbook, scenario) === undefined) return refuse('scenarios.gone');
    if (languages?.length === 0) return refuse('reports.noLanguage');
    return keys.flatMap((key): readonly Op[] => {
      if (changes[key] === undefined) return [];
      const to = key === 'name' ? name?.trim() : (changes[key] ?? undefined);
      return sameValue(report[key], to) ? [] : [{ op: 'cell', table: 'reports', id, key, from: report[key], to }];
    });
  },
  focus: ({ id }) => ({ table: 'reports', id }),
};
