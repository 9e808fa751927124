/** The parts that keep work from being lost, put together for this machine and this run. */
import { join } from 'node:path';
import type { JournalState } from '../shared/ipc/contract.ts';
import { type Backups, createBackups } from './workbooks/backups.ts';
import { nodeFs } from './workbooks/fsPort.ts';
import { createJournal } from './workbooks/journal.ts';
import type { Journal } from './workbooks/journalContract.ts';
import { createOwnerFiles, type OwnerFiles } from './workbooks/ownerFile.ts';
import { thisMachine } from './workbooks/processes.ts';
import { createRecovery, type Recovery } from './workbooks/recovery.ts';

export interface Safety {
  readonly backups: Backups;
  readonly journal: Journal;
  readonly recovery: Recovery;
  readonly owners: OwnerFiles;
}

export interface SafetyEvents {
  journalChanged(state: JournalState): void;
  snapshotWanted(): void;
  report(error: unknown): void;
}

const ownerRefresh = 60_000;

/** @param folder the program's own, readable by its user only */
export async function createSafety(folder: string, events: SafetyEvents): Promise<Safety> {
  const processes = await thisMachine();
  const { pid, started } = processes.self;
  const recoveryFolder = join(folder, 'recovery');
  const journal = createJournal({
    port: nodeFs,
    folder: recoveryFolder,
    clock: {
      now: Date.now,
      after: (milliseconds, act) => {
        const timer = setTimeout(act, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    pid,
    started,
    changed: (state) => events.journalChanged(state),
    wantSnapshot: () => events.snapshotWanted(),
  });
  const recovery = createRecovery({
    port: nodeFs,
    folder: recoveryFolder,
    now: Date.now,
    // What this process is writing it knows by itself; all else of its number is of an earlier one.
    isAlive: async (other, begun) => other !== pid && (await processes.isAlive(other, begun)),
    current: () => journal.current(),
  });
  const owners = createOwnerFiles(nodeFs, processes, Date.now);
  setInterval(() => void owners.refresh().catch((error: unknown) => events.report(error)), ownerRefresh).unref();
  return { backups: createBackups(nodeFs, join(folder, 'backups'), Date.now), journal, recovery, owners };
}
