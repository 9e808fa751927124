/** A file that was refused although rows of it are sound: what the person is asked about. */
import { signal } from '@preact/signals-core';
import type { Failure } from '../../shared/base/result.ts';
import { salvageSteps, type Salvaged } from '../../shared/document/salvage.ts';
import { paced } from './fileWork.ts';

export interface DamagedFile {
  /** Without folder and ending. */
  readonly name: string;
  readonly why: Failure;
  readonly salvaged: Salvaged;
}

/** null while nobody is asked. */
export const damagedFile = signal<DamagedFile | null>(null);

/** @returns whether anything of it is sound, so that the person is asked; `stopped` when the person wanted to wait no longer */
export async function offerSalvage(name: string, text: string, why: Failure): Promise<'asked' | 'nothing' | 'stopped'> {
  const salvaged = await paced('opening', name, salvageSteps(text));
  if (salvaged === null) return 'stopped';
  if (!salvaged.ok) return 'nothing';
  damagedFile.value = { name, why, salvaged: salvaged.value };
  return 'asked';
}
