/**
 * What a command is: it looks at the workbook, decides, and gives back the patch. It changes nothing and writes no undo.
 * Owns the interface. Each command is in its own file; `registry.ts` lists them.
 */
import type { Localized } from '../../base/localized.ts';
import type { Failure } from '../../base/result.ts';
import type { RowTable, Workbook } from '../document.ts';
import { rowsOf } from '../document.ts';
import type { Focus } from '../history.ts';
import type { Op, Patch } from '../patch.ts';

export interface Command<Args> {
  /** Stable word for menus, keys and tests, e.g. `cells.set`. */
  readonly id: string;
  /** What the undo menu says was done. */
  readonly label: Localized;
  /** The patch, empty when nothing would change; a Failure when the command cannot be done, which is shown and changes nothing. */
  readonly plan: (workbook: Workbook, args: Args) => Patch | Failure;
  /** What is shown when the step is undone. */
  readonly focus?: (args: Args) => Focus | undefined;
  /** Equal keys within a gesture make one undo step. */
  readonly mergeKey?: (args: Args) => string | undefined;
}

/** The arguments that a command takes. */
export type ArgsOf<C> = C extends Command<infer Args> ? Args : never;

/** Tells a refusal from a patch. */
export function isFailure(planned: Patch | Failure): planned is Failure {
  return !Array.isArray(planned);
}

/** A refusal; its code has a text in `shared/text`. */
export function refuse(code: string, details: Failure['details'] = {}): Failure {
  return { code, details };
}

/** The operations that take rows out, from the last one up, so that each index still holds when its turn comes. */
export function removeOps(workbook: Workbook, table: RowTable, isRemoved: (id: string) => boolean): readonly Op[] {
  const ops: Op[] = [];
  for (const [index, row] of rowsOf(workbook, table).entries()) if (isRemoved(row.id)) ops.push({ op: 'remove', table, index, row });
  return ops.toReversed();
}
