/** The contract grid: type and parties, then every term that some type has; a type's foreign terms are greyed. */
import { contractGroups, contractTerms, type, usesTerm } from '../../shared/contracts/registry.ts';
import { valueOf } from '../../shared/columns/define.ts';
import { termColumn } from './sheet.ts';
import type { Sheet } from './sheet.ts';

export const contractSheet: Sheet = {
  table: 'contracts',
  label: { en: 'Contracts', zhHant: '合約' },
  groups: contractGroups,
  columns: contractTerms.map(termColumn),
  pinned: contractTerms.filter((term) => term.group === type.group).map((term) => term.key),
  applies: (row, column) => usesTerm(String(valueOf(row, type)), column.key),
};
