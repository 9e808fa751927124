/**
 * The figure that is being verified: what its stamps come to against the workbook on the table, and what has changed since.
 *
 * Owns: finding the workbook as it was then, in the undo history or among the kept versions. Does not own: reading the file (main),
 * the comparison (`shared/reports/verifyStamps.ts`).
 */
import { signal } from '@preact/signals-core';
import type { Workbook } from '../../shared/document/document.ts';
import { applyPatch, invertPatch } from '../../shared/document/patch.ts';
import { contentsHash } from '../../shared/interchange/stamps/stampOf.ts';
import type { StampedFile } from '../../shared/ipc/contract.ts';
import type { StampCheck } from '../../shared/reports/verifyStamps.ts';
import { verifyStamps } from '../../shared/reports/verifyStamps.ts';
import { desktop } from './desktop.ts';
import { currentFile } from './files.ts';
import { showToast } from './toasts.ts';
import { explain, translate } from './translate.ts';
import { versionWorkbook } from './versions.ts';
import { isOpen } from './view.ts';
import { history, workbook } from './workbook.ts';

/** The workbook as it was when the figure was made. */
export interface Earlier {
  readonly workbook: Workbook;
  readonly from: { readonly kind: 'undo'; readonly steps: number } | { readonly kind: 'version'; readonly time: number };
}

export interface Verified {
  readonly name: string;
  readonly checks: readonly StampCheck[];
  /** null: not known; not looked for while nothing has changed. */
  readonly earlier: Earlier | null;
}

export const verified = signal<Verified | null>(null);

/** Asks for a file and verifies it. */
export async function chooseFigure(): Promise<void> {
  const chosen = await desktop().call('figure:choose');
  if (!chosen.ok) showToast('error', () => explain(chosen.error));
  else if (chosen.value !== null) await verifyFigure(chosen.value);
}

/** Holds a file's stamps against the workbook on the table and shows what comes of it. */
export async function verifyFigure({ name, stamps }: StampedFile): Promise<void> {
  if (!isOpen.peek()) {
    showToast('info', () => translate('verify.noWorkbook'));
    return;
  }
  const checks = verifyStamps(stamps, workbook.peek(), { isThorough: false });
  const changed = checks.find((check) => check.workbook === 'changed');
  verified.value = { name, checks, earlier: changed === undefined ? null : await findEarlier(changed.stamp.workbookHash) };
}

/** Hashing large workbooks step by step would hold the window up. */
const longestSearch = 1500;

async function findEarlier(hash: string): Promise<Earlier | null> {
  const end = performance.now() + longestSearch;
  let before = workbook.peek();
  for (const [index, { patch }] of history.peek().done.toReversed().entries()) {
    if (performance.now() > end) break;
    before = applyPatch(before, invertPatch(patch));
    if (contentsHash(before) === hash) return { workbook: before, from: { kind: 'undo', steps: index + 1 } };
  }
  return findVersion(hash);
}

/** Among the kept versions of the workbook on the table, the newest first. */
async function findVersion(hash: string): Promise<Earlier | null> {
  const end = performance.now() + longestSearch;
  const listed = await desktop().call('versions:list', currentFile.peek().handle);
  const versions = listed.ok ? listed.value.flatMap((each) => (each.isCurrent ? each.versions : [])) : [];
  for (const { id, time, state } of versions) {
    if (performance.now() > end) break;
    const kept = state === 'damaged' ? null : await versionWorkbook(id);
    if (kept?.ok === true && contentsHash(kept.value) === hash) return { workbook: kept.value, from: { kind: 'version', time } };
  }
  return null;
}
