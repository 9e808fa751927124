import type { CellValue } from '../../columns/define.ts';
import type { Workbook } from '../document.ts';
import type { Op, Patch } from '../patch.ts';
import type { Command } from './command.ts';
import { refuse, removeOps } from './command.ts';
import { isLocked } from './storedScenario.ts';
import type { Dependants } from './dependants.ts';
import { dependantCount, dependantsOf } from './dependants.ts';
import { noteStamps } from './noteStamps.ts';

export interface RowsRemoveArgs {
  readonly table: 'firms' | 'contracts';
  readonly ids: readonly string[];
  /** Whether the person has seen what depends on the firms (`dependantsOf`); without it such a removal is refused. */
  readonly confirmed?: boolean;
}

/** Removes rows with all that depends on them: contracts of a firm, references to it, overrides, forced failures, notes. */
export const rowsRemove: Command<RowsRemoveArgs> = {
  id: 'rows.remove',
  label: { en: 'Delete rows', zhHant: '刪除列' },
  plan(workbook, { table, ids, confirmed }) {
    const present = new Set(workbook[table].map(({ id }) => id));
    if (!ids.every((id) => present.has(id))) return refuse('rows.gone');
    const dependants = dependantsOf(workbook, table, ids);
    if (table === 'firms' && dependantCount(dependants) > 0 && confirmed !== true) {
      const { contracts, references, overrides, failures, notes } = dependants;
      return refuse('rows.hasDependants', {
        contracts: contracts.length, references: references.length, overrides: overrides.length, failures: failures.length, notes: notes.length,
      });
    }
    const touched = new Set([...dependants.overrides, ...dependants.failures].map(({ scenario }) => scenario));
    const locked = workbook.scenarios.find((scenario) => touched.has(scenario.id) && isLocked(scenario));
    if (locked !== undefined) return refuse('scenarios.locked', { name: locked.name });
    const gone = new Set(ids);
    return [...mendingOps(workbook, dependants), ...removeOps(workbook, table, (id) => gone.has(id))];
  },
  focus: ({ table }) => ({ table }),
};

function mendingOps(workbook: Workbook, dependants: Dependants): Patch {
  const contracts = new Set(dependants.contracts.map(({ id }) => id));
  const notes = new Set(dependants.notes.map(({ id }) => id));
  const overrides = new Set(dependants.overrides.map(({ override }) => override));
  const failures = new Set(dependants.failures.map(({ failure }) => failure));
  const scenarioOps = workbook.scenarios.flatMap((scenario): readonly Op[] => {
    const without = (key: 'overrides' | 'failures', kept: readonly unknown[]): readonly Op[] =>
      kept.length === scenario[key].length ? [] : [{ op: 'cell', table: 'scenarios', id: scenario.id, key, from: scenario[key], to: kept }];
    return [
      ...without('overrides', scenario.overrides.filter((override) => !overrides.has(override))),
      ...without('failures', scenario.failures.filter((failure) => !failures.has(failure))),
    ];
  });
  return [
    ...dependants.references.map(({ firm, key }): Op => ({ op: 'cell', table: 'firms', id: firm.id, key, from: firm[key], to: undefined })),
    ...noteStamps({ ...workbook, notes: workbook.notes.filter(({ id }) => !notes.has(id)) }, dependants.references.map(({ firm, key }) => ({ table: 'firms', id: firm.id, key, before: firm[key] as CellValue }))),
    ...scenarioOps,
    ...removeOps(workbook, 'notes', (id) => notes.has(id)),
    ...removeOps(workbook, 'contracts', (id) => contracts.has(id)),
  ];
}
