/**
 * The export of a table that is being prepared: what is wanted, what the file would hold, how far writing it is.
 *
 * Owns: what the person has chosen, and the thread that looks it up and writes. Does not own: what the cells hold
 * (`shared/interchange/tableExport.ts`), the file on the disk (main). Closing the dialog ends the thread, and with it whatever it does.
 */
import { signal } from '@preact/signals-core';
import type { Failure } from '../../shared/base/result.ts';
import type { ExportOptions } from '../../shared/interchange/tableExport.ts';
import { usualExport } from '../../shared/interchange/tableExport.ts';
import type { TablePreview, TableWish, TableWriterReply, TableWriterRequest } from '../../shared/worker/tableWriter.ts';
import { desktop } from './desktop.ts';
import { currentTab } from './place.ts';
import { language } from './settings.ts';
import { type After, listenForSilence, type Silence, silenceOf } from '../../shared/worker/silence.ts';
import { showToast } from './toasts.ts';
import { explain, translate } from './translate.ts';
import { quarter } from './view.ts';
import { scenario, workbook } from './workbook.ts';

/** The border to a worker thread. */
export interface TableWriterPort {
  readonly post: (request: TableWriterRequest) => void;
  readonly terminate: () => void;
}
export interface TableWriterListener {
  readonly reply: (reply: TableWriterReply) => void;
  readonly died: (message: string) => void;
}

export interface TableExporting {
  readonly wish: TableWish;
  /** Of an earlier wish while `isStale`; null before the first. */
  readonly preview: TablePreview | null;
  readonly isStale: boolean;
  /** Why nothing can be written; null when something can. */
  readonly refused: Failure | null;
  /** Rows done of all while the file is made; null while it is not. */
  readonly progress: { readonly done: number; readonly total: number } | null;
}

/** null while the dialog is closed. */
export const tableExporting = signal<TableExporting | null>(null);

interface Surroundings {
  readonly startWorker: (listener: TableWriterListener) => TableWriterPort;
  /** Keeps a bug's text in the log. */
  readonly report: (message: string, stack: string) => void;
  readonly after: After;
}
let surroundings: Surroundings | null = null;
let port: TableWriterPort | null = null;
let silence: Silence | null = null;
let serial = 0;
/** The number of the wish that the thread is at work for. */
let going: number | null = null;
/** Main asks where the file goes, or writes it. */
let isSaving = false;
/** What was wanted last, for the next time; the sheet and scenario are those in front. */
let last: Pick<TableWish, 'format'> & { readonly options: ExportOptions } = { format: 'xlsx', options: usualExport };
let isHeadingChosen = false;

export function connectTableExports(given: Surroundings): void {
  surroundings = given;
  silence = listenForSilence(given.after, () => failed('The thread that writes tables does not answer'));
}

/** Opens the dialog for the sheet and scenario in front. */
export function beginTableExport(): void {
  const table = currentTab.peek() === 'contracts' ? 'contracts' : 'firms';
  const options = { ...last.options, table, ...(isHeadingChosen ? {} : { headings: language.peek() }) } as const;
  tableExporting.value = { wish: { format: last.format, options, scenario: scenario.peek().id, quarter: quarter.peek() }, preview: null, isStale: true, refused: null, progress: null };
  openPort();
  ask();
}

export function closeTableExport(): void {
  if (isSaving) void desktop().call('work:stop', 'exporting');
  silence?.none();
  port?.terminate();
  port = null;
  tableExporting.value = null;
}

export function wishTable(change: Partial<Omit<TableWish, 'options'>> & { readonly options?: Partial<ExportOptions> }): void {
  const now = tableExporting.peek();
  if (now === null || now.progress !== null) return;
  if (change.options?.headings !== undefined) isHeadingChosen = true;
  const wish = { ...now.wish, ...change, options: { ...now.wish.options, ...change.options } };
  last = { format: wish.format, options: wish.options };
  tableExporting.value = { ...now, wish, isStale: true };
  ask();
}

/** Makes the file; then main asks where it goes. */
export function writeTable(): void {
  const now = tableExporting.peek();
  if (now === null || now.progress !== null || now.refused !== null || now.preview === null) return;
  serial += 1;
  tableExporting.value = { ...now, progress: { done: 0, total: now.preview.rowCount } };
  send({ type: 'write', serial, wish: now.wish });
}

/** Stops making the file, or putting it on the disk, and leaves the dialog as it was. */
export function stopWriting(): void {
  const now = tableExporting.peek();
  if (now === null || now.progress === null) return;
  if (isSaving) {
    // Says itself what became of it: the file may be there by now.
    void desktop().call('work:stop', 'exporting');
    return;
  }
  port?.terminate();
  openPort();
  tableExporting.value = { ...now, progress: null, isStale: true };
  ask();
  showToast('info', () => translate('fileWork.exportingStopped'));
}

function openPort(): void {
  const given = surroundings;
  if (given === null) return;
  let own: TableWriterPort | null = null;
  own = given.startWorker({
    reply: (reply) => {
      if (own === port) hear(reply);
    },
    died: (message) => {
      if (own === port) failed(message);
    },
  });
  port = own;
  going = null;
  own.post({ type: 'workbook', workbook: workbook.peek() });
}

function failed(message: string): void {
  surroundings?.report(message, '');
  closeTableExport();
  showToast('error', () => translate('export.died'));
}

/** Shows what is wished for; while the thread is at work for an earlier wish, only the last of the later ones waits. */
function ask(): void {
  const now = tableExporting.peek();
  if (now === null) return;
  serial += 1;
  if (going === null) send({ type: 'preview', serial, wish: now.wish });
}

function send(request: Exclude<TableWriterRequest, { readonly type: 'workbook' }>): void {
  going = request.serial;
  port?.post(request);
  silence?.due(silenceOf(workbook.peek()));
}

/** While the thread is at work for an earlier wish, its words count: it cannot come to the last one before. */
function hear(reply: TableWriterReply): void {
  if (reply.serial !== going) return;
  if (reply.type === 'alive' || reply.type === 'progress') silence?.due(silenceOf(workbook.peek()));
  else {
    silence?.none();
    going = null;
  }
  if (reply.serial === serial) take(reply);
  else if (going === null) ask();
}

function take(reply: TableWriterReply): void {
  const now = tableExporting.peek();
  if (now === null) return;
  switch (reply.type) {
    case 'alive':
      return;
    case 'preview':
      tableExporting.value = { ...now, preview: reply.preview, isStale: false, refused: null };
      return;
    case 'refused':
      tableExporting.value = { ...now, isStale: false, refused: reply.reason, progress: null };
      return;
    case 'progress':
      tableExporting.value = { ...now, progress: { done: reply.done, total: reply.total } };
      return;
    case 'written':
      void save(now, reply.bytes);
  }
}

async function save(now: TableExporting, bytes: Uint8Array): Promise<void> {
  const { wish: { options, format } } = now;
  const name = `${workbook.peek().name || translate('shell.untitled')} ${translate(`import.${options.table}`)}`;
  isSaving = true;
  const saved = await desktop().call('export:write', `${name}.${format}`, format, bytes);
  isSaving = false;
  if (!saved.ok) showToast(saved.error.code === 'fileWork.exportingStopped' ? 'info' : 'error', () => explain(saved.error));
  else if (saved.value !== null) {
    const details = { name: saved.value.name, rows: now.preview?.rowCount ?? 0 };
    showToast('success', () => translate('export.saved', details));
    closeTableExport();
    return;
  }
  // The person called it off, or the disk refused it: the dialog stays as it was.
  if (tableExporting.peek() !== null) tableExporting.value = { ...now, progress: null };
}
