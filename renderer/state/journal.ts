/** Sends each edit to be kept on the disk as it is made, and knows whether that works. */
import { effect, signal } from '@preact/signals-core';
import { encodeSteps } from '../../shared/document/codec.ts';
import { jsonText } from '../../shared/document/jsonText.ts';
import type { JournalState, PointReason, WorkbookHandle } from '../../shared/ipc/contract.ts';
import { desktop } from './desktop.ts';
import { paced } from './fileWork.ts';
import { announce } from './toasts.ts';
import { translate } from './translate.ts';
import { loggedWorkbook } from './changeLog.ts';
import { isOpen } from './view.ts';
import { listenToPatches, workbookSerial } from './workbook.ts';

export const journalState = signal<JournalState>({ state: 'ok' });

/** From now on every edit is sent; called once. */
export function startJournal(): void {
  listenToPatches((patch) => void desktop().call('journal:append', workbookSerial.peek(), [jsonText(patch)]));
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
  const text = await paced('snapshot', '', encodeSteps(loggedWorkbook()));
  if (text !== null) await desktop().call('journal:snapshot', serial, text);
}

/** The workbook as it is now is about to be written down; edits from now on are not in that text. */
export function journalPoint(reason: PointReason): void {
  void desktop().call('journal:point', workbookSerial.peek(), reason);
}

/** What the journal has to know of the workbook that has just come onto the table. */
export interface JournalStart {
  readonly handle: WorkbookHandle | null;
  readonly name: string;
  /** The whole text where no file holds it; null otherwise. */
  readonly text: string | null;
  /** Edits in that text that are in no saved file. */
  readonly carried: number;
}

export function beginJournal({ handle, name, text, carried }: JournalStart): void {
  void desktop().call('journal:begin', workbookSerial.peek(), handle, name, text, carried);
}

/** @param unsaved whether the person leaves edits behind: they stay for seven days */
export async function leaveJournal(unsaved: boolean): Promise<void> {
  await desktop().call('journal:leave', unsaved);
}
