import type { Failure } from '../../shared/base/result.ts';
import { stoppedCode } from './stops.ts';
import { errorCode } from './fsPort.ts';

/** The steps of a save at which a fault can come. */
export type Step = 'find' | 'space' | 'create' | 'write' | 'sync' | 'verify' | 'rename';

/** A fault with the step at which it came, so that the message can say what to do. */
export class StepError extends Error {
  readonly step: Step;
  readonly code: string;
  constructor(step: Step, code: string) {
    super(`${step}: ${code}`);
    this.step = step;
    this.code = code;
  }
}

/** Does something as part of a step: the system's faults come out as faults of this step. */
export async function at<T>(step: Step, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof StepError) throw error;
    throw new StepError(step, errorCode(error));
  }
}

/** Not a word of the system's: the file was changed while it was waited for. */
export const changedMeanwhile = 'ESTALE';

/** Nor is this: another file was put there right after ours. */
export const swapped = 'SWAPPED';

const failureCodes: Readonly<Record<string, string>> = {
  ENOSPC: 'disk.full',
  EDQUOT: 'disk.full',
  EROFS: 'disk.readOnly',
  EACCES: 'disk.refused',
  EPERM: 'disk.refused',
  EBUSY: 'disk.busy',
  ENOENT: 'disk.folderGone',
  ENOTDIR: 'disk.folderGone',
  EISDIR: 'disk.notAFile',
  ELOOP: 'disk.linkLoop',
  EXDEV: 'disk.notReplaceable',
  [changedMeanwhile]: 'disk.changedMeanwhile',
  [swapped]: 'disk.swapped',
  [stoppedCode]: 'fileWork.savingStopped',
};

/**
 * What is told of a fault: a failure `disk.*` with `name` (the file), `step`, `code` (the system's word) and, when a temporary
 * file could not be removed, `leftover`. Rethrows what is not a fault of the disk.
 */
export function toFailure(error: unknown, name: string): Failure {
  if (!(error instanceof StepError)) throw error;
  const leftover = 'leftover' in error && typeof error.leftover === 'string' ? { leftover: error.leftover } : {};
  const code = error.step === 'verify' && error.code !== stoppedCode ? 'disk.notVerified' : (failureCodes[error.code] ?? 'disk.failed');
  return { code, details: { name, step: error.step, code: error.code, ...leftover } };
}

const refusals: ReadonlySet<unknown> = new Set(['EPERM', 'EACCES', 'EBUSY', 'EXDEV']);

/** Whether a place took no other file in place of the one there, but may well let that one be written. */
export function isReplacingRefused({ details }: Failure): boolean {
  return (details['step'] === 'rename' || details['step'] === 'create') && refusals.has(details['code']);
}
