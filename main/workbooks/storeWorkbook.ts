import { basename } from 'node:path';
import { type Failure, failure, ok, type Result } from '../../shared/base/result.ts';
import type { OutsideChange } from '../../shared/ipc/contract.ts';
import { atomicWrite, type Written } from './atomicWrite.ts';
import type { Backups } from './backups.ts';
import { conflictCopies, conflictRemarks, holderOf } from './conflictCopies.ts';
import { fileHash } from './fileHash.ts';
import { errorCode, type FsPort } from './fsPort.ts';
import type { Waiting } from './patience.ts';
import { realTarget } from './realTarget.ts';
import { isReplacingRefused } from './saveFault.ts';
import { writeInPlace } from './writeInPlace.ts';

/** What to do where a place does not let a file be replaced. */
export type RefusedAnswer = 'inPlace' | 'saveAs' | 'cancel';

export interface StoreQuestions {
  /** @param code the system's word for it */
  replacingRefused(name: string, code: string): Promise<RefusedAnswer>;
  /** After writing in place has failed as well. @returns whether to save elsewhere */
  notWritten(reason: Failure): Promise<boolean>;
}

export type Stored =
  | (Written & { readonly kind: 'stored'; readonly remarks: readonly Failure[] })
  /** The person wants it elsewhere; nothing was written here. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'outside'; readonly outside: OutsideChange };

export interface StoreParts {
  readonly port: FsPort;
  readonly backups: Pick<Backups, 'keep'>;
  readonly questions: StoreQuestions;
  /** Whether another program has changed the file in a way that the person has not seen. */
  readonly changedOutside: () => Promise<Result<OutsideChange | null>>;
  readonly waiting: Waiting;
  /** Gives the save up until the new file is in place. */
  readonly stop?: AbortSignal;
}

/** Puts a workbook on the disk in the safe way; where a place refuses that, asks, and then writes in place. */
export async function storeWorkbook(parts: StoreParts, path: string, bytes: Uint8Array): Promise<Result<Stored>> {
  const { port, backups, questions, waiting, stop } = parts;
  const name = basename(path);
  const before = await copiesBeside(port, path);
  const written = await atomicWrite(port, path, bytes, { keepOld: backups.keep, waiting, stop });
  if (written.ok) return ok({ kind: 'stored', ...written.value, remarks: [...nameRemarks(name, written.value), ...conflictRemarks(name, (await copiesBeside(port, path)).filter((each) => !before.includes(each)))] });
  if (written.error.code === 'disk.changedMeanwhile') return (await outside(parts)) ?? written;
  if (written.error.code === 'disk.swapped') return swappedFailure(port, path, bytes, written.error);
  if (!isReplacingRefused(written.error)) return written;
  const answer = await questions.replacingRefused(name, String(written.error.details['code']));
  if (answer === 'cancel') return written;
  if (answer === 'saveAs') return ok({ kind: 'elsewhere' });
  // The question may have stood for an hour.
  const change = await outside(parts);
  if (change !== null) return change;
  const over = await writeInPlace(port, path, bytes, backups.keep);
  if (over.ok) return ok({ kind: 'stored', ...over.value, remarks: [{ code: 'saved.inPlace', details: { name } }] });
  return (await questions.notWritten(over.error)) ? ok({ kind: 'elsewhere' }) : over;
}

async function outside({ changedOutside }: StoreParts): Promise<Result<Stored> | null> {
  const change = await changedOutside();
  if (!change.ok) return change;
  return change.value === null ? null : ok({ kind: 'outside', outside: change.value });
}

function nameRemarks(name: string, { otherNames }: Written): readonly Failure[] {
  return otherNames === 0 ? [] : [{ code: 'saved.otherNames', details: { name, count: otherNames } }];
}

/** Says under which name our file lies now. */
async function swappedFailure(port: FsPort, path: string, bytes: Uint8Array, error: Failure): Promise<Result<Stored>> {
  const holder = await holderOf(port, path, await copiesBeside(port, path), await fileHash(bytes));
  return holder === null ? { ok: false, error } : failure('disk.swappedTo', { ...error.details, copy: holder });
}

async function copiesBeside(port: FsPort, path: string): Promise<readonly string[]> {
  try {
    return await conflictCopies(port, await realTarget(port, path));
  } catch (error) {
    // A folder that is gone, or links in a circle: the save itself says so.
    errorCode(error);
    return [];
  }
}
