import { expect, test } from 'vitest';
import type { CorrelationMatrix } from '../../../shared/analysis/correlationMatrix.ts';
import { correlationText, evenCorrelations, isPossible, largestChange, leastEigenvalue, nearestCorrelations, readCorrelations, triangleOf } from '../../../shared/analysis/correlationMatrix.ts';
import { seededNumbers } from '../../../shared/analysis/seededNumbers.ts';

const next = seededNumbers(37);

/** Correlations at random, to two places as people type them; about half of the small ones are impossible, all of the large. */
function typed(size: number): CorrelationMatrix {
  const cells = Array.from({ length: size }, () => Array.from({ length: size }, () => Math.round((2 * next() - 1) * 100) / 100));
  return cells.map((row, r) => row.map((_, c) => (r === c ? 1 : cells[Math.min(r, c)]![Math.max(r, c)]!)));
}

function reordered(matrix: CorrelationMatrix, order: readonly number[]): CorrelationMatrix {
  return order.map((row) => order.map((column) => matrix[row]![column]!));
}

const matrices = [2, 3, 3, 3, 3, 4, 5, 6, 8].flatMap((size) => [typed(size), typed(size), typed(size)]);

test('Higham’s published example comes out to his four places', () => {
  const nearest = nearestCorrelations([[1, 1, 0], [1, 1, 1], [0, 1, 1]]);
  expect(nearest.flat().map((value) => value.toFixed(4))).toEqual(['1.0000', '0.7607', '0.1573', '0.7607', '1.0000', '0.7607', '0.1573', '0.7607', '1.0000']);
});

test('the nearest is possible, symmetric, has ones on its diagonal and numbers from -1 to 1, and is its own nearest', () => {
  expect(matrices.filter((matrix) => !isPossible(matrix)).length).toBeGreaterThan(8);
  for (const matrix of matrices) {
    const nearest = nearestCorrelations(matrix);
    expect(leastEigenvalue(nearest)).toBeGreaterThanOrEqual(isPossible(matrix) ? -1e-11 : 0);
    nearest.forEach((row, r) => row.forEach((value, c) => {
      expect(value).toBe(r === c ? 1 : nearest[c]![r]);
      expect(Math.abs(value)).toBeLessThanOrEqual(1);
    }));
    expect(nearestCorrelations(nearest)).toBe(nearest);
    expect(nearestCorrelations(matrix)).toEqual(nearest);
  }
});

test('a possible matrix stays as it is, and one at the edge counts as possible', () => {
  for (const correlation of [0, 0.5, 1]) expect(isPossible(evenCorrelations(3, correlation))).toBe(true);
  expect(isPossible(evenCorrelations(3, -0.5))).toBe(true);
  expect(isPossible(evenCorrelations(3, -0.51))).toBe(false);
  const possible = evenCorrelations(4, 0.3);
  expect(nearestCorrelations(possible)).toBe(possible);
});

test('the nearest does not depend on the order of what is correlated', () => {
  for (const matrix of matrices) {
    const order = matrix.map((_, place) => place).toReversed();
    expect(largestChange(nearestCorrelations(reordered(matrix, order)), reordered(nearestCorrelations(matrix), order)).change).toBeLessThan(3e-6);
  }
});

test('no other possible matrix that random search finds is nearer', () => {
  const distance = (a: CorrelationMatrix, b: CorrelationMatrix) => a.flatMap((row, r) => row.map((value, c) => (value - b[r]![c]!) ** 2)).reduce((sum, each) => sum + each, 0);
  for (const matrix of matrices.filter((each) => each.length === 3 && !isPossible(each))) {
    const nearest = nearestCorrelations(matrix);
    for (let trial = 0; trial < 200; trial += 1) {
      const other = nearestCorrelations(typed(3));
      const between = nearest.map((row, r) => row.map((value, c) => value + (other[r]![c]! - value) * 0.05));
      expect(distance(matrix, between)).toBeGreaterThan(distance(matrix, nearest) - 1e-4);
    }
  }
});

test('the triangle times its transpose is the matrix, at the edge too', () => {
  for (const matrix of [...matrices.map(nearestCorrelations), evenCorrelations(3, 1), evenCorrelations(3, -0.5)]) {
    const lower = triangleOf(matrix);
    const product = lower.map((row) => lower.map((other) => row.reduce((sum, value, k) => sum + value * (other[k] ?? 0), 0)));
    expect(largestChange(matrix, product).change).toBeLessThan(1e-6);
  }
});

test('the written form reads back bit by bit, and names the place that is wrong', () => {
  for (const matrix of matrices) {
    const read = readCorrelations(correlationText(matrix), matrix.map((_, place) => `x${place}`));
    expect(read).toEqual({ ok: true, value: matrix });
  }
  const refusal = (text: string) => {
    const read = readCorrelations(text, ['a', 'b']);
    return read.ok ? null : [read.error.code, read.error.details['row'], read.error.details['column']];
  };
  expect(refusal('1 0.5')).toEqual(['correlation.shape', undefined, undefined]);
  expect(refusal('1 1.5; 1.5 1')).toEqual(['correlation.cell', 'a', 'b']);
  expect(refusal('1 NaN; 0 1')).toEqual(['correlation.cell', 'a', 'b']);
  expect(refusal('0.9 0.5; 0.5 1')).toEqual(['correlation.diagonal', 'a', 'a']);
  expect(refusal('1 0.5; 0.4 1')).toEqual(['correlation.asymmetric', 'b', 'a']);
});
