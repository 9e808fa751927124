/**
 * Values of all firms at once. A blank is NaN (null for text) and has a reason; nothing else is ever NaN.
 * Owns: the shapes and how blanks and their reasons pass through arithmetic.
 */
/** Why a value is blank, as plain data; the text of the code is in `shared/text/ruleMessages.ts`. */
export interface BlankReason {
  readonly code: `rule.${string}`;
  readonly details: Readonly<Record<string, string | number>>;
}

/** The reasons of one evaluation, numbered from 1. */
export interface Reasons {
  readonly list: BlankReason[];
}

export interface NumberVector {
  readonly kind: 'number';
  /** n; yes is 1 and no is 0. */
  readonly values: Float64Array;
  /** n numbers of reasons, 0 where there is a value; null where none is blank. */
  readonly why: Int32Array | null;
}
export interface TextVector {
  readonly kind: 'text';
  readonly values: readonly (string | null)[];
  readonly why: Int32Array | null;
}
export type Vector = NumberVector | TextVector;

export function addReason(reasons: Reasons, code: BlankReason['code'], details: BlankReason['details'] = {}): number {
  return reasons.list.push({ code, details });
}

/** The same value for all firms. */
export function constantVector(count: number, value: number): NumberVector {
  return { kind: 'number', values: new Float64Array(count).fill(value), why: null };
}

/** Blank for all firms, for one reason. */
export function blankVector(kind: Vector['kind'], count: number, reason: number): Vector {
  const why = new Int32Array(count).fill(reason);
  if (kind === 'number') return { kind, values: new Float64Array(count).fill(NaN), why };
  return { kind, values: Array.from({ length: count }, () => null), why };
}

/**
 * Works numbers out firm by firm. Where an argument is blank the result is blank for the same reason, the first argument's first;
 * where the work itself has no finite result, for the reason that `unworkable` numbers.
 */
export function mapNumbers(args: readonly NumberVector[], count: number, work: (index: number) => number, unworkable: () => number): NumberVector {
  const values = new Float64Array(count);
  let why: Int32Array | null = null;
  for (let index = 0; index < count; index += 1) {
    const value = work(index);
    if (value - value === 0) {
      values[index] = value;
      continue;
    }
    values[index] = NaN;
    why ??= new Int32Array(count);
    why[index] = firstReason(args, index) || unworkable();
  }
  return { kind: 'number', values, why };
}

/** The reason for which the first blank argument is blank; 0 when none is. */
export function firstReason(args: readonly Vector[], index: number): number {
  for (const { why } of args) {
    const reason = why?.[index] ?? 0;
    if (reason !== 0) return reason;
  }
  return 0;
}

/** 10^power for a whole power, the same bits everywhere: reading digits is exact where `**` need not be. */
export function powerOfTen(power: number): number {
  return Number(`1e${power}`);
}
