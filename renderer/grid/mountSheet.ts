/** The life of a sheet on the page, from its first piece to its last. */
import { pause } from '../state/fileWork.ts';
import { joinSheet, largeSheets } from './joinSheet.ts';
import type { Mounted, MountOptions } from './joinSheet.ts';
import { sheetData } from './sheetData.ts';
import type { SheetGrid } from './sheetGrid.ts';
import { createSheetTable } from './sheetTable.ts';

/**
 * Puts a sheet on the page, a large one in several turns: a hundred thousand rows in one would hold keys and paint up.
 *
 * @param onMounted  told once the grid can be used
 * @returns what takes it off again, however far it is
 */
export function mountSheet(options: MountOptions, onMounted: (grid: SheetGrid) => void): () => void {
  const steps = mounting(options);
  let takeOff = (): void => undefined;
  let isGone = false;
  const isMounted = (): boolean => {
    const step = steps.next();
    takeOff = step.done === true ? step.value.unmount : step.value;
    if (step.done === true) onMounted(step.value.grid);
    return step.done === true;
  };
  const inTurns = async (): Promise<void> => {
    do await pause();
    while (!isGone && !isMounted());
  };
  if (largeSheets[options.sheet.table].peek()) void inTurns();
  else while (!isMounted());
  return () => {
    isGone = true;
    takeOff();
  };
}

/** @yields what takes off what is there so far */
function* mounting(options: MountOptions): Generator<() => void, Mounted, undefined> {
  const { host, sheet } = options;
  const data = sheetData(sheet.table);
  data.peek();
  yield () => undefined;
  const table = createSheetTable({ host, sheet, data: data.peek(), isLarge: largeSheets[sheet.table].peek() });
  yield table.destroy;
  table.fill();
  yield table.destroy;
  return joinSheet(options, data, table);
}
