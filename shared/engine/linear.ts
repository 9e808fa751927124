/**
 * Small dense systems (I - A) d = r for A of nonnegative shares whose columns add up to at most one.
 *
 * Such a matrix needs no pivoting: elimination keeps it column diagonally dominant. Owns: factors, solution, powers of A.
 */

/** Pivots this small mean a closed ring that passes everything on: the system has no single solution. */
const smallestPivot = 1e-14;

/**
 * Factors I - A in place, without exchanging rows.
 *
 * @param a  m * m, row by row: A on entry, the factors on return
 * @returns false when the system is singular
 */
export function factor(a: Float64Array, m: number): boolean {
  for (let i = 0; i < m * m; i += 1) a[i] = -a[i]!;
  for (let i = 0; i < m; i += 1) a[i * m + i]! += 1;
  for (let k = 0; k < m; k += 1) {
    const pivot = a[k * m + k]!;
    if (!(pivot > smallestPivot)) return false;
    for (let i = k + 1; i < m; i += 1) {
      const share = a[i * m + k]! / pivot;
      if (share === 0) continue;
      a[i * m + k] = share;
      for (let j = k + 1; j < m; j += 1) a[i * m + j]! -= share * a[k * m + j]!;
    }
  }
  return true;
}

/** Solves with the factors of `factor`; `d` holds the right side on entry and the solution on return. */
export function solveFactored(a: Float64Array, m: number, d: Float64Array): void {
  for (let i = 0; i < m; i += 1) {
    let sum = d[i]!;
    for (let j = 0; j < i; j += 1) sum -= a[i * m + j]! * d[j]!;
    d[i] = sum;
  }
  for (let i = m - 1; i >= 0; i -= 1) {
    let sum = d[i]!;
    for (let j = i + 1; j < m; j += 1) sum -= a[i * m + j]! * d[j]!;
    d[i] = sum / a[i * m + i]!;
  }
}

/** out = a * a, m * m row by row. */
export function square(a: Float64Array, m: number, out: Float64Array): void {
  out.fill(0, 0, m * m);
  for (let i = 0; i < m; i += 1) {
    for (let k = 0; k < m; k += 1) {
      const share = a[i * m + k]!;
      if (share === 0) continue;
      for (let j = 0; j < m; j += 1) out[i * m + j]! += share * a[k * m + j]!;
    }
  }
}

/** out = v + a * v. */
export function addProduct(a: Float64Array, m: number, v: Float64Array, out: Float64Array): void {
  for (let i = 0; i < m; i += 1) {
    let sum = v[i]!;
    for (let j = 0; j < m; j += 1) sum += a[i * m + j]! * v[j]!;
    out[i] = sum;
  }
}
