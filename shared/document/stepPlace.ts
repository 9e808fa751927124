/** Where a step of the history was made and how much it changed, as the list of steps tells it. */
import type { Override } from '../drivers/scenario.ts';
import type { Focus } from './history.ts';
import type { CellOp, Op, Patch } from './patch.ts';
import { sameValue } from './patch.ts';
import { overrideKey } from './scenario.ts';
import { typedField } from './typedText.ts';

/** The place of a step; a row that it added is named although the command could not know it beforehand. */
export function stepPlace(focus: Focus, patch: Patch): Focus {
  if (focus.id !== undefined) return focus;
  const added = patch.find((op) => op.op === 'insert' && op.table === focus.table);
  return added?.op === 'insert' ? { ...focus, id: added.row.id } : focus;
}

/**
 * How many cells and rows a person would say that a step changed. What goes along with a cell is not counted: the text that
 * was typed, and the mark of its note that the value is another one now.
 */
export function stepSize(patch: Patch): number {
  const own = patch.filter((op) => !isCompanion(op));
  return new Set((own.length === 0 ? patch : own).flatMap(changed)).size;
}

function isCompanion(op: Op): boolean {
  return op.op === 'cell' && (op.table === 'notes' || op.key === typedField);
}

function changed(op: Op): readonly string[] {
  switch (op.op) {
    case 'cell':
      if (op.table === 'scenarios' && op.key === 'overrides') return changedOverrides(op);
      return [op.table === 'notes' ? `notes ${op.id}` : `${op.table} ${op.id} ${op.key}`];
    case 'insert':
    case 'remove':
      return [`${op.table} ${op.row.id}`];
    case 'move':
      return [op.table];
    case 'field':
      return [op.key];
  }
}

/** The cells whose override came, went or changed. */
function changedOverrides({ id, from, to }: CellOp): readonly string[] {
  const byCell = (list: unknown): ReadonlyMap<string, Override> => new Map((Array.isArray(list) ? (list as readonly Override[]) : []).map((each) => [overrideKey(each), each]));
  const [before, after] = [byCell(from), byCell(to)];
  return [...new Set([...before.keys(), ...after.keys()])].filter((cell) => !sameValue(before.get(cell), after.get(cell))).map((cell) => `${id} ${cell}`);
}
