/** The sheet in front as commands see it: the grid that is on the page puts itself here and takes itself away again. */
import { signal } from '@preact/signals-core';
import type { Need, SheetCommandId } from '../../shared/document/commands/appCommands.ts';

/** The needs that only the sheet itself can answer. */
export const sheetNeeds = ['inputs', 'documentOrder', 'sorted', 'filtered', 'frozen', 'overrides', 'ownColumn'] as const satisfies readonly Need[];
export type SheetNeed = (typeof sheetNeeds)[number];

export interface SheetPort {
  readonly table: 'firms' | 'contracts';
  perform(id: SheetCommandId): void;
  meets(need: SheetNeed): boolean;
}

/** null on the start page and on sheets that are no grid. */
export const sheetPort = signal<SheetPort | null>(null);
