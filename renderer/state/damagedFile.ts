/** A file that was refused although rows of it are sound: what the person is asked about. */
import { signal } from '@preact/signals-core';
import type { Failure } from '../../shared/base/result.ts';
import { salvageWorkbook, type Salvaged } from '../../shared/document/salvage.ts';
import type { OpenedWorkbook } from '../../shared/ipc/contract.ts';

export interface DamagedFile {
  readonly opened: OpenedWorkbook;
  readonly why: Failure;
  readonly salvaged: Salvaged;
}

/** null while nobody is asked. */
export const damagedFile = signal<DamagedFile | null>(null);

/** @returns whether anything of it is sound, so that the person is asked */
export function offerSalvage(opened: OpenedWorkbook, why: Failure): boolean {
  const salvaged = salvageWorkbook(opened.text);
  if (salvaged.ok) damagedFile.value = { opened, why, salvaged: salvaged.value };
  return salvaged.ok;
}
