/** The firm grid: all terms of a firm in their groups, then the measures, then the columns of the person's own. */
import { firmGroups, firmTerms } from '../../shared/columns/terms/registry.ts';
import { measureGroup, measures } from '../../shared/measures/registry.ts';
import type { CheckedColumns } from '../../shared/rules/checkColumns.ts';
import { columnType, userGroup } from '../../shared/rules/userColumn.ts';
import { measureColumn, termColumn } from './sheet.ts';
import type { Sheet } from './sheet.ts';

export const firmSheet: Sheet = {
  table: 'firms',
  label: { en: 'Firms', zhHant: '公司' },
  groups: [...firmGroups, measureGroup],
  columns: [...firmTerms.map(termColumn), ...measures.map((measure) => measureColumn(measure, measureGroup.id))],
  pinned: ['name'],
  applies: () => true,
};

/** The firm grid with the person's own columns at the end; those of a type that this version does not know are kept, not shown. */
export function firmSheetWith({ list }: CheckedColumns): Sheet {
  const shown = list.filter(({ column, hasRule }) => hasRule || columnType(column.type) !== undefined);
  if (shown.length === 0) return firmSheet;
  const own = shown.map(({ column, term, hasRule }) => {
    const help = [...(hasRule ? [`= ${(column.formula ?? '').replace(/^\s*=/, '').trim()}`] : []), ...(column.help === undefined ? [] : [column.help])].join('\n');
    return { ...termColumn(term), help: { en: help, zhHant: help }, isRule: hasRule };
  });
  return { ...firmSheet, groups: [...firmSheet.groups, userGroup], columns: [...firmSheet.columns, ...own] };
}
