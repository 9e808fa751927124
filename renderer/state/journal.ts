/** Sends each edit to be kept on the disk as it is made, and knows whether that works. */
import { effect, signal } from '@preact/signals-core';
import { encodePartSteps } from '../../shared/document/codec.ts';
import { jsonText } from '../../shared/document/jsonText.ts';
import type { JournalState, PointReason, RecoveryId, WholeText, WorkbookHandle } from '../../shared/ipc/contract.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { desktop } from './desktop.ts';
import { paced } from './fileWork.ts';
import { announce } from './toasts.ts';
import { translate } from './translate.ts';
import { loggedWorkbook } from './changeLog.ts';
import { isOpen } from './view.ts';
import { sendText } from './sendText.ts';
import { listenToPatches, workbookSerial } from './workbook.ts';

export const journalState = signal<JournalState>({ state: 'ok' });

/** From now on every edit is sent; called once. */
export function startJournal(): void {
  listenToPatches((patch) => {
    const serial = workbookSerial.peek();
    const text = jsonText(patch);
    void inOrder(() => desktop().call('journal:append', serial, [text]));
  });
  desktop().on('journal:changed', (state) => {
    journalState.value = state;
  });
  desktop().on('journal:snapshotWanted', () => {
    if (isOpen.peek()) void sendSnapshot();
  });
  effect(() => {
    if (journalState.value.state === 'failed') announce(translate('safety.journalFailed', { code: journalState.value.code }));
  });
}

async function sendSnapshot(): Promise<void> {
  const serial = workbookSerial.peek();
  journalPoint('snapshot');
  const parts = await paced('snapshot', '', encodePartSteps(loggedWorkbook()));
  if (parts === null) return;
  const text = await sendText(parts);
  await inOrder(async () => sayFault(text.ok ? await desktop().call('journal:snapshot', serial, text.value) : text));
}

/** What main was not told it cannot keep. */
function sayFault(told: Result<null>): void {
  if (!told.ok) journalState.value = { state: 'failed', code: told.error.code };
}

/** Resolves when main has been told of the workbook on the table; null: it has. */
let beginning: Promise<void> | null = null;

/** What is said to the journal comes behind the beginning that it belongs to, whose text may still be on its way; mostly that is at once. */
function inOrder<Answer>(say: () => Promise<Answer>): Promise<Answer> {
  return beginning === null ? say() : beginning.then(say);
}

/** Resolves once main has been told of the workbook on the table. */
export async function journalBegun(): Promise<void> {
  await beginning;
}

/** The workbook as it is now is about to be written down; edits from now on are not in that text. */
export function journalPoint(reason: PointReason): void {
  const serial = workbookSerial.peek();
  void inOrder(() => desktop().call('journal:point', serial, reason));
}

/** What the journal has to know of the workbook that has just come onto the table. */
export interface JournalStart {
  readonly handle: WorkbookHandle | null;
  readonly name: string;
  readonly source: JournalSource;
}

/** Where the workbook is as it came onto the table. */
export type JournalSource =
  /** In its file. */
  | null
  /** In no file: the whole text in a row. */
  | { readonly text: readonly string[] }
  | RecoveredSource;

/** Recovered work: its text and the first so many of its edits. */
export interface RecoveredSource {
  readonly work: RecoveryId;
  readonly edits: number;
  /** Edits that are in no saved file, at least one. */
  readonly carried: number;
}

export function beginJournal({ handle, name, source }: JournalStart): void {
  const serial = workbookSerial.peek();
  // Not awaited: edits may go to main as soon as this has.
  const begin = (whole: WholeText | null): void => void desktop().call('journal:begin', serial, handle, name, whole).then(sayFault);
  if (source !== null && 'work' in source) {
    const { work, edits, carried } = source;
    return void inOrder(async () => sayFault(await desktop().call('journal:resume', serial, handle, name, work, edits, carried)));
  }
  const text = source?.text ?? null;
  const going = inOrder(async () => {
    const sent = text === null ? ok(null) : await sendText(text);
    if (sent.ok) begin(sent.value);
    else sayFault(sent);
  });
  beginning = going;
  void going.finally(() => {
    if (beginning === going) beginning = null;
  });
}

/** @param unsaved whether the person leaves edits behind: they stay for seven days */
export async function leaveJournal(unsaved: boolean): Promise<void> {
  await inOrder(() => desktop().call('journal:leave', unsaved));
}
