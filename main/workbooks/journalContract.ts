/** What the rest of the main process sees of the journal (`journal.ts`), and what it must be given. */
import type { JournalState, PointReason } from '../../shared/ipc/contract.ts';
import type { FsPort } from './fsPort.ts';
import type { JournalEdit } from './journalFormat.ts';

export interface JournalClock {
  now(): number;
  /** @returns a function that takes it back */
  after(milliseconds: number, act: () => void): () => void;
}

/** The workbook on the table, as the journal has to know it. */
export interface JournalledWorkbook {
  /** The page's number for what is on its table; edits of another number are not ours. */
  readonly serial: number;
  readonly name: string;
  /** The file it came from as it was then; null: never saved. */
  readonly file: { readonly path: string; readonly sha256: string } | null;
  /** Its whole text or the UTF-8 bytes of it, where there is no file that holds it. */
  readonly text: string | Uint8Array | null;
  /** Edits in that text, or in the work that is resumed, that are in no saved file. */
  readonly carried: number;
  /** What a former journal held of it, where the workbook is recovered work; asked for in its turn. */
  readonly resumed?: (() => Promise<ResumedWork>) | undefined;
}

/** What a journal held, to begin another with. */
export interface ResumedWork {
  readonly base: { readonly path: string; readonly sha256: string };
  readonly edits: readonly JournalEdit[];
  /** Edits in the base that are in no saved file. */
  readonly carried: number;
}

export interface Journal {
  begin(workbook: JournalledWorkbook): Promise<void>;
  append(serial: number, patches: readonly string[]): void;
  /** The page begins to write the workbook as it is now down: for a save, or for a snapshot. Edits that come before the text does are not in it. */
  point(serial: number, reason: PointReason): void;
  /** The whole text as it was at the last point for a snapshot, or as it is now: a new journal begins with it. */
  snapshot(serial: number, text: string | Uint8Array): Promise<void>;
  /** A save of all edits up to the last point for a save, or so far, is about to put a file in place. @returns what to call when it is there, or has failed */
  saving(path: string, sha256: string): Promise<(outcome: 'saved' | 'failed') => Promise<void>>;
  /** Puts what waits on the disk. */
  flush(): Promise<void>;
  /** The workbook left the table with nothing unsaved: its journal goes. */
  end(): Promise<void>;
  /** The page is gone or the workbook was left: what is unsaved stays on the disk. @returns its stem; null when nothing is unsaved */
  abandon(): Promise<string | null>;
  /** Stem of the journal being written. */
  current(): string | null;
  readonly state: () => JournalState;
}

export interface JournalOptions {
  readonly port: FsPort;
  /** `recovery` in the program's own folder. */
  readonly folder: string;
  readonly clock: JournalClock;
  readonly pid: number;
  readonly started: string | null;
  readonly changed: (state: JournalState) => void;
  /** Asks the page for `snapshot`. */
  readonly wantSnapshot: () => void;
}
