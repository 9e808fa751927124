/** A place of the workbook in words, as lists of problems and the command line name it. */
import type { Language } from '../base/localized.ts';
import type { Row } from '../columns/define.ts';
import { contractTitle } from '../contracts/contractTitle.ts';
import { driver } from '../drivers/registry.ts';
import { t } from '../text/messages.ts';
import type { TableId, Workbook } from './document.ts';
import { columnOf, rowsOf } from './document.ts';
import type { ProblemPlace } from './problems.ts';

/** For example “Firm Lessor A, Cash”, “Lease: Lessor A → Lab B, Rent” or “scenario Rents halve: Market, Freeze loss”. Columns without a name show their key. */
export function placeText(workbook: Workbook, place: ProblemPlace, language: Language): string {
  const { table, id, key, scenario } = place;
  const row = table === 'market' || id === undefined ? t(language, `place.${table}`, { name: '' }).trim() : t(language, `place.${table}`, { name: rowName(workbook, table, id, language) });
  const text = key === undefined ? row : `${row}${language === 'en' ? ', ' : '，'}${columnName(workbook, table, key, language)}`;
  if (scenario === undefined || table === 'scenarios') return text;
  return t(language, 'place.inScenario', { scenario: rowName(workbook, 'scenarios', scenario, language), place: text });
}

function rowName(workbook: Workbook, table: TableId, id: string, language: Language): string {
  const row = rowsOf(workbook, table).find((each) => each.id === id);
  if (row === undefined) return id;
  if (table === 'contracts') return contractTitle(row as Row, workbook.contracts, (firm) => rowName(workbook, 'firms', firm, language), language);
  const name: unknown = 'name' in row ? row.name : undefined;
  return typeof name === 'string' && name !== '' ? name : id;
}

function columnName(workbook: Workbook, table: TableId, key: string, language: Language): string {
  if (table === 'notes' || table === 'views' || table === 'analyses' || table === 'charts' || table === 'reports' || table === 'recipes') return key;
  if (table === 'columns') return t(language, key === 'formula' ? 'place.formula' : 'place.name');
  if (table !== 'scenarios') return columnOf(workbook, table, key)?.label[language] ?? key;
  if (key === 'failures' || key === 'parent' || key === 'locked') return t(language, `place.${key}`);
  return key === 'name' ? t(language, 'place.name') : (driver(key)?.label[language] ?? key);
}
