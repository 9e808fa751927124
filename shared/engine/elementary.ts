/**
 * Exponential, logarithm and power from + - * / and square root only, so that every machine gives the same bits
 * (design/reliability.md P31): the functions of `Math` may differ in the last place from engine to engine.
 *
 * Accurate to about one unit in the last place over the range that the model uses.
 */

/** Powers of two, exact: `powersOfTwo[k]` is 2^k for k from 0 to 1023. */
const powersOfTwo = new Float64Array(1024);
powersOfTwo[0] = 1;
for (let k = 1; k < 1024; k += 1) powersOfTwo[k] = powersOfTwo[k - 1]! * 2;

/** ln 2 as an unevaluated sum; the first part has 21 zero bits at its end, so that small multiples of it are exact. */
const ln2High = 6.93147180369123816490e-1;
const ln2Low = 1.90821492927058770002e-10;
const inverseLn2 = 1.44269504088896338700;

/** x * 2^k, rounded once even where the result is subnormal. */
function scaled(x: number, k: number): number {
  if (k >= 0) return k < 1024 ? x * powersOfTwo[k]! : x * powersOfTwo[1023]! * 2;
  if (k > -1000) return x / powersOfTwo[-k]!;
  return x / powersOfTwo[1000]! / powersOfTwo[Math.min(1023, -k - 1000)]!;
}

/**
 * e to the power of x.
 *
 * Source: the rational approximation of FreeBSD's e_exp.c (fdlibm), error below one unit in the last place.
 */
export function exp(x: number): number {
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const k = Math.floor(x * inverseLn2 + 0.5);
  const high = x - k * ln2High;
  const low = k * ln2Low;
  const r = high - low;
  const rr = r * r;
  const c = r - rr * (1.66666666666666019037e-1 + rr * (-2.77777777770155933842e-3 + rr * (6.61375632143793436117e-5
    + rr * (-1.65339022054652515390e-6 + rr * 4.13813679705723846039e-8))));
  return scaled(1 - (low - (r * c) / (2 - c) - high), k);
}

/** The high part of a number for Dekker's exact product: 26 bits of its fraction. */
function upperHalf(x: number): number {
  const shifted = 134217729 * x;
  return shifted - (shifted - x);
}

/** The rounding error of the product a * b, exactly (Dekker 1971), for factors of moderate size. */
function productError(a: number, b: number, product: number): number {
  const a1 = upperHalf(a);
  const a2 = a - a1;
  const b1 = upperHalf(b);
  const b2 = b - b1;
  return a2 * b2 - (product - a1 * b1 - a2 * b1 - a1 * b2);
}

/** ln 2 to some 107 bits. */
const ln2First = 0.6931471805599453;
const ln2Rest = 2.3190468138462996e-17;

/** The last logarithm's second part: what `logHigh` returned is short of the logarithm by this much. */
let logRest = 0;

/**
 * The logarithm of x > 0 as an unevaluated sum of the value returned and `logRest`, to some 60 bits.
 *
 * x = 2^k m with m from sqrt(1/2) to sqrt(2); ln m = 2 artanh(s) with s = (m - 1)/(m + 1), of which the leading 2 s is
 * worked out with its rounding error and the small remainder of the series without.
 */
function logHigh(x: number): number {
  let k = 0;
  let m = x;
  if (m < 2.2250738585072014e-308) {
    m *= 18014398509481984;
    k = -54;
  }
  for (let step = 512; step >= 1; step /= 2) {
    if (m >= powersOfTwo[step]!) { m /= powersOfTwo[step]!; k += step; }
  }
  for (let step = 512; step >= 1; step /= 2) {
    if (m * powersOfTwo[step - 1]! < 1) { m *= powersOfTwo[step]!; k -= step; }
  }
  if (m < 1) { m *= 2; k -= 1; }
  if (m > 1.4142135623730951) { m /= 2; k += 1; }
  const top = m - 1;
  const bottom = m + 1;
  const bottomError = bottom > m ? 1 - (bottom - m) : m - (bottom - 1);
  const s = top / bottom;
  const product = s * bottom;
  const sRest = (top - product - productError(s, bottom, product) - s * bottomError) / bottom;
  const z = s * s;
  const series = z * (1 / 3 + z * (1 / 5 + z * (1 / 7 + z * (1 / 9 + z * (1 / 11 + z * (1 / 13 + z * (1 / 15
    + z * (1 / 17 + z * (1 / 19 + z * (1 / 21 + z / 23))))))))));
  const lead = 2 * s;
  const kFirst = k * ln2First;
  const kError = productError(k, ln2First, kFirst) + k * ln2Rest;
  const sum = kFirst + lead;
  const back = sum - kFirst;
  const sumError = kFirst - (sum - back) + (lead - back);
  const rest = sumError + kError + 2 * sRest + lead * series;
  const high = sum + rest;
  logRest = rest - (high - sum);
  return high;
}

/** The natural logarithm; -Infinity at 0, NaN below. */
export function log(x: number): number {
  if (x === 0) return -Infinity;
  if (!(x > 0)) return NaN;
  return x === Infinity ? Infinity : logHigh(x);
}

/**
 * x to the power of y for finite x of at least 0 and finite y of at least 0; 0 to the power of 0 is 1.
 */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (x === 0) return 0;
  if (y === 1) return x;
  if (y === 0.5) return Math.sqrt(x);
  if (y === 2) return x * x;
  const high = logHigh(x);
  const rest = logRest;
  const product = y * high;
  const error = productError(y, high, product) + y * rest;
  const value = exp(product);
  return value === Infinity || value === 0 ? value : value + value * error;
}
