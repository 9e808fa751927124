/** What hovering tells: of a cell its notes, problems and override; of a header what the column means. */
import type { Language } from '../../shared/base/localized.ts';
import { unitLabel } from '../../shared/base/units.ts';
import type { Row, Term } from '../../shared/columns/define.ts';
import { kindOf } from '../../shared/columns/kinds/registry.ts';
import { comesTo } from '../../shared/document/typedText.ts';
import { t } from '../../shared/text/messages.ts';
import { cellText, storedValue } from './sheet.ts';
import type { Sheet, SheetColumn, SheetData } from './sheet.ts';

/** Null: nothing to tell beyond what the cell shows. `isCut`: its text is too long for it. */
export function cellTooltip(data: SheetData, sheet: Sheet, row: Row, column: SheetColumn, isCut: boolean): string | null {
  const remarks = data.remarks(row.id, column.key).map((remark) => remark.text);
  const isLong = isCut || (column.align === 'left' && cellText(data, sheet, row, column).length > 18);
  const lines = [...(isLong ? [cellText(data, sheet, row, column)] : []), ...remarks];
  const doubt = column.measure === null && column !== sheet.columns[0] ? null : data.doubt(row.id);
  if (doubt !== null && sheet.table === 'firms') lines.push(`≈ ${doubt}`);
  lines.push(...data.ruleLines(row.id, column.key));
  const typed = column.term === null ? null : data.typed(row, column.key);
  if (typed !== null && column.term !== null && comesTo(typed, storedValue(row, column.term), column.term, data.parse)) lines.push(t(data.format.language, 'grid.typed', { text: typed }));
  const override = data.overrideText(row.id, column.key);
  if (override !== null) lines.push(override);
  if (column.term !== null && !sheet.applies(row, column)) lines.push(t(data.format.language, 'grid.notApplicable'));
  return lines.length === 0 ? null : lines.join('\n');
}

export function headerTooltip(column: SheetColumn, language: Language, currency: string): string {
  const unit = unitLabel(column.unit, language, currency);
  return [
    column.label[language],
    column.help[language],
    ...(column.measure === null ? [] : [t(language, 'measure.formula', { formula: column.measure.formula[language] })]),
    ...(unit === '' ? [] : [t(language, 'grid.unit', { unit })]),
    ...(column.term === null ? [] : termLines(column.term, language, currency)),
    t(language, 'grid.headerHint'),
  ].join('\n');
}

function termLines(term: Term, language: Language, currency: string): readonly string[] {
  const kind = kindOf(term);
  const context = { language, currency, firmName: () => null };
  const shown = kind.format(term.default, term, context);
  const lines = shown === '' ? [] : [t(language, 'grid.default', { value: shown })];
  if (!('limits' in term) || term.limits.max >= 1e15) return lines;
  const { min, max } = term.limits;
  return [...lines, t(language, 'grid.allowed', { min: kind.format(min, term, context), max: kind.format(max, term, context) })];
}
