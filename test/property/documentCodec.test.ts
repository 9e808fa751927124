import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeWorkbook, encodeWorkbook } from '../../shared/document/codec.ts';
import { isMessageKey } from '../../shared/text/messages.ts';
import { arbWorkbook } from '../builders/arbWorkbook.ts';

test('decode after encode is the same workbook, and encoding it again gives the same bytes', () => {
  fc.assert(
    fc.property(arbWorkbook(), (workbook) => {
      const text = encodeWorkbook(workbook);
      const decoded = decodeWorkbook(text);
      if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
      expect(decoded.value.workbook).toEqual(workbook);
      expect(decoded.value.warnings).toEqual([]);
      expect(encodeWorkbook(decoded.value.workbook)).toBe(text);
    }),
    { numRuns: 1000 },
  );
});

test('every double keeps its bits', () => {
  const bits = (value: number) => new BigUint64Array(Float64Array.of(value).buffer)[0];
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (cash) => {
      const decoded = decodeWorkbook(encodeWorkbook({ name: '', currency: 'USD', market: { id: 'market' }, firms: [{ id: 'f1', cash }], contracts: [], scenarios: [], notes: [], columns: [], views: [], analyses: [], charts: [], reports: [], recipes: [], extra: {} }));
      expect(decoded.ok && bits(decoded.value.workbook.firms[0]?.cash ?? NaN)).toBe(bits(cash));
    }),
    { numRuns: 5000 },
  );
});

test('the checksum is that of the bytes before its line', () => {
  fc.assert(
    fc.property(arbWorkbook(), (workbook) => {
      const text = encodeWorkbook(workbook);
      const at = text.lastIndexOf('"sha256"');
      expect(text.slice(at)).toBe(`"sha256": "${createHash('sha256').update(text.slice(0, at), 'utf8').digest('hex')}"\n}\n`);
    }),
    { numRuns: 200 },
  );
});

test('any text opens or is refused with a reason that has words', () => {
  const valid = encodeWorkbook({
    name: 'x', currency: 'USD', market: { id: 'market', spotRent: 2 }, firms: [{ id: 'f1', name: 'A', cash: 1 }], contracts: [{ id: 'c1', type: 'loan', to: 'f1' }],
    scenarios: [{ id: 's1', name: 'S', drivers: { rent: [{ depth: -0.5 }] }, overrides: [{ target: 'firm', id: 'f1', field: 'cash', value: 2 }], failures: [{ firm: 'f1', quarter: 1 }] }],
    notes: [{ id: 'n1', target: 'firm', row: 'f1', field: 'cash', text: 't' }],
    columns: [{ id: 'u1', name: 'Net', type: 'auto', formula: 'cash - debt' }], extra: {}, recipes: [], analyses: [{ id: 'a1', name: 'A', kind: 'grid', scenario: 'base', parameters: { input: 'multiple' } }],
    charts: [{ id: 'g1', name: '', chart: 'ltv', scenarios: ['s1'], firms: ['f1'], quarter: 2, marks: [{ kind: 'zone', text: 'x', quarter: 1, to: 2 }], scale: { min: 0, max: 1 }, parameters: { measure: 'cash' } }],
    reports: [{ id: 'p1', name: 'P', template: 'memo', scenario: 'base', paper: 'a4', languages: ['en'], footer: '', sections: [{ id: 's1', kind: 'text', parameters: { text: 'x' } }] }],
    views: [{ id: 'v1', name: 'V', table: 'firms', columns: [{ key: 'cash', width: 80 }], sort: [{ key: 'cash' }], filter: { columns: [{ key: 'cash', is: 'above', value: 1 }], text: '', only: ['failed'] } }],
  });
  const plain = valid.replace(/,\n"sha256".*\n/, '\n');
  const arbMutation = fc
    .tuple(fc.constantFrom(valid, plain), fc.array(fc.tuple(fc.nat(plain.length - 1), fc.constantFrom('', '"', '{', '}', '[', ']', ',', ':', '0', '-', 'null', 'true', '1e999', '\\', '\n', '__proto__')), { minLength: 1, maxLength: 4 }))
    .map(([text, changes]) => changes.reduce((changed, [at, by]) => changed.slice(0, at) + by + changed.slice(at + 1), text));
  fc.assert(
    fc.property(fc.oneof(arbMutation, fc.string({ unit: 'binary' }), fc.json()), (text) => {
      const decoded = decodeWorkbook(text);
      if (!decoded.ok) expect(isMessageKey(decoded.error.code)).toBe(true);
      else expect(decodeWorkbook(encodeWorkbook(decoded.value.workbook)).ok).toBe(true);
    }),
    { numRuns: 5000 },
  );
});
