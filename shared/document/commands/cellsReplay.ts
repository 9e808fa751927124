import type { RecordedStep } from '../recordedSteps.ts';
import { replayRecorded } from '../replaySteps.ts';
import type { Command } from './command.ts';

/** Makes recorded steps again, all of them or none. */
export const cellsReplay: Command<{ readonly steps: readonly RecordedStep[]; readonly checksOldValues: boolean }> = {
  id: 'cells.replay',
  label: { en: 'Replay steps', zhHant: '重做步驟檔' },
  plan(workbook, { steps, checksOldValues }) {
    const { outcomes, patch } = replayRecorded(workbook, steps, checksOldValues);
    return outcomes.find(({ reason }) => reason !== null)?.reason ?? patch;
  },
};
