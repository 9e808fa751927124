/** Texts that spreadsheets, separators, quotes and encodings trip over. */
import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';

const starts = ['=1+1', '+1', '-1', '@A1', '\t', '\r', '\n', "'", "'=1", "''=", ' =1', '＝1', '=HYPERLINK("http://x","y")', '=cmd|\'/C calc\'!A0', '"', '""', ',', ';', '|', 'a,"b', '\r\n', '1,234', '0050', '01/02', '8%', '1e5', 'TRUE', '_x0041_', '_x000D_', '&amp;', '<b>', '\u200f', '\ufeff', '\u0001', '\u001f', '\ufffe', '台灣', '资金', '👩‍👩‍👧', 'é', 'e\u0301'];

/** Any of them, or several after one another with other characters between; never blank, never a NUL, never half a pair. */
export const arbNastyText: Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...starts), fc.string({ maxLength: 3 }), fc.string({ unit: 'binary', maxLength: 2 })), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('').replaceAll('\0', ''))
  .filter((text) => text.trim() !== '');
