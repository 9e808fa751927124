/** Numbers, dates and footnotes of reports: both languages say the same doubles. */
import type { Language, Localized } from '../base/localized.ts';
import { unitLabel, type UnitId } from '../base/units.ts';
import type { CellValue, Row, Term } from '../columns/define.ts';
import { valueOf } from '../columns/define.ts';
import { formatCell } from '../columns/kinds/registry.ts';
import { cellKey } from '../document/scenario.ts';
import { scenarioById } from '../document/document.ts';
import type { CellTable, Note, Workbook } from '../document/document.ts';
import type { Scenario } from '../drivers/scenario.ts';
import { baseScenarioId } from '../drivers/scenario.ts';
import type { ReportCell, ReportColumn } from '../interchange/reportDocument.ts';
import { formatMeasure } from '../measures/formatMeasure.ts';
import type { Measure, MeasureValue } from '../measures/define.ts';
import { t } from '../text/messages.ts';
import type { ReportContext } from './reportContext.ts';

/** A day in words: 22 November 2026, 2026年11月22日; empty for a time that is none. */
export function dateText(time: string, language: Language): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})/.exec(time) ?? [];
  if (year === '') return '';
  return language === 'en' ? `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}` : `${year}年${Number(month)}月${Number(day)}日`;
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const kindOfUnit: Readonly<Partial<Record<UnitId, Measure['kind']>>> = { money: 'money', share: 'share', times: 'times', round: 'quarters', quarters: 'quarters', gpus: 'quarters' };

/** A number of a unit as people read it; a dash where there is none. */
export function numberText(value: number | null, unit: UnitId, language: Language): string {
  if (value === null || Number.isNaN(value)) return '–';
  const kind = kindOfUnit[unit] ?? (Number.isInteger(value) ? 'quarters' : 'number');
  return formatMeasure(value, { kind, unit }, language);
}

export function numberCell(value: number | null | undefined, unit: UnitId, language: Language): ReportCell {
  const known = value === undefined || value === null || Number.isNaN(value) ? null : value;
  return { value: known, text: known === null ? '' : numberText(known, unit, language) };
}

export function textCell(text: string): ReportCell {
  return { value: text, text };
}

export function measureCell(value: MeasureValue, measure: Measure, language: Language): ReportCell {
  const text = formatMeasure(value, measure, language);
  return { value: typeof value === 'number' ? value : text === '' ? null : text, text };
}

/** A cell of the workbook, defaults included. */
export function termCell(row: Row, term: Term, context: ReportContext): ReportCell {
  return valueCell(valueOf(row, term), term, context);
}

/** The same with where it comes from, for formats that show remarks of cells. */
export function notedCell(table: CellTable, row: Row, term: Term, context: ReportContext): ReportCell {
  const cell = termCell(row, term, context);
  const note = context.work.notes.get(cellKey(table, row.id, term.key));
  return note === undefined ? cell : { ...cell, note: noteText(note, context) };
}

/** What a note says, on lines: its text, its source and date, who wrote it. */
export function noteText({ text, source = '', date = '', author = '', assumed }: Note, { language }: ReportContext): string {
  const origin = [assumed === true ? t(language, 'report.assumed') : '', source, date].filter((each) => each !== '').join(', ');
  return [text, origin, author].filter((each) => each !== '').join('\n');
}

export function valueCell(value: CellValue, term: Term, { workbook, language }: ReportContext): ReportCell {
  const text = formatCell(value, term, { language, currency: workbook.currency, firmName: (id) => firmName(workbook, id) });
  return { value: typeof value === 'number' ? value : text === '' ? null : text, text };
}

export function column(label: string, unit: UnitId = 'none', isNumber = unit !== 'none'): ReportColumn {
  return { label, unit, isNumber };
}

export function firmName(workbook: Pick<Workbook, 'firms'>, id: string): string {
  const name = workbook.firms.find((row) => row.id === id)?.name;
  return typeof name === 'string' && name !== '' ? name : id;
}

const baseName: Localized = { en: 'Base', zhHant: '基準' };

/** What a scenario is called in a language: Base has a name in each, the others have the person's. */
export function scenarioName({ id, name }: Pick<Scenario, 'id' | 'name'>, language: Language): string {
  return id === baseScenarioId ? baseName[language] : name;
}

/** The stored scenario of an id, for its name. */
export function scenarioNameById(workbook: Workbook, id: string, language: Language): string {
  const found = scenarioById(workbook, id);
  return found === undefined ? id : scenarioName(found, language);
}

export interface FootnoteOptions {
  /** Left out where units stand at the columns. */
  readonly unit?: UnitId;
  /** The unit in words, where a unit alone does not say it. */
  readonly unitText?: string;
  readonly scenarios?: readonly Scenario[];
  /** Left out: the engine's run of the workbook. */
  readonly source?: string;
  readonly remark?: string;
}

/** Scenario, unit, currency, date, source, model version and hash: what no figure or table goes without. */
export function footnote(context: ReportContext, { unit, unitText, scenarios = [context.scenario], source, remark = '' }: FootnoteOptions = {}): string {
  const { language, workbook, stamp, date } = context;
  const words = unitText ?? (unit === undefined ? '' : unitLabel(unit, language, workbook.currency));
  const names = scenarios.map((each) => scenarioName(each, language)).join(language === 'en' ? ', ' : '、');
  const parts = [
    remark,
    t(language, 'report.noteScenario', { name: names }),
    words === '' ? t(language, 'report.noteCurrency', { currency: workbook.currency }) : t(language, 'report.noteUnit', { unit: words, currency: workbook.currency }),
    date === '' ? '' : t(language, 'report.noteDate', { date }),
    t(language, 'report.noteSource', { source: source ?? t(language, 'report.noteEngine', { workbook: workbook.name }) }),
    t(language, 'report.noteModel', { model: stamp.model, hash: stamp.workbookHash.slice(0, 12) }),
  ];
  return parts.filter((each) => each !== '').join(language === 'en' ? ' · ' : '｜');
}
