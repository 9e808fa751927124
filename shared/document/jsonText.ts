/** JSON text in which every double comes back bit by bit: shortest round-trip digits, and -0 kept, which `JSON.stringify` drops. */
import { assert } from '../base/assert.ts';

/** Deeper nesting is refused when reading, so that no later walk can overflow the stack. */
export const deepestNesting = 64;

/**
 * One value on one line. Properties that are undefined are left out, as in `JSON.stringify`.
 *
 * @throws if a number is not finite: no command lets one in, and writing `null` instead would lose it silently
 */
export function jsonText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'boolean':
      return String(value);
    case 'number':
      assert(Number.isFinite(value), `${value} cannot be written`);
      return Object.is(value, -0) ? '-0' : String(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? `[${value.map(jsonText).join(',')}]` : objectText(Object.entries(value));
    default:
      throw new Error(`Bug: ${typeof value} is not JSON`);
  }
}

/** An object with its properties in the given order. */
export function objectText(entries: readonly (readonly [string, unknown])[]): string {
  const parts: string[] = [];
  for (const [key, value] of entries) if (value !== undefined) parts.push(`${JSON.stringify(key)}:${jsonText(value)}`);
  return `{${parts.join(',')}}`;
}
