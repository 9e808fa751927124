import type { Result } from '../../shared/base/result.ts';
import { importExtensions } from '../../shared/interchange/importers/registry.ts';
import { stampedExtensions } from '../../shared/interchange/stamps/registry.ts';
import type { DroppedFile, OpenedWorkbook } from '../../shared/ipc/contract.ts';
import { desktop } from './desktop.ts';
import { mayLeave, newWorkbook, takeOpened } from './files.ts';
import { beginImport } from './importing.ts';
import { showToast } from './toasts.ts';
import { explain } from './translate.ts';
import { verifyFigure } from './verifying.ts';
import { isOpen } from './view.ts';

/** A file that was dropped on the window: a figure is verified, a table imported, a workbook opened. */
export async function openDropped(file: DroppedFile): Promise<void> {
  const ending = file.name.slice(file.name.lastIndexOf('.') + 1).toLowerCase();
  // A table or a figure comes to the workbook on the table, which stays.
  const leaves = !importExtensions.includes(ending) && !stampedExtensions.includes(ending);
  if (leaves && !(await mayLeave())) return;
  const dropped = await desktop().openDropped(file);
  if (!dropped.ok && !leaves) showToast('error', () => `${file.name}: ${explain(dropped.error)}`);
  else if (!dropped.ok || dropped.value === null || 'text' in dropped.value) await takeOpened(dropped as Result<OpenedWorkbook | null>);
  else if ('stamps' in dropped.value) await verifyFigure(dropped.value);
  else {
    if (!isOpen.value) await newWorkbook();
    await beginImport(dropped.value);
  }
}
