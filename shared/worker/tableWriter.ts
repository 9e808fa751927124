/**
 * Tables written in a thread of their own: what an export would hold, and the file itself.
 *
 * Owns: the messages, and working through the rows in pieces. Pure: it is told a workbook once, and asked about it as often as the
 * person changes what is wanted. A scenario is run here anew, so that any of them can be exported, not only the one in front.
 */
import { assertNever } from '../base/assert.ts';
import type { Failure, Result } from '../base/result.ts';
import { failure, ok } from '../base/result.ts';
import { groupedText, shiftedText } from '../columns/decimal.ts';
import type { Workbook } from '../document/document.ts';
import { scenarioById } from '../document/document.ts';
import { effectiveScenario } from '../document/inheritance.ts';
import { compileInputs } from '../engine/inputs.ts';
import type { EngineResult } from '../engine/run.ts';
import { run } from '../engine/run.ts';
import type { ExportCell, ExportColumn } from '../interchange/exportTable.ts';
import { isPercentage, shownDigits } from '../interchange/exportTable.ts';
import { tableExporter } from '../interchange/exporters/registry.ts';
import type { TableFormat } from '../interchange/exporters/tableExporter.ts';
import { runSource } from '../interchange/runSource.ts';
import type { ExportOptions, TableExport } from '../interchange/tableExport.ts';
import { exportTable } from '../interchange/tableExport.ts';

export interface TableWish {
  readonly options: ExportOptions;
  readonly format: TableFormat;
  /** Id of a scenario, Base included. */
  readonly scenario: string;
  /** For results that follow the slider. */
  readonly quarter: number;
}

export type TableWriterRequest =
  | { readonly type: 'workbook'; readonly workbook: Workbook }
  | { readonly type: 'preview'; readonly serial: number; readonly wish: TableWish }
  | { readonly type: 'write'; readonly serial: number; readonly wish: TableWish };

/** The first rows as the file shows them, and the account of all. */
export interface TablePreview {
  readonly columns: readonly Pick<ExportColumn, 'heading' | 'kind'>[];
  /** Above the headings; null where units stand in them. */
  readonly units: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
  readonly rowCount: number;
  readonly lost: ReturnType<TableExport['lost']>;
}

export type TableWriterReply =
  | { readonly type: 'preview'; readonly serial: number; readonly preview: TablePreview }
  /** It is at work. */
  | { readonly type: 'alive'; readonly serial: number }
  | { readonly type: 'progress'; readonly serial: number; readonly done: number; readonly total: number }
  | { readonly type: 'written'; readonly serial: number; readonly bytes: Uint8Array }
  | { readonly type: 'refused'; readonly serial: number; readonly reason: Failure };

/** Rows that are shown, and rows that are worked through between two words about how far it is. */
const shown = 10;
const piece = 2000;

/** @param tell  hears of progress while a request is carried out */
export function createTableWriter(tell: (reply: TableWriterReply) => void): (request: TableWriterRequest) => TableWriterReply | null {
  let workbook: Workbook | null = null;
  let known: { readonly scenario: string; readonly result: EngineResult } | null = null;

  const resultOf = (book: Workbook, id: string, alive: () => void): Result<EngineResult> => {
    if (known?.scenario === id) return ok(known.result);
    const stored = scenarioById(book, id);
    if (stored === undefined) return failure('export.noScenario');
    alive();
    const inputs = compileInputs(book, effectiveScenario(book.scenarios, stored));
    alive();
    if (!inputs.ok) return failure('export.noResults', { scenario: stored.name, problems: inputs.error.length });
    known = { scenario: id, result: run(inputs.value, { cancelled: () => (alive(), false) }) };
    return ok(known.result);
  };
  const tableOf = ({ options, format, scenario: id, quarter }: TableWish, alive: () => void): Result<TableExport> => {
    const stored = workbook === null ? undefined : scenarioById(workbook, id);
    if (workbook === null || stored === undefined) return failure('export.noScenario');
    const needsResult = options.results && options.table === 'firms';
    const result = needsResult ? resultOf(workbook, id, alive) : ok(null);
    return result.ok ? exportTable(runSource(workbook, effectiveScenario(workbook.scenarios, stored), result.value, quarter), options, tableExporter(format)) : result;
  };
  const previewOf = (wish: TableWish, alive: () => void): Result<TablePreview> => {
    const table = tableOf(wish, alive);
    if (!table.ok) return table;
    const { head, rowCount, rows, lost } = table.value;
    const texts: (readonly string[])[] = [];
    for (let from = 0; from < rowCount; from += piece) {
      const some = rows(from, from + piece);
      if (!some.ok) return some;
      alive();
      for (const row of from === 0 ? some.value.slice(0, shown) : []) texts.push(row.map((cell, index) => cellText(cell, head.columns[index]?.kind ?? 'text', wish)));
    }
    return ok({ columns: head.columns.map(({ heading, kind }) => ({ heading, kind })), units: head.hasUnitsRow ? head.columns.map(({ unit }) => unit) : null, rows: texts, rowCount, lost: lost() });
  };
  const bytesOf = (serial: number, wish: TableWish, alive: () => void): Result<Uint8Array> => {
    const table = tableOf(wish, alive);
    if (!table.ok) return table;
    const { head, rowCount, rows } = table.value;
    const writer = tableExporter(wish.format).start(head);
    for (let from = 0; from < rowCount; from += piece) {
      const some = rows(from, from + piece);
      if (!some.ok) return some;
      writer.add(some.value);
      tell({ type: 'progress', serial, done: Math.min(rowCount, from + piece), total: rowCount });
    }
    return ok(writer.finish());
  };
  return (request) => {
    switch (request.type) {
      case 'workbook':
        workbook = request.workbook;
        known = null;
        return null;
      case 'preview': {
        const { serial, wish } = request;
        const preview = previewOf(wish, () => tell({ type: 'alive', serial }));
        return preview.ok ? { type: 'preview', serial, preview: preview.value } : { type: 'refused', serial, reason: preview.error };
      }
      case 'write': {
        const { serial, wish } = request;
        const bytes = bytesOf(serial, wish, () => tell({ type: 'alive', serial }));
        return bytes.ok ? { type: 'written', serial, bytes: bytes.value } : { type: 'refused', serial, reason: bytes.error };
      }
      default:
        return assertNever(request);
    }
  };
}

/** A cell as the file's reader sees it: a spreadsheet rounds, a text shows what it holds. */
function cellText(cell: ExportCell, kind: ExportColumn['kind'], { format, options }: TableWish): string {
  if (typeof cell !== 'number') return cell ?? '';
  const isPercent = isPercentage(kind);
  const isRounded = format === 'xlsx' || options.isRounded;
  const text = isRounded && kind !== 'text' ? groupedText(isPercent ? cell * 100 : cell, ...shownDigits[kind]) : shiftedText(cell, isPercent ? 2 : 0);
  return isPercent && format === 'xlsx' ? `${text}%` : text;
}
