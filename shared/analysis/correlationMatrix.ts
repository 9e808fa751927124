/**
 * Correlations given pair by pair: how they are written, whether any series can move so, and the nearest ones that can.
 *
 * Owns: the written form (rows with semicolons between them, `1 0.5; 0.5 1`) and the arithmetic, which is only + - * / and square roots
 * in a fixed order, so that every machine offers the same matrix.
 */
import type { Result } from '../base/result.ts';
import { failure, ok } from '../base/result.ts';

/** Symmetric, with ones on its diagonal and numbers from -1 to 1 elsewhere. */
export type CorrelationMatrix = readonly (readonly number[])[];

/** What rounding may leave of an eigenvalue that is 0, by row of the matrix. */
const rounding = 1e-12;
/** Higham's projections stop here, or where they no longer move anything. */
const mostProjections = 2000;
/** What is offered has as many places: it is read and typed by people. */
const places = 1e6;

/** The same correlation between any two. */
export function evenCorrelations(size: number, correlation: number): CorrelationMatrix {
  return square(size, (row, column) => (row === column ? 1 : correlation));
}

/** @returns the matrix in its written form */
export function correlationText(matrix: CorrelationMatrix): string {
  return matrix.map((row) => row.join(' ')).join('; ');
}

/**
 * @param text   in the written form
 * @param names  what the rows stand for, in their order
 * @returns the matrix, positive semidefinite or not; or which place of it cannot be
 */
export function readCorrelations(text: string, names: readonly string[]): Result<CorrelationMatrix> {
  const rows = text.split(';').map((row) => row.trim().split(/[\s,]+/));
  const size = names.length;
  if (rows.length !== size || rows.some((row) => row.length !== size)) return failure('correlation.shape', { size, names: names.join(', ') });
  const matrix = rows.map((row) => row.map((cell) => (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(cell) ? Number(cell) : NaN)));
  for (const [row, cells] of matrix.entries()) {
    for (const [column, value] of cells.entries()) {
      const place = { row: names[row] ?? '', column: names[column] ?? '' };
      if (!(value >= -1 && value <= 1)) return failure('correlation.cell', { ...place, value: (rows[row]?.[column] ?? '').slice(0, 40) });
      if (row === column && value !== 1) return failure('correlation.diagonal', { ...place, value });
      const mirrored = at(matrix, column, row);
      if (column < row && value !== mirrored) return failure('correlation.asymmetric', { ...place, value, mirrored });
    }
  }
  return ok(matrix);
}

/** The least eigenvalue: below 0, a mix of the series would have a negative variance, so none can move like this. */
export function leastEigenvalue(matrix: CorrelationMatrix): number {
  return Math.min(...eigen(matrix).values);
}

/** Whether there are series that are correlated so: no eigenvalue is negative beyond rounding. */
export function isPossible(matrix: CorrelationMatrix): boolean {
  return leastEigenvalue(matrix) >= -rounding * matrix.length;
}

/**
 * The correlation matrix nearest to a symmetric one by the sum of squared differences: alternating projections with Dykstra's correction
 * (Higham 2002, "Computing the nearest correlation matrix", algorithm 3.3), drawn in by a millionth a row and rounded to six places, so
 * that what people copy is possible as well.
 *
 * @returns the matrix itself where it is possible
 */
export function nearestCorrelations(matrix: CorrelationMatrix): CorrelationMatrix {
  if (isPossible(matrix)) return matrix;
  const size = matrix.length;
  let unit = matrix;
  let correction: CorrelationMatrix = square(size, () => 0);
  for (let pass = 0; pass < mostProjections; pass += 1) {
    const before = unit;
    const corrected = square(size, (row, column) => at(before, row, column) - at(correction, row, column));
    const positive = withoutNegative(corrected);
    correction = square(size, (row, column) => at(positive, row, column) - at(corrected, row, column));
    unit = square(size, (row, column) => (row === column ? 1 : at(positive, row, column)));
    if (largestChange(before, unit).change <= 1e-11) break;
  }
  const shrunk = 1 - (size * 2) / places;
  // Rounded once a pair: both sides of the diagonal must agree.
  return square(size, (row, column) => (row === column ? 1 : roundedPlace(at(unit, Math.min(row, column), Math.max(row, column)) * shrunk)));
}

export interface CorrelationChange {
  readonly row: number;
  readonly column: number;
  readonly from: number;
  readonly to: number;
  readonly change: number;
}

/** Where two matrices differ most; the first such pair. */
export function largestChange(from: CorrelationMatrix, to: CorrelationMatrix): CorrelationChange {
  let most: CorrelationChange = { row: 0, column: 0, from: 1, to: 1, change: 0 };
  from.forEach((cells, row) => cells.forEach((value, column) => {
    const other = at(to, row, column);
    if (Math.abs(other - value) > most.change) most = { row, column, from: value, to: other, change: Math.abs(other - value) };
  }));
  return most;
}

/**
 * The lower triangle L with L·Lᵀ = the matrix: independent standard normal numbers times L are correlated so (Cholesky).
 * A series that hangs wholly on those before it has no part of its own.
 */
export function triangleOf(matrix: CorrelationMatrix): readonly (readonly number[])[] {
  const lower: number[][] = [];
  for (const [row, cells] of matrix.entries()) {
    const own: number[] = [];
    for (let column = 0; column <= row; column += 1) {
      let left = cells[column] ?? 0;
      for (let k = 0; k < column; k += 1) left -= (own[k] ?? 0) * (column === row ? (own[k] ?? 0) : (lower[column]?.[k] ?? 0));
      const pivot = lower[column]?.[column] ?? 0;
      own.push(column === row ? Math.sqrt(Math.max(0, left)) : pivot > 1e-6 ? left / pivot : 0);
    }
    lower.push(own);
  }
  return lower;
}

function at(matrix: CorrelationMatrix, row: number, column: number): number {
  return matrix[row]?.[column] ?? 0;
}

function square(size: number, cell: (row: number, column: number) => number): CorrelationMatrix {
  return Array.from({ length: size }, (_row, row) => Array.from({ length: size }, (_column, column) => cell(row, column)));
}

function roundedPlace(value: number): number {
  // Adding 0 turns a rounded -0 into the 0 that people write.
  return Math.round(value * places) / places + 0;
}

/** The nearest matrix without negative eigenvalues. */
function withoutNegative(matrix: CorrelationMatrix): CorrelationMatrix {
  const { values, vectors } = eigen(matrix);
  return square(matrix.length, (row, column) => values.reduce((sum, value, k) => (value > 0 ? sum + value * at(vectors, row, k) * at(vectors, column, k) : sum), 0));
}

/** Eigenvalues and, in columns, their vectors, by Jacobi's rotations row by row (Golub & Van Loan, 8.5). */
function eigen(matrix: CorrelationMatrix): { readonly values: readonly number[]; readonly vectors: CorrelationMatrix } {
  const size = matrix.length;
  const a = matrix.map((row) => [...row]);
  const vectors = square(size, (row, column) => (row === column ? 1 : 0)).map((row) => [...row]);
  for (let sweep = 0; sweep < 60; sweep += 1) {
    let off = 0;
    for (let p = 0; p < size; p += 1) {
      for (let q = p + 1; q < size; q += 1) {
        off += at(a, p, q) * at(a, p, q);
        if (at(a, p, q) !== 0) rotate(a, vectors, p, q);
      }
    }
    if (off <= 1e-30) break;
  }
  return { values: a.map((row, place) => row[place] ?? 0), vectors };
}

/** Turns two axes so that the pair between them becomes 0. */
function rotate(a: number[][], vectors: number[][], p: number, q: number): void {
  const theta = (at(a, q, q) - at(a, p, p)) / (2 * at(a, p, q));
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  const turn = (cells: number[]): void => {
    const [x, y] = [cells[p] ?? 0, cells[q] ?? 0];
    cells[p] = cosine * x - sine * y;
    cells[q] = sine * x + cosine * y;
  };
  a.forEach(turn);
  const [rowP, rowQ] = [a[p] ?? [], a[q] ?? []];
  for (let column = 0; column < a.length; column += 1) {
    const [x, y] = [rowP[column] ?? 0, rowQ[column] ?? 0];
    rowP[column] = cosine * x - sine * y;
    rowQ[column] = sine * x + cosine * y;
  }
  vectors.forEach(turn);
}
