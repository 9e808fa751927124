/** The change log in words, for a list and for CSV. */
import type { Language } from '../base/localized.ts';
import { commands } from '../document/commands/registry.ts';
import type { ChangeRecord } from '../document/changeLog.ts';
import { columnOf, type Workbook } from '../document/document.ts';
import { placeText } from '../document/placeText.ts';
import { formatCell } from '../columns/kinds/registry.ts';
import { driver } from '../drivers/registry.ts';
import { t } from '../text/messages.ts';
import type { CsvTable } from './stampedCsv.ts';

/** Stands in place of a command for work that a crash left and that was brought back. */
export const recoveredWork = 'workbook.recovered';

/** What was done. */
export function changeLabel({ did, undo, size }: ChangeRecord, language: Language): string {
  if (did === recoveredWork) return t(language, 'log.recovered', { count: size ?? 1 });
  const known = Object.hasOwn(commands, did) ? commands[did as keyof typeof commands].label[language] : t(language, 'log.unknown', { id: did });
  return undo === true ? t(language, 'log.undo', { label: known }) : known;
}

/** Where it was done, with the name that the row had then. */
export function changePlace(workbook: Workbook, { table, id, key, scenario, name }: ChangeRecord, language: Language): string {
  if (table === undefined) return '';
  if (name === undefined) return placeText(workbook, { table, ...(id === undefined ? {} : { id }), ...(key === undefined ? {} : { key }), ...(scenario === undefined ? {} : { scenario }) }, language);
  const column = key === undefined ? '' : table === 'firms' || table === 'contracts' || table === 'market' ? (columnOf(workbook, table, key)?.label[language] ?? key) : table === 'scenarios' ? (driver(key)?.label[language] ?? key) : '';
  const row = t(language, `place.${table}`, { name });
  const text = column === '' ? row : `${row}${language === 'en' ? ', ' : '，'}${column}`;
  const over = scenario === undefined || table === 'scenarios' ? undefined : workbook.scenarios.find((each) => each.id === scenario)?.name;
  return over === undefined ? text : t(language, 'place.inScenario', { scenario: over, place: text });
}

/** Before or after, as a person reads it. */
export function changeValue(workbook: Workbook, { table, key, scenario }: ChangeRecord, value: ChangeRecord['from'], language: Language): string {
  if (value === undefined) return '';
  if (value === null) return t(language, scenario === undefined ? 'log.blank' : 'log.inherited');
  const term = key === undefined || (table !== 'firms' && table !== 'contracts' && table !== 'market') ? undefined : columnOf(workbook, table, key);
  // A factor is no value of its column.
  if (term !== undefined && !(typeof value === 'string' && value.startsWith('× '))) return formatCell(value, term, { language, currency: workbook.currency, firmName: (id) => String(workbook.firms.find((each) => each.id === id)?.name ?? id) });
  return typeof value === 'boolean' ? t(language, value ? 'trace.yes' : 'trace.no') : String(value);
}

/** One row a line, the latest first. */
export function changeLogTable(workbook: Workbook, records: readonly ChangeRecord[], language: Language): CsvTable {
  const headings = ['time', 'who', 'what', 'where', 'from', 'to', 'count', 'firms'] as const;
  const firmName = (id: string): string => String(workbook.firms.find((each) => each.id === id)?.name ?? id);
  return {
    title: t(language, 'log.title'),
    headings: headings.map((heading) => t(language, `log.${heading}`)),
    rows: records.map((record) => [
      record.at, record.by, changeLabel(record, language), changePlace(workbook, record, language), csvValue(record.from), csvValue(record.to), record.size ?? 1, (record.firms ?? []).map(firmName).join('; '),
    ]),
  };
}

function csvValue(value: ChangeRecord['from']): string | number | null {
  return value === undefined || value === null ? null : typeof value === 'number' ? value : String(value);
}
