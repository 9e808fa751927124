/** Tells the rest of the window what is selected: the inspector, the charts, the status bar, screen readers. */
import type { UnitId } from '../../shared/base/units.ts';
import { setActiveCell } from '../state/inspect.ts';
import { announce } from '../state/toasts.ts';
import { highlightedFirms, selectedFirms, selectionStats } from '../state/view.ts';
import type { GridCore } from './core.ts';
import { spokenSelection } from './point.ts';
import type { Selection } from './ranges.ts';
import { blocks, disjoint, isSingle } from './ranges.ts';
import { cellValue } from './sheet.ts';
import type { Sheet } from './sheet.ts';
import { createTally } from './statistics.ts';
import type { SelectionStatistics } from './statistics.ts';

export interface SelectionTeller {
  readonly tell: (core: GridCore, selection: Selection) => void;
  /** Nothing is left to be selected. */
  readonly tellNone: () => void;
  /** The same cells hold other values now. */
  readonly tellValues: (core: GridCore) => void;
  readonly stop: () => void;
}

/** All but the inspector wait until the hand rests: charts that draw anew at every step of a held key would hold it up. */
const restDelay = 40;

/** Speaking of every step of a drag would be noise. */
const speakingDelay = 400;

export function selectionTeller(sheet: Sheet): SelectionTeller {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let speaking: ReturnType<typeof setTimeout> | undefined;
  let recounting: ReturnType<typeof setTimeout> | undefined;
  let stopTally = (): void => undefined;
  const atRest = (core: GridCore): void => {
    const selection = core.selection();
    if (core.isDestroyed() || selection === null) return;
    if (sheet.table === 'firms') tellFirms(core, selection);
    if (isSingle(selection)) {
      selectionStats.value = null;
      return;
    }
    tally(core, selection);
    speaking = setTimeout(() => announce(spokenSelection(core, selection)), speakingDelay);
  };
  const tally = (core: GridCore, selection: Selection): void => {
    stopTally();
    stopTally = tallyInSlices(selectedValues(core, selection), (statistics) => {
      selectionStats.value = statistics;
    });
  };
  const forget = (): void => {
    clearTimeout(resting);
    clearTimeout(speaking);
    clearTimeout(recounting);
    stopTally();
  };
  return {
    tell: (core, selection) => {
      forget();
      resting = setTimeout(() => atRest(core), restDelay);
      tellCell(core, selection);
    },
    tellNone: () => {
      forget();
      selectionStats.value = null;
      if (sheet.table !== 'firms') return;
      selectedFirms.value = [];
      highlightedFirms.value = [];
    },
    tellValues: (core) => {
      if (selectionStats.peek() === null) return;
      clearTimeout(recounting);
      recounting = setTimeout(() => {
        const selection = core.selection();
        if (!core.isDestroyed() && selection !== null && !isSingle(selection)) tally(core, selection);
      }, restDelay);
    },
    stop: () => {
      forget();
      selectionStats.value = null;
    },
  };
}

/** The inspector follows the cursor. */
function tellCell(core: GridCore, { cursor }: Selection): void {
  const [row, column] = [core.rowAt(cursor.row), core.columns()[cursor.column]];
  if (row !== null && column !== undefined) setActiveCell({ table: core.sheet.table, id: row.id, key: column.key });
}

function tellFirms(core: GridCore, selection: Selection): void {
  const indexes = new Set<number>();
  for (const { top, bottom } of blocks(selection)) for (let row = top; row <= bottom; row += 1) indexes.add(row);
  const ids = [...indexes].sort((a, b) => a - b).flatMap((index) => core.rowAt(index)?.id ?? []);
  const before = selectedFirms.peek();
  if (ids.length !== before.length || ids.some((id, index) => id !== before[index])) selectedFirms.value = ids;
  const standOut = isSingle(selection) ? [] : ids;
  if (standOut.length > 0 || highlightedFirms.peek().length > 0) highlightedFirms.value = standOut;
}

function* selectedValues(core: GridCore, selection: Selection): Generator<readonly [value: unknown, unit: UnitId]> {
  const data = core.data();
  const columns = core.columns();
  for (const { top, left, bottom, right } of disjoint(blocks(selection))) {
    for (let row = top; row <= bottom; row += 1) {
      const current = core.rowAt(row);
      if (current === null) continue;
      for (const column of columns.slice(left, right + 1)) yield [cellValue(data, core.sheet, current, column), column.unit];
    }
  }
}

/** Millions of cells take longer than a frame: they are added up a slice at a time, with keys and the mouse in between. */
const sliceMilliseconds = 10;
const cellsBetweenLooks = 2_000;

/** @returns what gives the work up */
function tallyInSlices(values: Iterator<readonly [value: unknown, unit: UnitId]>, onDone: (statistics: SelectionStatistics) => void): () => void {
  const tally = createTally();
  let next: ReturnType<typeof setTimeout> | undefined;
  const slice = (): void => {
    const end = performance.now() + sliceMilliseconds;
    do {
      for (let cell = 0; cell < cellsBetweenLooks; cell += 1) {
        const found = values.next();
        if (found.done === true) {
          onDone(tally.result());
          return;
        }
        tally.add(...found.value);
      }
    } while (performance.now() < end);
    next = setTimeout(slice);
  };
  slice();
  return () => clearTimeout(next);
}
