/**
 * Writing reports and figures to files.
 *
 * Owns: what is under way, where files go, printing, and the words for what became of it. Does not own: what is in the files
 * (`shared/worker/reporter.ts`); main asks where and writes.
 */
import { computed, signal } from '@preact/signals-core';
import type { Language } from '../../shared/base/localized.ts';
import type { Failure, Result } from '../../shared/base/result.ts';
import { failure as refused, ok } from '../../shared/base/result.ts';
import { reportsNoteExport } from '../../shared/document/commands/reportsNoteExport.ts';
import type { SavedReport } from '../../shared/document/savedReport.ts';
import { embedStamps } from '../../shared/interchange/stamps/registry.ts';
import { type ExportKind, exportKinds, type FolderHandle } from '../../shared/ipc/contract.ts';
import type { ReporterFile, ReporterReply, ReporterTask } from '../../shared/worker/reporter.ts';
import { desktop } from './desktop.ts';
import { runTask, stopReporter } from './reporter.ts';
import { changeReports, refreshSections } from './reports.ts';
import { showToast } from './toasts.ts';
import { explain, translate } from './translate.ts';
import { workbook } from './workbook.ts';

interface Exporting {
  readonly done: number;
  readonly total: number;
}
const underWay = signal<Exporting | null>(null);
/** How far the export under way is; null while there is none. */
export const exporting = computed(() => underWay.value);

/** Writes a report in languages and formats: one file where the person says, several into a folder. @returns whether all of it was written */
export async function exportReport(report: SavedReport, languages: readonly Language[], formats: readonly string[]): Promise<boolean> {
  const total = languages.length * formats.length;
  const sections: Record<string, Readonly<Record<string, string>>> = {};
  const done = await writeAll({ kind: 'files', report, languages, formats }, total, total > 1, ({ shown }) => {
    if (shown !== undefined) sections[shown.language] = shown.sections;
  });
  if (!done) return false;
  refreshSections();
  changeReports(reportsNoteExport, { id: report.id, exported: { time: new Date().toISOString(), sections } });
  return done;
}

/** Writes charts of scenarios into a folder. */
export function exportFigures(task: Omit<Extract<ReporterTask, { readonly kind: 'figures' }>, 'kind'>): Promise<boolean> {
  return writeAll({ kind: 'figures', ...task }, task.charts.length * task.scenarios.length * task.formats.length, true);
}

let isStopped = false;

/** Gives up what is under way, printing and writing included; files that are written stay. */
export function stopExport(): void {
  if (underWay.peek() === null) return;
  isStopped = true;
  stopReporter();
  void desktop().call('work:stop', 'exporting');
}

async function writeAll(task: ReporterTask, total: number, intoFolder: boolean, wrote: (file: ReporterFile) => void = () => undefined): Promise<boolean> {
  const chosen = intoFolder ? await desktop().call('export:chooseFolder') : ok({ folder: null, name: '' });
  if (!chosen.ok) return refuse(chosen.error);
  if (chosen.value === null) return false;
  const { folder, name: folderName } = chosen.value;
  isStopped = false;
  underWay.value = { done: 0, total };
  const names: string[] = [];
  let missing = 0;
  let failure: Failure | null = null;
  /** Files are written one after the other, in the order in which they come. */
  let last: Promise<void> = Promise.resolve();
  const take = async ({ file }: Extract<ReporterReply, { readonly type: 'file' }>): Promise<void> => {
    if (failure !== null || isStopped) return;
    if (file === null) missing += 1;
    else {
      const written = await writeFile(file, folder);
      if (!written.ok) {
        // What the person gave up is no fault, whatever it says.
        if (!isStopped) failure = written.error;
        stopReporter();
        return;
      }
      if (written.value !== null) {
        names.push(written.value.name);
        wrote(file);
      }
    }
    underWay.value = { done: names.length + missing, total };
  };
  const end = await new Promise<string>((resolve) => {
    runTask(workbook.peek(), task, new Date().toISOString(), {
      heard: (reply) => {
        if (reply.type === 'file') last = last.then(() => take(reply));
      },
      ended: ({ type }) => resolve(type),
    });
  });
  await last;
  underWay.value = null;
  return say(isStopped ? 'stopped' : end, names, missing, folderName, failure);
}

function say(end: string, names: readonly string[], missing: number, folder: string, failure: Failure | null): boolean {
  const count = names.length;
  if (failure !== null) return refuse(failure);
  if (end === 'error') showToast('error', () => translate('reportPanel.bug'));
  else if (end === 'stopped') showToast('info', () => translate('reportPanel.givenUp', { count }));
  else if (folder === '' && count === 1) showToast('success', () => translate('reportPanel.writtenOne', { name: names[0] ?? '' }));
  else if (missing > 0) showToast('success', () => translate('reportPanel.someMissing', { count, folder, missing }));
  else if (count > 0) showToast('success', () => translate('reportPanel.written', { count, folder }));
  return end === 'done' && count + missing > 0;
}

function refuse(failure: Failure): false {
  showToast('error', () => explain(failure));
  return false;
}

/** @param folder  null asks where; @returns null when the person cancelled */
async function writeFile({ name, format, bytes, stamps }: ReporterFile, folder: FolderHandle | null): Promise<Result<{ readonly name: string } | null>> {
  const kind = exportKinds.find((each): each is ExportKind => each === format);
  if (kind === undefined) throw new Error(`Bug: no export kind ${format}`);
  let contents = bytes;
  if (stamps !== undefined) {
    const printed = await desktop().call('export:print', bytes, { paper: 'own' });
    if (!printed.ok) return printed;
    if (isStopped) return refused('fileWork.exportingStopped');
    contents = embedStamps(printed.value, stamps);
  }
  return folder === null ? desktop().call('export:write', name, kind, contents) : desktop().call('export:writeInto', folder, name, kind, contents);
}
