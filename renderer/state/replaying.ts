/** The file of recorded steps that is about to be made again on the workbook on the table: what each of them comes to, and doing it. */
import { computed, signal } from '@preact/signals-core';
import { cellsReplay } from '../../shared/document/commands/cellsReplay.ts';
import type { RecordedStep } from '../../shared/document/recordedSteps.ts';
import { replayRecorded } from '../../shared/document/replaySteps.ts';
import { readStepsFile } from '../../shared/document/stepsFile.ts';
import { desktop } from './desktop.ts';
import { edit } from './edits.ts';
import { fetchText } from './receiveText.ts';
import { showToast } from './toasts.ts';
import { explain, translate } from './translate.ts';
import { workbook } from './workbook.ts';

interface Replaying {
  readonly name: string;
  readonly steps: readonly RecordedStep[];
}

/** The file in front; null: none. */
export const replaying = signal<Replaying | null>(null);

/** Whether a cell must hold what it held when its step was recorded. */
export const checksOldValues = signal(false);

/** What the steps come to on the workbook as it is. */
export const replayOutcome = computed(() => (replaying.value === null ? null : replayRecorded(workbook.value, replaying.value.steps, checksOldValues.value)));

/** Asks for a file and shows what its steps come to. */
export async function chooseSteps(): Promise<void> {
  const chosen = await desktop().call('steps:choose');
  if (!chosen.ok) {
    showToast('error', () => explain(chosen.error));
    return;
  }
  if (chosen.value === null) return;
  const { name } = chosen.value;
  const text = await fetchText(name, chosen.value.text);
  const steps = text.ok ? readStepsFile(text.value) : text;
  if (steps.ok) replaying.value = { name, steps: steps.value };
  else showToast('error', () => `${name}: ${explain(steps.error)}`);
}

export function closeReplay(): void {
  replaying.value = null;
  checksOldValues.value = false;
}

/** Makes the first so many steps, as one step of undo. */
export function replay(count: number): void {
  const { steps = [] } = replaying.peek() ?? {};
  const asked = { steps: steps.slice(0, count), checksOldValues: checksOldValues.peek() };
  // First, or all would be worked out once more on what they lead to.
  closeReplay();
  if (edit(cellsReplay, asked)) showToast('success', () => translate('steps.replayed', { count }));
}
