import { describe, expect, test } from 'vitest';
import { exp, log, pow } from '../../../shared/engine/elementary.ts';

/** Distance in units of the last place of the platform's own value, which is itself right to about one. */
function unitsApart(got: number, expected: number): number {
  return got === expected ? 0 : Math.abs(got - expected) / (Math.abs(expected) * Number.EPSILON);
}

/** A sequence that covers an interval without randomness. */
function spread(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => low + ((high - low) * ((index * 0.6180339887498949) % 1)));
}

describe('elementary functions agree with the platform to the last places', () => {
  test('exp', () => {
    for (const x of spread(-700, 700, 20_000)) expect(unitsApart(exp(x), Math.exp(x))).toBeLessThanOrEqual(1.5);
  });
  test('log', () => {
    for (const x of spread(-700, 700, 20_000)) expect(unitsApart(log(Math.exp(x)), Math.log(Math.exp(x)))).toBeLessThanOrEqual(1.5);
    for (const x of spread(0.9, 1.1, 5000)) expect(unitsApart(log(x), Math.log(x))).toBeLessThanOrEqual(1.5);
  });
  test('pow', () => {
    for (const [index, y] of spread(0, 5, 20_000).entries()) {
      const x = Math.exp(spread(-14, 14, 1)[0]! + (index % 29) - 14);
      expect(unitsApart(pow(x, y), Math.pow(x, y))).toBeLessThanOrEqual(2.5);
    }
  });
});

test('ends of the range', () => {
  expect(exp(0)).toBe(1);
  expect(exp(-1e6)).toBe(0);
  expect(exp(-Infinity)).toBe(0);
  expect(exp(1e6)).toBe(Infinity);
  expect(exp(-744)).toBe(Math.exp(-744));
  expect(log(0)).toBe(-Infinity);
  expect(log(5e-324)).toBe(Math.log(5e-324));
  expect(log(-1)).toBeNaN();
  expect(pow(0, 0)).toBe(1);
  expect(pow(0, 0.3)).toBe(0);
  expect(pow(7, 1)).toBe(7);
  expect(pow(5e-324, 5)).toBe(0);
});
