/** Sets blocks of cells: pastes, fills and texts meant for many cells. Each is one step of undo, and what is refused is listed. */
import type { GridCore } from './core.ts';
import type { CellEdit, SheetEdits } from './edits.ts';
import type { FillTarget } from './fillTarget.ts';
import type { CellsPlan, PasteOptions, PasteTarget } from './pasteBlock.ts';
import { planPaste } from './pasteBlock.ts';
import { planFill } from './planFill.ts';
import type { Block } from './ranges.ts';
import { activeBlock, blocks, disjoint, selectBlock } from './ranges.ts';

export interface Filling {
  /** Lays texts over the selection. */
  paste(texts: readonly (readonly string[])[], options?: PasteOptions): void;
  /** Puts one text into every selected cell. */
  everywhere(text: string): void;
  /** Ctrl+D and Ctrl+R: the first row (column) of each block over the rest; a single one takes what is above (left of) it. */
  fromFirst(direction: 'down' | 'right'): void;
  /** Continues or repeats the selection into a target. */
  into(target: FillTarget, repeats: boolean): void;
  /** Continues the selection down to the last row: each row is a record, so blanks beside it end nothing. */
  toEnd(): void;
}

export interface FillingPorts {
  readonly core: GridCore;
  readonly edits: SheetEdits;
  /** After cells were set, or none could be. */
  readonly onDone: (plan: CellsPlan) => void;
}

export function createFilling({ core, edits, onDone }: FillingPorts): Filling {
  const target = (): PasteTarget => ({ sheet: core.sheet, data: core.data(), rows: core.rows(), columns: core.columns() });

  const carryOut = (plan: CellsPlan, how: 'paste' | 'fill', selects: boolean): void => {
    const rows = core.rows();
    const cells: CellEdit[] = [];
    const added = Array.from({ length: plan.addedRows }, (): Record<string, CellEdit['value']> => ({}));
    for (const { row, column, value, typed } of plan.cells) {
      const existing = rows[row];
      if (existing !== undefined) cells.push({ id: existing.id, key: column.key, value, typed });
      else if (value !== null) (added[row - rows.length] ?? {})[column.key] = value;
    }
    if (how === 'paste' && cells.length + added.length > 0) edits.paste(cells, added);
    if (how === 'fill' && cells.length > 0) edits.fill(cells);
    if (selects) core.select(selectBlock(plan.block));
    onDone(plan);
  };
  const paste: Filling['paste'] = (texts, options) => {
    const selection = core.selection();
    const selected = selection === null ? [{ top: 0, left: 0, bottom: 0, right: 0 }] : blocks(selection);
    if (texts.length > 0) carryOut(planPaste(texts, selected, target(), options), 'paste', selected.length === 1);
  };
  const into = (source: Block, to: FillTarget, counts: boolean): void => carryOut(planFill(source, to, counts, target()), 'fill', true);

  return {
    paste,
    everywhere: (text) => {
      const selection = core.selection();
      if (selection !== null) carryOut(planPaste([[text]], disjoint(blocks(selection)), target()), 'fill', false);
    },
    fromFirst: (direction) => {
      const selection = core.selection();
      if (selection === null) return;
      const plans = blocks(selection).flatMap((block) => {
        const parts = firstAndRest(block, direction);
        return parts === null ? [] : [planFill(parts.source, { direction, block: parts.rest }, false, target())];
      });
      const [first] = plans;
      if (first === undefined) return;
      const sum = plans.reduce((skipped, plan) => skipped + plan.skipped, 0);
      carryOut({ ...first, cells: plans.flatMap((plan) => plan.cells), rejected: plans.flatMap((plan) => plan.rejected), skipped: sum }, 'fill', false);
    },
    into: (to, repeats) => {
      const selection = core.selection();
      if (selection === null) return;
      into(activeBlock(selection), to, !repeats);
    },
    toEnd: () => {
      const selection = core.selection();
      if (selection === null) return;
      const source = activeBlock(selection);
      const bottom = core.size().rows - 1;
      if (bottom > source.bottom) into(source, { direction: 'down', block: { ...source, top: source.bottom + 1, bottom } }, true);
    },
  };
}

/** What is copied and where to; null where there is nothing before the block. */
function firstAndRest(block: Block, direction: 'down' | 'right'): { readonly source: Block; readonly rest: Block } | null {
  if (direction === 'down') {
    const top = block.top === block.bottom ? block.top - 1 : block.top;
    return top < 0 ? null : { source: { ...block, top, bottom: top }, rest: { ...block, top: top + 1 } };
  }
  const left = block.left === block.right ? block.left - 1 : block.left;
  return left < 0 ? null : { source: { ...block, left, right: left }, rest: { ...block, left: left + 1 } };
}
