import { contractTerms, usesTerm } from '../../contracts/registry.ts';
import { column, notedCell, textCell } from '../reportText.ts';
import type { ReportTableKind } from './reportTableKind.ts';

export const contracts: ReportTableKind = {
  id: 'contracts',
  label: { en: 'Contracts', zhHant: '合約' },
  help: { en: 'Every contract with its parties and the terms that are given.', zhHant: '各合約的當事人與已輸入的條件。' },
  none: { en: 'There are no contracts.', zhHant: '沒有合約。' },
  table: (context, scenario) => {
    const { language } = context;
    const { contracts: rows } = context.work.bench(scenario).seen;
    // A column that no contract fills would only take room.
    const shown = contractTerms.filter(({ key }) => ['type', 'from', 'to'].includes(key) || rows.some((row) => row[key] !== undefined && row[key] !== null));
    return {
      columns: shown.map((term) => column(term.label[language], term.unit, 'limits' in term)),
      rows: rows.map((row) => shown.map((term) => (usesTerm(String(row['type'] ?? 'loan'), term.key) ? notedCell('contracts', row, term, context) : textCell('')))),
    };
  },
};
