import { nameKey, scenarioById } from '../document.ts';
import { nextIds } from '../newRows.ts';
import type { Op } from '../patch.ts';
import { sameValue } from '../patch.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';

export interface AnalysesSaveArgs {
  /** The saved analysis that is changed; a new one at the end where left out, with the id `nextIds(workbook, 'analyses', 1)`. */
  readonly id?: string;
  readonly name: string;
  readonly kind: string;
  readonly scenario: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Keeps an analysis in the workbook under a name of its own. */
export const analysesSave: Command<AnalysesSaveArgs> = {
  id: 'analyses.save',
  label: { en: 'Save analysis', zhHant: '儲存分析' },
  plan(workbook, { id, name, kind, scenario, parameters }) {
    if (name.trim() === '') return refuse('analyses.nameMissing');
    if (scenarioById(workbook, scenario) === undefined) return refuse('scenarios.gone');
    if (workbook.analyses.some((each) => each.id !== id && nameKey(each.name) === nameKey(name))) return refuse('analyses.nameTaken', { name: name.trim() });
    const content = { name: name.trim(), kind, scenario, parameters };
    if (id === undefined) {
      const [newId = ''] = nextIds(workbook, 'analyses', 1);
      return [{ op: 'insert', table: 'analyses', index: workbook.analyses.length, row: { id: newId, ...content } }];
    }
    const former = workbook.analyses.find((each) => each.id === id);
    if (former === undefined) return refuse('analyses.gone');
    return (['name', 'kind', 'scenario', 'parameters'] as const).flatMap((key): readonly Op[] =>
      (sameValue(former[key], content[key]) ? [] : [{ op: 'cell', table: 'analyses', id, key, from: former[key], to: content[key] }]));
  },
  focus: ({ id }) => ({ table: 'analyses', ...(id === undefined ? {} : { id }) }),
};
