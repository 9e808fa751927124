/**
 * Reading or writing a workbook file in steps: a generator that yields every few milliseconds, so that whoever drives it can let
 * the person's hand go first, show how far it is, or stop it by asking for no more. Nothing here knows of time.
 */
import { sha256 } from '../base/sha256.ts';

export type FileStep =
  /** A good place to stop for a while. @property done, total  how far the part is that is being worked at */
  | { readonly kind: 'pause'; readonly done: number; readonly total: number }
  /** Wants the SHA-256 of the UTF-8 bytes of texts in a row, in lower-case hex: machines have a faster one than ours. */
  | { readonly kind: 'hash'; readonly texts: readonly string[] };

/** The answer to a step that wants a hash comes with `next`; nothing comes with the others. */
export type FileSteps<Answer> = Generator<FileStep, Answer, string | undefined>;

/** Rows between two pauses: some milliseconds of work. */
export const rowsAtOnce = 4096;

/** SHA-256 of the UTF-8 bytes of texts in a row, in lower-case hex; no pair of surrogates is cut between two. */
export type HashPort = (texts: readonly string[]) => string;

const ownHash: HashPort = (texts) => sha256(texts.join(''));

/** Drives steps to their end in one go. */
export function finishFile<Answer>(steps: FileSteps<Answer>, hash: HashPort = ownHash): Answer {
  let answer: string | undefined;
  for (;;) {
    const step = steps.next(answer);
    if (step.done === true) return step.value;
    answer = step.value.kind === 'hash' ? hash(step.value.texts) : undefined;
  }
}

/** The hash of texts in a row, from whoever drives the steps. */
export function* hashOf(texts: readonly string[]): FileSteps<string> {
  return (yield { kind: 'hash', texts }) ?? ownHash(texts);
}
