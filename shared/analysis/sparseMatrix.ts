/** Amounts between pairs of firms, of which only those that are not 0 take room. */
export class SparseMatrix {
  readonly #rows = new Map<number, Map<number, number>>();

  add(row: number, column: number, amount: number): void {
    if (amount === 0) return;
    const cells = this.#rows.get(row) ?? new Map<number, number>();
    cells.set(column, (cells.get(column) ?? 0) + amount);
    this.#rows.set(row, cells);
  }

  /** The cells of a row, in the order in which they were first added to. */
  row(row: number): Iterable<readonly [number, number]> {
    return this.#rows.get(row) ?? [];
  }

  addAll(other: SparseMatrix): void {
    for (const [row, cells] of other.#rows) for (const [column, amount] of cells) this.add(row, column, amount);
  }
}
