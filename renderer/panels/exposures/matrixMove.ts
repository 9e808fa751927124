/** Where a key leads in the matrix. Pure. */
export interface MatrixPlace {
  readonly row: number;
  readonly column: number;
}

export interface MatrixKey {
  readonly key: string;
  readonly ctrl: boolean;
}

/**
 * The next place, or null when the key does not move. With Ctrl the arrows go to the next cell that holds something, or the edge.
 *
 * @param page rows in sight
 */
export function matrixMove({ row, column }: MatrixPlace, { key, ctrl }: MatrixKey, rows: number, columns: number, page: number, isFilled: (place: MatrixPlace) => boolean): MatrixPlace | null {
  const inside = (place: MatrixPlace): MatrixPlace => ({ row: Math.max(0, Math.min(rows - 1, place.row)), column: Math.max(0, Math.min(columns - 1, place.column)) });
  const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key];
  if (step !== undefined) {
    const [down = 0, right = 0] = step;
    let next = inside({ row: row + down, column: column + right });
    const isEdge = (at: MatrixPlace): boolean => (down !== 0 ? at.row === (down < 0 ? 0 : rows - 1) : at.column === (right < 0 ? 0 : columns - 1));
    while (ctrl && !isEdge(next) && !isFilled(next)) next = inside({ row: next.row + down, column: next.column + right });
    return next;
  }
  switch (key) {
    case 'Home': return inside({ row: ctrl ? 0 : row, column: 0 });
    case 'End': return inside({ row: ctrl ? rows - 1 : row, column: columns - 1 });
    case 'PageUp': return inside({ row: row - page, column });
    case 'PageDown': return inside({ row: row + page, column });
    default: return null;
  }
}
