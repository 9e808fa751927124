/** Quick find in a grid: which cells show the searched text, marking them and going from one to the next. */
import type { Row } from '../../shared/columns/define.ts';
import type { GridCore } from './core.ts';
import { selectOne } from './ranges.ts';
import type { Place } from './ranges.ts';
import { searchForm } from './search.ts';
import { cellText } from './sheet.ts';
import type { SheetColumn } from './sheet.ts';

export interface FindState {
  readonly count: number;
  /** Which hit the cursor is on, from 1; 0 when on none. */
  readonly current: number;
}

export interface Finder {
  /** Searches anew and goes to the first hit from the cursor on; empty text searches for nothing. */
  search(query: string, goThere: boolean): FindState | null;
  step(direction: 1 | -1): FindState | null;
  isHit(row: Row, key: string): boolean;
}

export function createFinder(core: () => GridCore | null): Finder {
  let wanted = '';
  let language = '';
  // Rows are immutable, so what they show is worked out once; results and names of other firms are looked up anew.
  let shown = new WeakMap<Row, Map<string, string>>();

  const isHit = (row: Row, key: string): boolean => {
    const grid = core();
    const column = wanted === '' ? undefined : grid?.columns()[grid.columnIndex(key)];
    return column !== undefined && isSearched(column) && textOf(row, column).includes(wanted);
  };
  const textOf = (row: Row, column: SheetColumn): string => {
    const grid = core();
    if (grid === null) return '';
    const compute = (): string => searchForm(cellText(grid.data(), grid.sheet, row, column));
    if (column.measure !== null || column.term?.kind === 'firm') return compute();
    const known = shown.get(row) ?? new Map<string, string>();
    shown.set(row, known);
    const text = known.get(column.key) ?? compute();
    known.set(column.key, text);
    return text;
  };
  const hits = (grid: GridCore): readonly Place[] => {
    const columns = grid.columns();
    const found: Place[] = [];
    for (const [row, data] of grid.rows().entries()) {
      for (const [column, definition] of columns.entries()) {
        if (isSearched(definition) && textOf(data, definition).includes(wanted)) found.push({ row, column });
      }
    }
    return found;
  };
  const goTo = (grid: GridCore, found: readonly Place[], index: number): FindState => {
    const place = found[index];
    if (place !== undefined) grid.select(selectOne(place), place);
    return { count: found.length, current: place === undefined ? 0 : index + 1 };
  };

  return {
    isHit,
    search: (query, goThere) => {
      const grid = core();
      if (grid === null) return null;
      const now = grid.data().format.language;
      if (now !== language) shown = new WeakMap();
      language = now;
      wanted = searchForm(query.trim());
      grid.refresh();
      if (wanted === '') return null;
      const found = hits(grid);
      const cursor = grid.selection()?.cursor ?? { row: 0, column: 0 };
      const next = found.findIndex((place) => !isBefore(place, cursor));
      return goThere ? goTo(grid, found, next < 0 ? 0 : next) : { count: found.length, current: 0 };
    },
    step: (direction) => {
      const grid = core();
      if (grid === null || wanted === '') return null;
      const found = hits(grid);
      if (found.length === 0) return { count: 0, current: 0 };
      const cursor = grid.selection()?.cursor ?? { row: 0, column: 0 };
      const after = found.findIndex((place) => isBefore(cursor, place));
      const before = found.findLastIndex((place) => isBefore(place, cursor));
      const forward = after < 0 ? 0 : after;
      const back = before < 0 ? found.length - 1 : before;
      return goTo(grid, found, direction === 1 ? forward : back);
    },
  };
}

/** Calculated numbers are not looked through: they change with every edit. */
function isSearched(column: SheetColumn): boolean {
  return column.measure === null || column.measure.kind === 'choice';
}

function isBefore(a: Place, b: Place): boolean {
  return a.row < b.row || (a.row === b.row && a.column < b.column);
}
