/** Find in a grid: which cells show the searched text, marking them and going from one to the next. */
import type { Row } from '../../shared/columns/define.ts';
import type { GridCore } from './core.ts';
import { selectOne } from './ranges.ts';
import type { Place } from './ranges.ts';
import { comparedForm } from './search.ts';
import type { FindText } from './search.ts';
import { cellText, editText } from './sheet.ts';
import type { SheetColumn } from './sheet.ts';

/** The cells that are looked through; remembered by row and column, since stepping to a hit moves the selection. */
export type FindScope =
  | { readonly kind: 'sheet' }
  | { readonly kind: 'column'; readonly key: string }
  | { readonly kind: 'selection'; readonly blocks: readonly { readonly ids: ReadonlySet<string>; readonly keys: ReadonlySet<string> }[] };

export interface FindQuery extends FindText {
  readonly scope: FindScope;
}

export interface FindState {
  readonly count: number;
  /** Which hit the cursor is on, from 1; 0 when on none. */
  readonly current: number;
}

export interface Finder {
  /** Searches anew and goes to the first hit from the cursor on when `goThere`; empty text searches for nothing. */
  search(query: FindQuery, goThere: boolean): FindState | null;
  step(direction: 1 | -1): FindState | null;
  hits(): readonly Place[];
  isHit(row: Row, key: string): boolean;
  /** Results have changed: what was found in them is looked for anew. */
  forget(): void;
}

export function createFinder(core: () => GridCore | null): Finder {
  let query: FindQuery = { text: '', matchCase: false, wholeCell: false, scope: { kind: 'sheet' } };
  let wanted = '';
  let language = '';
  // Rows are immutable, so what they show is worked out once; results and names of other firms are looked up anew.
  let shown = new WeakMap<Row, Map<string, readonly string[]>>();

  // Going from hit to hit looks through the cells once; results change under the same rows, hence `forget`.
  let lastBasis: readonly unknown[] = [];
  let lastHits: readonly Place[] = [];

  const isHit = (row: Row, key: string): boolean => {
    const grid = core();
    const column = wanted === '' ? undefined : grid?.columns()[grid.columnIndex(key)];
    return column !== undefined && isMatch(row, column);
  };
  const isMatch = (row: Row, column: SheetColumn): boolean =>
    isInScope(query.scope, row.id, column.key) && textsOf(row, column).some((text) => (query.wholeCell ? text === wanted : text.includes(wanted)));
  /** The text shown, and the full text where it differs: 1,200 is found as 1200 too. */
  const textsOf = (row: Row, column: SheetColumn): readonly string[] => {
    const grid = core();
    if (grid === null) return [];
    const compute = (): readonly string[] => {
      const text = comparedForm(cellText(grid.data(), grid.sheet, row, column), query);
      const full = comparedForm(editText(grid.data(), row, column), query);
      return full === text || full === '' ? [text] : [text, full];
    };
    if (column.measure !== null || column.isRule || column.term?.kind === 'firm') return compute();
    const known = shown.get(row) ?? new Map<string, readonly string[]>();
    shown.set(row, known);
    const texts = known.get(column.key) ?? compute();
    known.set(column.key, texts);
    return texts;
  };
  const hits = (): readonly Place[] => {
    const grid = core();
    if (grid === null || wanted === '') return [];
    const basis = [query, grid.rows(), grid.columns(), grid.data()];
    if (basis.every((each, index) => each === lastBasis[index])) return lastHits;
    const found: Place[] = [];
    for (const [row, data] of grid.rows().entries()) {
      for (const [column, definition] of grid.columns().entries()) if (isMatch(data, definition)) found.push({ row, column });
    }
    lastBasis = basis;
    lastHits = found;
    return found;
  };
  const goTo = (grid: GridCore, found: readonly Place[], index: number): FindState => {
    const place = found[index];
    if (place !== undefined) grid.select(selectOne(place), place);
    return { count: found.length, current: place === undefined ? 0 : index + 1 };
  };
  const cursorOf = (grid: GridCore): Place => grid.selection()?.cursor ?? { row: 0, column: 0 };

  return {
    isHit,
    hits,
    forget: () => {
      lastBasis = [];
    },
    search: (next, goThere) => {
      const grid = core();
      if (grid === null) return null;
      const now = grid.data().format.language;
      if (now !== language || next.matchCase !== query.matchCase) shown = new WeakMap();
      language = now;
      // The same question keeps its answer.
      if (!isSame(query, next)) query = next;
      wanted = comparedForm(next.text.trim(), next);
      grid.refresh();
      if (wanted === '') return null;
      const found = hits();
      const cursor = cursorOf(grid);
      const nearest = found.findIndex((place) => !isBefore(place, cursor));
      if (goThere) return goTo(grid, found, nearest < 0 ? 0 : nearest);
      const onHit = found[nearest];
      return { count: found.length, current: onHit !== undefined && !isBefore(cursor, onHit) ? nearest + 1 : 0 };
    },
    step: (direction) => {
      const grid = core();
      if (grid === null || wanted === '') return null;
      const found = hits();
      if (found.length === 0) return { count: 0, current: 0 };
      const cursor = cursorOf(grid);
      const after = found.findIndex((place) => isBefore(cursor, place));
      const before = found.findLastIndex((place) => isBefore(place, cursor));
      return goTo(grid, found, direction === 1 ? Math.max(0, after) : before < 0 ? found.length - 1 : before);
    },
  };
}

function isInScope(scope: FindScope, id: string, key: string): boolean {
  switch (scope.kind) {
    case 'sheet':
      return true;
    case 'column':
      return scope.key === key;
    case 'selection':
      return scope.blocks.some(({ ids, keys }) => keys.has(key) && ids.has(id));
  }
}

function isBefore(a: Place, b: Place): boolean {
  return a.row < b.row || (a.row === b.row && a.column < b.column);
}

function isSame(a: FindQuery, b: FindQuery): boolean {
  return a.text === b.text && a.matchCase === b.matchCase && a.wholeCell === b.wholeCell && a.scope === b.scope;
}
