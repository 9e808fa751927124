/** The least of a grid's column state that its order needs. */
interface Placed {
  readonly colId: string;
}

/**
 * The columns as a view had them, for a sheet whose columns are others by now: what is new stands behind its neighbour in the
 * document, and columns that changed places in the document change places in the view. All else stays where the person put it.
 *
 * @param state  in the order of the view; columns that are gone may still be in it
 * @param former keys in the order of the document when that view was left
 * @param keys   the same now
 */
export function orderAgain<Column extends Placed>(state: readonly Column[], former: readonly string[], keys: readonly string[]): readonly (Column | Placed)[] {
  const known = new Set(state.map(({ colId }) => colId));
  const moved = movedKeys(former, keys);
  const byKey = new Map(state.map((column) => [column.colId, column]));
  const queue = keys.filter((key) => moved.has(key) && known.has(key));
  const slots = state.map((column) => (moved.has(column.colId) ? (byKey.get(queue.shift() ?? '') ?? column) : column));
  const result: (Column | Placed)[] = [...slots];
  for (const [index, key] of keys.entries()) {
    if (known.has(key)) continue;
    const before = keys.slice(0, index).toReversed().find((each) => result.some(({ colId }) => colId === each));
    const at = before === undefined ? 0 : result.findIndex(({ colId }) => colId === before) + 1;
    result.splice(at, 0, { colId: key });
  }
  return result;
}

/** Keys between the first and the last that stand at another place among those that both orders have. */
function movedKeys(former: readonly string[], keys: readonly string[]): ReadonlySet<string> {
  const both = new Set(former.filter((key) => keys.includes(key)));
  const before = former.filter((key) => both.has(key));
  const now = keys.filter((key) => both.has(key));
  return new Set(now.filter((key, index) => before[index] !== key));
}
