import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NumberTerm, Term } from '../../shared/columns/define.ts';
import type { FormatContext, ParseContext } from '../../shared/columns/kind.ts';
import { editCell, formatCell, parseCell, validateCell } from '../../shared/columns/kinds/registry.ts';
import { firmTerms } from '../../shared/columns/terms/registry.ts';
import { contractTerms } from '../../shared/contracts/registry.ts';
import { marketTerms } from '../../shared/market/registry.ts';
import { cellMessages } from '../../shared/text/cellMessages.ts';
import { arbValue } from '../builders/arbitraries.ts';

const names: Readonly<Record<string, string>> = { f1: 'Bank A', f2: '銀行乙', f3: 'Outside' };
const ids = Object.keys(names);
const terms: readonly Term[] = [...firmTerms, ...contractTerms, ...marketTerms];
const parsing: ParseContext = { language: 'en', currency: 'USD', firmByName: (name) => ids.find((id) => names[id]?.toLowerCase() === name.toLowerCase()) ?? null };
const showing: FormatContext = { language: 'en', currency: 'USD', firmName: (id) => names[id] ?? null };
const chinese = { language: 'zhHant' } as const;

/** The numeric terms without limits, to try every double there is. */
const unlimited: readonly NumberTerm[] = terms
  .filter((term): term is NumberTerm => 'limits' in term)
  .map((term) => ({ ...term, limits: { min: -Infinity, max: Infinity } }));

test('what the editor shows is read back as the same value, in both languages', () => {
  const cell = fc.constantFrom(...terms).chain((term) => arbValue(term, 'any', ids).map((value) => ({ term, value })));
  fc.assert(fc.property(cell, ({ term, value }) => {
    // A name loses spaces around it and a text of spaces is blank: nobody could see the difference.
    fc.pre(typeof value !== 'string' || term.kind !== 'text' || (value === value.trim() && value !== ''));
    expect(parseCell(editCell(value, term, showing), term, parsing)).toEqual({ ok: true, value });
    expect(parseCell(editCell(value, term, { ...showing, ...chinese }), term, { ...parsing, ...chinese })).toEqual({ ok: true, value });
  }), { numRuns: 2000 });
});

test('every double survives the editor in every numeric column', () => {
  fc.assert(fc.property(fc.constantFrom(...unlimited), fc.double({ noNaN: true, noDefaultInfinity: true }), (term, value) => {
    const result = parseCell(editCell(value, term, showing), term, parsing);
    expect(result.ok && Object.is(result.value, value)).toBe(true);
  }), { numRuns: 5000 });
});

test('what is read is allowed, and what is refused has a text for its reason', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...'0123456789.,- ()%$'.split(''), '億', '萬', 'bp', 'k', 'm', '％', '３', '−', "'"), maxLength: 10 }),
  );
  fc.assert(fc.property(fc.constantFrom(...terms), typed, (term, text) => {
    const result = parseCell(text, term, parsing);
    if (result.ok) expect(validateCell(result.value, term)).toBeNull();
    else expect(Object.keys(cellMessages)).toContain(result.error.code);
  }), { numRuns: 5000 });
});

test('the display of a whole amount is read back as that amount', () => {
  const amounts = terms.filter((term) => term.kind === 'money' || term.kind === 'units');
  fc.assert(fc.property(fc.constantFrom(...amounts), fc.integer({ min: 0, max: 1e12 }), (term, value) => {
    expect(parseCell(formatCell(value, term, showing), term, parsing)).toEqual({ ok: true, value });
  }));
});

test('full-width text is read as its half-width twin', () => {
  const wide = (text: string) => text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
  const typed = fc.string({ unit: fc.constantFrom(...'0123456789.,-()%'.split('')), maxLength: 8 });
  fc.assert(fc.property(fc.constantFrom(...unlimited), typed, (term, text) => {
    const [a, b] = [parseCell(text, term, parsing), parseCell(wide(text), term, parsing)];
    expect(b.ok).toBe(a.ok);
    if (a.ok && b.ok) expect(b.value).toEqual(a.value);
  }), { numRuns: 2000 });
});
