import type { Row } from '../../shared/columns/define.ts';
import type { EngineResult } from '../../shared/engine/run.ts';
import { checkColumns } from '../../shared/rules/checkColumns.ts';
import type { CheckedColumns } from '../../shared/rules/checkColumns.ts';
import { evaluateColumns } from '../../shared/rules/evaluateColumns.ts';
import type { RuleValues } from '../../shared/rules/evaluateColumns.ts';
import type { UserColumn } from '../../shared/rules/userColumn.ts';

/** A column by rule; its id is its name. */
export function aRule(name: string, formula: string, type = 'auto'): UserColumn {
  return { id: name, name, type, formula };
}

/** A column that is typed into; its id is its name. */
export function anOwnColumn(name: string, type: string): UserColumn {
  return { id: name, name, type };
}

/** The columns worked out over firms, without a result unless one is given. */
export function evaluated(columns: readonly UserColumn[], firms: readonly Row[], result: EngineResult | null = null, quarter = 0): { readonly checked: CheckedColumns; readonly values: RuleValues } {
  const checked = checkColumns(columns, 'USD');
  const names = new Map(firms.map((row) => [row.id, typeof row['name'] === 'string' ? row['name'] : null]));
  const places = new Map(firms.map((row, index) => [row.id, index]));
  return {
    checked,
    values: evaluateColumns(checked, { firms, market: { id: 'market' }, firmName: (id) => names.get(id) ?? null, result, resultIndex: (id) => places.get(id), quarter }),
  };
}
