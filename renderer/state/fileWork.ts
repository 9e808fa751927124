/**
 * Reading and writing workbook files without holding up the hand: work in steps, with a pause for keys, clicks and paint every few
 * milliseconds, and a way to stop it.
 */
import { signal } from '@preact/signals-core';
import type { FileSteps } from '../../shared/document/fileSteps.ts';
import { releaseBuffers } from './releaseBuffers.ts';

export interface FileWork {
  /** A snapshot is for the journal: nobody asked for it. */
  readonly kind: 'opening' | 'saving' | 'importing' | 'snapshot';
  readonly name: string;
  /** Stops it; what was there before stays. */
  readonly cancel: () => void;
}

/** What is worked at, once it takes long enough to be worth a word; null otherwise. */
export const fileWork = signal<FileWork | null>(null);

/** Work between two pauses, ms: half a frame. */
const atOnce = 8;
/** Shorter work needs no word, ms. */
const worthSaying = 250;

/**
 * Drives steps to their end, pausing in between.
 *
 * @returns the answer; null when the person stopped it, or when the next work of the kind began
 */
export async function paced<Answer>(kind: FileWork['kind'], name: string, steps: FileSteps<Answer>): Promise<Answer | null> {
  let isStopped = false;
  let stop = (): void => undefined;
  /** Whatever is waited for when the person stops it is waited for no longer. */
  const stopped = new Promise<undefined>((resolve) => {
    stop = () => {
      isStopped = true;
      resolve(undefined);
    };
  });
  const work: FileWork = { kind, name, cancel: stop };
  stopFileWork(kind);
  running.set(kind, work);
  const begun = performance.now();
  const isSaid = wasJustSaid(kind);
  let pausedAt = begun;
  let hash: string | undefined;
  if (isSaid) fileWork.value = work;
  try {
    for (;;) {
      const step = steps.next(hash);
      if (step.done === true) {
        // A press that came with the last step counts, as long as the button is to be seen.
        if (fileWork.peek() === work) await Promise.race([pause(), stopped]);
        return isStopped ? null : step.value;
      }
      const isHash = step.value.kind === 'hash';
      if (!isHash && performance.now() - pausedAt < atOnce) {
        hash = undefined;
        continue;
      }
      if (performance.now() - begun > worthSaying && kind !== 'snapshot') fileWork.value = work;
      hash = await Promise.race([step.value.kind === 'hash' ? hashOf(step.value.texts, () => isStopped) : pause(), stopped]) ?? undefined;
      pausedAt = performance.now();
      if (isStopped) return null;
    }
  } finally {
    if (running.get(kind) === work) running.delete(kind);
    fallSilent(work);
  }
}

/** Drives steps that nobody is told of, such as checks. @returns the answer; null once it is not wanted any more */
export async function finishPaced<Answer>(steps: FileSteps<Answer>, isUnwanted: () => boolean): Promise<Answer | null> {
  for (let pausedAt = performance.now(); ;) {
    const step = steps.next(undefined);
    if (step.done === true) return step.value;
    if (performance.now() - pausedAt < atOnce) continue;
    await pause();
    if (isUnwanted()) return null;
    pausedAt = performance.now();
  }
}

/**
 * Says that another thread is at work with a file, once that takes long enough.
 *
 * @returns what to call when it is over
 */
export function announceWork(work: FileWork): () => void {
  const say = (): void => {
    fileWork.value = work;
  };
  const timer = setTimeout(say, worthSaying);
  if (wasJustSaid(work.kind)) say();
  return () => {
    clearTimeout(timer);
    fallSilent(work);
  };
}

/** Until when each kind of work was said to go on: where one thread hands it to another, it is said without a break. */
const saidUntil = new Map<FileWork['kind'], number>();

function wasJustSaid(kind: FileWork['kind']): boolean {
  return performance.now() - (saidUntil.get(kind) ?? -Infinity) < worthSaying;
}

/** Nothing of this kind is said any more from now on: what follows cannot be stopped. */
export function hush(kind: FileWork['kind']): void {
  if (fileWork.peek()?.kind === kind) fileWork.value = null;
}

function fallSilent(work: FileWork): void {
  if (fileWork.peek() !== work) return;
  saidUntil.set(work.kind, performance.now());
  // What follows at once takes its place: a button that goes and comes back would lose the press of a mouse in between.
  setTimeout(() => {
    if (fileWork.peek() === work) fileWork.value = null;
  });
}

const running = new Map<FileWork['kind'], FileWork>();

/** Stops what is worked at, if anything is. */
export function stopFileWork(kind: FileWork['kind']): void {
  running.get(kind)?.cancel();
}

const waiting: (() => void)[] = [];
let channel: MessageChannel | null = null;

/** Lets keys, clicks and paint go first: a message comes behind them, and unlike a timer at once when there are none. */
export function pause(): Promise<void> {
  channel ??= openChannel();
  const { port2 } = channel;
  return new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(null);
  });
}

function openChannel(): MessageChannel {
  const opened = new MessageChannel();
  opened.port1.onmessage = () => waiting.shift()?.();
  // Node, in which tests run, would wait for the port for ever.
  (opened.port1 as { unref?: () => void }).unref?.();
  return opened;
}

/** Units that are written as bytes between two pauses. */
const unitsAtOnce = 1024 * 1024;

/** By the machine, beside this thread; the bytes for it are written a piece at a time. Nobody looks at the answer once it is stopped. */
async function hashOf(texts: readonly string[], isStopped: () => boolean): Promise<string> {
  const encoder = new TextEncoder();
  let bytes = new Uint8Array(texts.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  let pausedAt = performance.now();
  for (const text of texts) {
    for (let from = 0; from < text.length; ) {
      // Room for what is not ASCII comes as it is needed.
      if (bytes.length - filled < 3) bytes = grown(bytes);
      const { read, written } = encoder.encodeInto(text.slice(from, endOfPiece(text, from)), bytes.subarray(filled));
      from += read;
      filled += written;
      if (performance.now() - pausedAt > atOnce) {
        await pause();
        pausedAt = performance.now();
        if (isStopped()) {
          releaseBuffers(bytes);
          return '';
        }
      }
      if (read === 0) bytes = grown(bytes);
    }
  }
  const digest = await crypto.subtle.digest('SHA-256', bytes.subarray(0, filled));
  releaseBuffers(bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Where a piece of about so many units ends: never between the two halves of a character. */
export function endOfPiece(text: string, from: number, units = unitsAtOnce): number {
  const end = Math.min(text.length, from + units);
  const last = text.charCodeAt(end - 1);
  return end < text.length && last >= 0xd800 && last <= 0xdbff ? end + 1 : end;
}

function grown(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.ceil(bytes.length * 1.5) + 64);
  larger.set(bytes);
  releaseBuffers(bytes);
  return larger;
}
