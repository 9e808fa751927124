/** A file that was refused although rows of it are sound: what the person is asked about. */
import { signal } from '@preact/signals-core';
import type { Failure } from '../../shared/base/result.ts';
import { salvageSteps, type Salvaged } from '../../shared/document/salvage.ts';
import type { OpenedWorkbook } from '../../shared/ipc/contract.ts';
import { paced } from './fileWork.ts';

export interface DamagedFile {
  readonly opened: OpenedWorkbook;
  readonly why: Failure;
  readonly salvaged: Salvaged;
}

/** null while nobody is asked. */
export const damagedFile = signal<DamagedFile | null>(null);

/** @returns whether anything of it is sound, so that the person is asked; `stopped` when the person wanted to wait no longer */
export async function offerSalvage(opened: OpenedWorkbook & { readonly text: string }, why: Failure): Promise<'asked' | 'nothing' | 'stopped'> {
  const salvaged = await paced('opening', opened.name, salvageSteps(opened.text));
  if (salvaged === null) return 'stopped';
  if (!salvaged.ok) return 'nothing';
  damagedFile.value = { opened, why, salvaged: salvaged.value };
  return 'asked';
}
