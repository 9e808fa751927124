/** From the registries to AG Grid: one column definition each, under the headings of their groups. */
import type { ColDef, ColGroupDef, ITooltipParams, ValueFormatterParams, ValueGetterParams } from 'ag-grid-community';
import type { Language } from '../../shared/base/localized.ts';
import { unitLabel } from '../../shared/base/units.ts';
import type { CellValue, Row } from '../../shared/columns/define.ts';
import { kindOf } from '../../shared/columns/kinds/registry.ts';
import { t } from '../../shared/text/messages.ts';
import { columnRules, stateRules } from './cellState.ts';
import type { MarkSources } from './cellState.ts';
import { cellText, cellValue } from './sheet.ts';
import type { SheetColumn } from './sheet.ts';
import { cellTooltip, headerTooltip } from './tooltips.ts';

/** The column of row numbers; it selects and moves whole rows. */
export const rowNumberKey = '#';

/** The results that are pinned to the right edge: whether a firm fails, when, and why. */
const inSight: ReadonlySet<string> = new Set(['result.state', 'result.failureQuarter', 'result.failureCause']);

/** @returns the definitions in the language shown; built anew when it changes */
export function columnDefs(sources: MarkSources): (ColDef<Row> | ColGroupDef<Row>)[] {
  const { sheet } = sources;
  const { language } = sources.data().format;
  const groups = sheet.groups.map((group): ColGroupDef<Row> => ({
    groupId: `group-${group.id}`,
    headerName: group.label[language],
    headerClass: `group-${group.id}`,
    // The pinned name stands under its own heading, or AG Grid would split the group and repeat it.
    children: sheet.columns.filter((column) => column.group === group.id).map((column) => columnDef(column, sources)),
    marryChildren: false,
  }));
  return [rowNumberDef(sources), ...groups];
}

function columnDef(column: SheetColumn, sources: MarkSources): ColDef<Row> {
  const { sheet } = sources;
  const { language, currency } = sources.data().format;
  const unit = unitLabel(column.unit, language, currency);
  return {
    colId: column.key,
    headerName: column.label[language],
    headerTooltip: headerTooltip(column, language, currency),
    headerClass: () => [...(column.align === 'right' ? ['is-right'] : []), ...(sources.isFiltered(column.key) ? ['is-filtered'] : [])],
    headerComponentParams: { innerHeaderComponentParams: { unit, sortLabel: t(language, 'header.sort') } },
    cellClass: [
      column.align === 'right' ? 'is-right' : 'is-left',
      column.term === null || column.isRule ? 'is-calculated' : 'is-input',
      `kind-${column.term?.kind ?? 'result'}`,
      ...(column.key === 'result.state' ? ['is-state'] : []),
    ],
    cellClassRules: columnRules(column, sources),
    ...(sheet.pinned.includes(column.key) ? { pinned: 'left' as const, lockPinned: true, suppressMovable: true } : {}),
    // What an edit does to the firm stays in sight, however far left it was made.
    ...(inSight.has(column.key) ? { pinned: 'right' as const } : {}),
    width: columnWidth(column, language),
    minWidth: 48,
    valueGetter: ({ data: row }: ValueGetterParams<Row>) => (row ? cellValue(sources.data(), sheet, row, column) : null),
    valueFormatter: ({ data: row, column: shown }: ValueFormatterParams<Row>) => (row ? fitted(cellText(sources.data(), sheet, row, column), column, shown.getActualWidth(), sources) : ''),
    tooltipValueGetter: ({ data: row, column: shown }: ITooltipParams<Row>) => {
      if (!row) return null;
      const isCut = shown !== undefined && 'getActualWidth' in shown && !isShownWhole(cellText(sources.data(), sheet, row, column), column, shown.getActualWidth(), sources);
      return cellTooltip(sources.data(), sheet, row, column, isCut);
    },
    comparator: comparator(column, sources),
  };
}

/** A number that does not fit is hidden as in a spreadsheet: a part of it could pass for another number. */
function fitted(text: string, column: SheetColumn, width: number, sources: MarkSources): string {
  return isShownWhole(text, column, width, sources) ? text : '#'.repeat(Math.max(1, Math.floor((width - 20) / 11)));
}

function isShownWhole(text: string, column: SheetColumn, width: number, sources: MarkSources): boolean {
  return column.align === 'left' || text === '' || sources.fits(text, width);
}

/** Sorting by the kind's own order; a firm by its name. Blank stays last in both directions. */
function comparator(column: SheetColumn, sources: MarkSources): NonNullable<ColDef<Row>['comparator']> {
  const { term } = column;
  return (a: CellValue, b: CellValue, _nodeA, _nodeB, isDescending) => {
    const blank = Number(a === null) - Number(b === null);
    if (blank !== 0) return isDescending ? -blank : blank;
    if (term?.kind === 'firm') return kindOf({ ...term, kind: 'text', default: '', unique: false }).compare(named(a, sources), named(b, sources));
    if (term !== null) return kindOf(term).compare(a, b);
    return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en');
  };
}

function named(value: CellValue, sources: MarkSources): CellValue {
  return value === null ? null : sources.data().format.firmName(String(value));
}

function rowNumberDef(sources: MarkSources): ColDef<Row> {
  return {
    colId: rowNumberKey,
    headerName: '',
    headerTooltip: t(sources.data().format.language, 'grid.row'),
    pinned: 'left',
    lockPinned: true,
    lockPosition: 'left',
    suppressMovable: true,
    resizable: false,
    sortable: false,
    width: 44,
    cellClass: ['is-row-number'],
    cellClassRules: sources.sheet.table === 'firms' ? stateRules(sources) : {},
    valueGetter: ({ node }: ValueGetterParams<Row>) => (node?.rowIndex ?? 0) + 1,
  };
}

/** Wide enough for the label, the unit below it and usual values. */
function columnWidth(column: SheetColumn, language: Language): number {
  const key = column.term?.kind ?? column.measure?.kind ?? 'number';
  const least: Readonly<Record<string, number>> = { text: 150, choice: 112, firm: 140, flag: 76, money: 92, unitPrice: 92, units: 92 };
  const labelWidth = 26 + textWidth(column.label[language], 12.5, 7.4);
  const unitWidth = 22 + textWidth(unitLabel(column.unit, language, 'USD'), 11, 6.4);
  if (inSight.has(column.key)) return Math.max(84, Math.round(labelWidth) - 10);
  if (column.key === 'name') return 164;
  if (column.key === 'from' || column.key === 'to') return 130;
  if (column.key === 'type') return 92;
  if (column.key === 'group') return 92;
  // Read on hover and in the inspector; the numbers need the room.
  if (column.key === 'notes') return 64;
  return Math.round(Math.max(least[key] ?? 78, Math.min(labelWidth, 170), Math.min(unitWidth, 150)));
}

/** A guess from the number of letters; Chinese ones are wider. */
function textWidth(text: string, wide: number, narrow: number): number {
  return Array.from(text).reduce((sum, letter) => sum + (letter > '\u2e7f' ? wide : narrow), 0);
}
