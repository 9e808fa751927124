/** The firm grid: all terms of a firm in their groups, then the measures. */
import { firmGroups, firmTerms } from '../../shared/columns/terms/registry.ts';
import { measureGroup, measures } from '../../shared/measures/registry.ts';
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
