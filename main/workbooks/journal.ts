/**
 * Keeps every edit of the workbook on the table until it is in a saved file.
 *
 * Owns: when edits go to the disk (within 250 ms), when a new journal takes over from the old one (after a save, when it is
 * long or old, after a fault), and saying at once that it cannot be written. Does not own: the lines (`journalFormat.ts`), the
 * files (`journalGeneration.ts`), offering what a crash left (`recovery.ts`), or what an edit means (the page).
 */
import type { JournalState, PointReason } from '../../shared/ipc/contract.ts';
import { errorCode } from './fsPort.ts';
import type { Journal, JournalledWorkbook, JournalOptions, ResumedWork } from './journalContract.ts';
import type { JournalEdit } from './journalFormat.ts';
import { type BaseSource, type Generation, startGeneration } from './journalGeneration.ts';
import { oneAtATime } from './oneAtATime.ts';
import { workbookName } from './workbookName.ts';

/** A state of the workbook that the page is writing down. */
interface Point {
  /** The journal at that time, and how many edits it held; null: there was none. */
  readonly generation: Generation | null;
  readonly edits: number;
  /** Those carried in its text, and those missed. */
  readonly others: number;
  /** Edits written since then. */
  readonly since: JournalEdit[];
}

const batchWait = 250;
const longest = 16 * 1024 * 1024;
const oldest = 10 * 60_000;
/** A short journal is replayed in a moment however old it is: no whole snapshot for it. */
const worthSnapshot = 256 * 1024;
const retryWait = 5000;

export function createJournal(options: JournalOptions): Journal {
  return new JournalWriter(options);
}

class JournalWriter implements Journal {
  readonly #options: JournalOptions;
  readonly #inTurn = oneAtATime();
  #workbook: JournalledWorkbook | null = null;
  #generation: Generation | null = null;
  /** Journals that are closed, and hold edits until a next one or a save does. */
  #outlived: Generation[] = [];
  #begun = 0;
  /** Edits that the page has sent and that are not on the disk yet; numbered in the order in which they came. */
  #waiting: (JournalEdit & { readonly number: number; readonly serial: number })[] = [];
  /** The workbook that the page has announced, though its turn may not have come yet. */
  #announced: number | null = null;
  #received = 0;
  /** Edits that no journal holds, since one could not be written: only a snapshot of the whole can be built on then. */
  #missed = 0;
  #needsSnapshot = false;
  readonly #points = new Map<PointReason, Point>();
  #isScheduled = false;
  #isWanted = false;
  #state: JournalState = { state: 'ok' };

  constructor(options: JournalOptions) {
    this.#options = options;
  }

  readonly state = (): JournalState => this.#state;

  current(): string | null {
    return this.#generation?.stem ?? null;
  }

  begin(workbook: JournalledWorkbook): Promise<void> {
    this.#announced = workbook.serial;
    return this.#inTurn(async () => {
      await this.#leave();
      this.#workbook = workbook;
      const { resumed } = workbook;
      if (resumed !== undefined) await this.#guarded(async () => this.#resume(await resumed()));
    });
  }

  #resume({ base, edits, carried }: ResumedWork): Promise<void> {
    // Work of which no edit is left is unsaved all the same.
    return this.#start(base, edits.length === 0 ? Math.max(1, carried) : carried, edits);
  }

  append(serial: number, patches: readonly string[]): void {
    if (this.#announced !== serial) return;
    const time = this.#options.clock.now();
    for (const patch of patches) this.#waiting.push({ time, patch, serial, number: (this.#received += 1) });
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#options.clock.after(batchWait, () => {
      this.#isScheduled = false;
      void this.flush();
    });
  }

  point(serial: number, reason: PointReason): void {
    const upTo = this.#received;
    void this.#inTurn(async () => {
      if (this.#workbook?.serial !== serial) return;
      await this.#write(upTo);
      this.#points.set(reason, this.#now());
    });
  }

  #now(): Point {
    return { generation: this.#generation, edits: this.#generation?.edits ?? 0, others: (this.#workbook?.carried ?? 0) + this.#missed, since: [] };
  }

  /** Takes a point; where the page has set none, what has come so far is in the text. */
  async #take(reason: PointReason, upTo: number): Promise<Point> {
    const set = this.#points.get(reason);
    await this.#write(set === undefined ? upTo : Infinity);
    this.#points.delete(reason);
    return set ?? this.#now();
  }

  snapshot(serial: number, text: string | Uint8Array): Promise<void> {
    const upTo = this.#received;
    return this.#inTurn(async () => {
      this.#isWanted = false;
      if (this.#workbook?.serial !== serial) return;
      const { edits, others, since } = await this.#take('snapshot', upTo);
      const old = this.#generation;
      await this.#guarded(async () => {
        await this.#start({ text }, others + edits, since);
        await this.#removeOld(old);
      });
    });
  }

  saving(path: string, sha256: string): Promise<(outcome: 'saved' | 'failed') => Promise<void>> {
    const upTo = this.#received;
    return this.#inTurn(async () => {
      const point = await this.#take('save', upTo);
      // Goes on collecting until the file is there.
      this.#points.set('save', point);
      const now = this.#generation;
      // A journal that began with a snapshot in the meantime holds edits in its text that the file will not have: it gets no mark.
      const isSame = now !== null && (now === point.generation || (point.generation === null && now.edits === point.since.length && this.#workbook?.carried === 0));
      if (isSame) await this.#guarded(() => now.mark({ path, sha256, edits: point.edits }, this.#options.clock.now()));
      const { serial } = this.#workbook ?? { serial: null };
      return (outcome) => this.#inTurn(() => this.#afterSaving(serial, outcome, { path, sha256 }));
    });
  }

  flush(): Promise<void> {
    return this.#inTurn(() => this.#write());
  }

  end(): Promise<void> {
    const serial = this.#dismiss();
    return this.#inTurn(async () => {
      this.#waiting = this.#waiting.filter((each) => each.serial !== serial);
      const old = this.#generation;
      const outlived = this.#outlived;
      this.#generation = null;
      await this.#leave();
      this.#outlived = outlived;
      await this.#guarded(() => this.#removeOld(old));
    });
  }

  abandon(): Promise<string | null> {
    this.#dismiss();
    return this.#inTurn(async () => {
      const stem = (this.#generation ?? this.#outlived.at(-1))?.stem ?? null;
      await this.#leave();
      return stem;
    });
  }

  /** Edits of what is on the table are not taken any more, though a workbook announced after this call may send its own. */
  #dismiss(): number | null {
    const serial = this.#announced;
    this.#announced = null;
    return serial;
  }

  async #leave(): Promise<void> {
    await this.#write();
    await this.#generation?.close().catch(errorCode);
    this.#generation = null;
    this.#outlived = [];
    this.#waiting = this.#waiting.filter(({ serial }) => serial !== this.#workbook?.serial);
    this.#workbook = null;
    this.#points.clear();
    this.#forgetFaults();
  }

  #forgetFaults(): void {
    this.#missed = 0;
    this.#needsSnapshot = false;
    this.#isWanted = false;
    this.#tell({ state: 'ok' });
  }

  async #afterSaving(serial: number | null, outcome: 'saved' | 'failed', file: { path: string; sha256: string }): Promise<void> {
    await this.#write();
    const since = this.#points.get('save')?.since ?? [];
    this.#points.delete('save');
    if (outcome === 'failed' || this.#workbook === null || this.#workbook.serial !== serial) return;
    this.#workbook = { ...this.#workbook, name: workbookName(file.path), file, text: null, carried: 0 };
    const old = this.#generation;
    this.#generation = null;
    this.#missed = since.length;
    await this.#guarded(async () => {
      if (since.length > 0) await this.#start(file, 0, since);
      else this.#forgetFaults();
      await this.#removeOld(old);
    });
    if (this.#missed > 0) await this.#outlive(old);
  }

  /** The next journal could not be begun: nothing more goes into the old one, and it stays on the disk, where its edits are. */
  async #outlive(old: Generation | null): Promise<void> {
    if (old === null) return;
    await old.close().catch(errorCode);
    this.#outlived.push(old);
  }

  async #removeOld(old: Generation | null): Promise<void> {
    for (const each of [old, ...this.#outlived.splice(0)]) await each?.remove();
  }

  /** Puts what waits on the disk; begins a journal for the first edit. */
  async #write(upTo = Infinity): Promise<void> {
    const workbook = this.#workbook;
    if (workbook === null) return;
    const edits = this.#waiting.filter((each) => each.serial === workbook.serial && each.number <= upTo);
    if (edits.length === 0) return;
    const taken = new Set(edits);
    this.#waiting = this.#waiting.filter((each) => !taken.has(each));
    for (const { since } of this.#points.values()) since.push(...edits);
    this.#missed += edits.length;
    await this.#guarded(async () => {
      if (this.#needsSnapshot) return this.#want();
      if (this.#generation === null) await this.#start(this.#base(workbook), workbook.carried, edits);
      else await this.#generation.append(edits);
      this.#missed = 0;
    });
    const { bytes = 0 } = this.#generation ?? {};
    if (bytes > longest || (bytes > worthSnapshot && this.#options.clock.now() - this.#begun > oldest)) this.#want();
  }

  #base({ file, text }: JournalledWorkbook): BaseSource {
    if (text !== null) return { text };
    if (file === null) throw new Error('Bug: a workbook that is in no file comes with its text');
    return file;
  }

  async #start(base: BaseSource, carried: number, edits: readonly JournalEdit[]): Promise<void> {
    const { port, folder, clock, pid, started } = this.#options;
    const workbook = this.#workbook;
    if (workbook === null) return;
    const head = { name: workbook.name, path: workbook.file?.path ?? null, fileHash: workbook.file?.sha256 ?? null, carried, pid, started, time: clock.now() };
    this.#generation = await startGeneration(port, folder, base, head, edits);
    this.#begun = clock.now();
    this.#workbook = { ...workbook, carried };
    this.#forgetFaults();
  }

  /** A fault is told at once, and the page is asked for a snapshot until one can be written. */
  async #guarded(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (error) {
      const code = errorCode(error);
      this.#needsSnapshot = true;
      // The file is not what the workbook came from any more: nothing is wrong with the disk.
      if (code !== 'ESTALE') this.#tell({ state: 'failed', code });
      this.#want();
    }
  }

  #want(): void {
    if (this.#isWanted || this.#workbook === null) return;
    this.#isWanted = true;
    const wait = this.#state.state === 'failed' ? retryWait : 0;
    this.#options.clock.after(wait, () => {
      if (this.#isWanted) this.#options.wantSnapshot();
    });
  }

  #tell(state: JournalState): void {
    const isNews = state.state !== this.#state.state;
    this.#state = state;
    if (isNews) this.#options.changed(state);
  }
}
