import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeWorkbook, encodeWorkbook } from '../../../shared/document/codec.ts';
import { currentVersion, migrations } from '../../../shared/document/migrations/registry.ts';
import { isMessageKey } from '../../../shared/text/messages.ts';
import { aContract } from '../../builders/aContract.ts';
import { aFirm } from '../../builders/aFirm.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

/** The example of design/format.md, word for word. */
const plainDocument = `{
  "format": "firebreak-workbook",
  "version": 1,
  "name": "AI financing chain",
  "currency": "USD",
  "market": { "quarters": 20, "spotRent": 2.5, "marketDepth": 400000 },
  "firms": [
    { "id": "f1", "name": "Lessor A", "kind": "neocloud", "cash": 1200, "gpus": 90000, "gpuCost": 32, "gpuAge": 3,
      "gpuLife": 24, "debt": 2300, "lender": "f9", "rateType": "floating", "rate": 0.06, "maturity": 20,
      "amortization": 0.05, "pledged": 0.9, "maxLtv": 0.75, "minDscr": 1.2 }
  ],
  "contracts": [
    { "id": "c1", "type": "lease", "from": "f1", "to": "f2", "units": 40000, "rent": 210, "term": 16, "takeOrPay": 0.8 }
  ],
  "scenarios": [
    { "id": "s1", "name": "Rents halve",
      "drivers": { "rent": [ { "start": 2, "depth": -0.5, "ramp": 3 } ], "credit": { "values": [1, 1, 0] } },
      "overrides": [ { "target": "firm", "id": "f1", "field": "cash", "value": 800 },
                     { "target": "contract", "id": "c1", "field": "rent", "scale": 0.9 },
                     { "target": "market", "field": "freezeLoss", "value": 0.05 } ],
      "failures": [ { "firm": "f9", "quarter": 4 } ] }
  ]
}`;

function decoded(text: string) {
  const result = decodeWorkbook(text);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function refusal(text: string) {
  const result = decodeWorkbook(text);
  if (result.ok) throw new Error('The file opened.');
  expect(isMessageKey(result.error.code)).toBe(true);
  return result.error;
}

/** A plain document in which one top-level property is given otherwise. */
function documentWith(property: string): string {
  return `{"format":"firebreak-workbook","version":1,${property}}`;
}

describe('a plain document', () => {
  test('opens, and says that it has no checksum', () => {
    const { workbook, warnings } = decoded(plainDocument);
    expect(workbook.firms[0]).toMatchObject({ id: 'f1', cash: 1200, lender: 'f9' });
    expect(workbook.scenarios[0]?.drivers.credit).toEqual({ values: [1, 1, 0] });
    expect(warnings.map(({ code }) => code)).toEqual(['file.noChecksum']);
  });

  test('opens with nothing but its format and version', () => {
    const { workbook } = decoded('{"format":"firebreak-workbook","version":1}');
    expect(workbook).toEqual({ ...aWorkbook(), name: '', currency: 'USD' });
  });

  test('may begin with a byte order mark', () => {
    expect(decodeWorkbook(`\uFEFF${plainDocument}`).ok).toBe(true);
  });

  test('reads null as blank at every level', () => {
    const { workbook } = decoded(documentWith('"market":null,"firms":[{"id":"f1","cash":null}],"contracts":null,"scenarios":[{"id":"s1","name":"S","drivers":{"rent":null},"overrides":null}]'));
    expect(workbook.contracts).toEqual([]);
    expect(workbook.scenarios[0]).toEqual({ id: 's1', name: 'S', drivers: {}, overrides: [], failures: [] });
  });
});

describe('writing', () => {
  test('puts one row on a line and the checksum of all bytes before it last', () => {
    const text = encodeWorkbook(decoded(plainDocument).workbook);
    const lines = text.split('\n');
    expect(lines.filter((line) => line.startsWith('{"id":'))).toHaveLength(3);
    const hashLine = lines.at(-3) ?? '';
    const before = text.slice(0, text.indexOf(hashLine));
    expect(hashLine).toBe(`"sha256": "${createHash('sha256').update(before, 'utf8').digest('hex')}"`);
    expect(lines.slice(-2)).toEqual(['}', '']);
  });

  test('does not depend on the order in which fields came to be', () => {
    const one = aWorkbook({ firms: [aFirm({ cash: 1, debt: 2, zeta: 1, alpha: 2 })] });
    const other = aWorkbook({ firms: [{ alpha: 2, debt: 2, zeta: 1, name: 'Firm f1', cash: 1, id: 'f1' }] });
    expect(encodeWorkbook(one)).toBe(encodeWorkbook(other));
  });

  test('keeps unknown fields at every level', () => {
    const strange = documentWith(
      '"columns":[{"name":"ESG","type":"number"}],"plugin":{"a":[1,{"b":null}]},"market":{"spotRent":2,"x":1},"firms":[{"id":"f1","custom":{"ESG":3},"y":[1]}],' +
        '"contracts":[{"id":"c1","z":{}}],"scenarios":[{"id":"s1","name":"S","parent":"s0","drivers":{"fx":[1],"rent":[{"depth":1,"why":"w"}]},"overrides":[{"target":"market","field":"q","value":1,"by":"me"}],"failures":[{"firm":"f1","quarter":2,"why":"w"}]}]',
    );
    const once = encodeWorkbook(decoded(strange).workbook);
    expect(JSON.parse(once)).toMatchObject(JSON.parse(strange) as object);
    expect(encodeWorkbook(decoded(once).workbook)).toBe(once);
  });

  test('keeps negative zero, the largest and the smallest doubles', () => {
    const cash = [-0, 5e-324, Number.MAX_VALUE, 0.1 + 0.2, 2 ** 53 + 2, 1e21, 1e-7];
    const book = aWorkbook({ firms: cash.map((value, index) => aFirm({ id: `f${index}`, cash: value })) });
    expect(decoded(encodeWorkbook(book)).workbook.firms.map((firm) => firm.cash)).toEqual(cash);
  });

  test('never writes a number that is not finite', () => {
    expect(() => encodeWorkbook(aWorkbook({ firms: [aFirm({ cash: Number.NaN })] }))).toThrow('cannot be written');
  });
});

describe('the checksum', () => {
  const text = encodeWorkbook(aWorkbook({ name: '鏈', firms: [aFirm({ cash: 12 })], contracts: [aContract({ principal: 3 })] }));

  test('lets an unchanged file open without a word', () => {
    expect(decoded(text).warnings).toEqual([]);
  });

  test('notices a change, and says what it found', () => {
    expect(refusal(text.replace('"cash":12', '"cash":13'))).toMatchObject({ code: 'file.damaged', details: { firms: 1, contracts: 1 } });
  });

  test('notices every flipped bit', () => {
    const bytes = Buffer.from(text, 'utf8');
    const opened: number[] = [];
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = changed[bit >> 3]! ^ (1 << (bit & 7));
      if (decodeWorkbook(changed.toString('utf8')).ok) opened.push(bit);
    }
    expect(opened).toEqual([]);
  });

  test('notices every cut', () => {
    for (let length = 0; length < text.length; length += 1) refusal(text.slice(0, length));
  });

  test('notices another ending of lines', () => {
    expect(refusal(text.replaceAll('\n', '\r\n')).code).toBe('file.damaged');
  });
});

describe('a broken file', () => {
  test.each([
    ['', 'file.empty', {}],
    ['{"format":"firebreak-workbook",\n"version":1', 'file.cut', { line: 2, column: 12 }],
    ['{"a":1,}', 'file.expectedProperty', { line: 1, column: 8 }],
    ['{"a" 1}', 'file.expectedColon', { line: 1, column: 6 }],
    ['{"a":1 "b":2}', 'file.expectedCommaOrBrace', { line: 1, column: 8 }],
    ['{"a":\n[1 2]}', 'file.expectedCommaOrBracket', { line: 2, column: 4 }],
    ['{"a":nope}', 'file.expectedValue', { line: 1, column: 6 }],
    ['{"a":01}', 'file.expectedCommaOrBrace', { line: 1, column: 7 }],
    ['{"a":1.x}', 'file.badNumber', { line: 1, column: 8 }],
    ['{"a":"x\ty"}', 'file.badString', { line: 1, column: 8 }],
    ['{} x', 'file.expectedEnd', { line: 1, column: 4 }],
  ])('%j is refused with its place', (text, code, details) => {
    expect(refusal(text)).toEqual({ code, details });
  });

  test('is refused however deeply it is nested', () => {
    expect(refusal(`${'['.repeat(200_000)}`).code).toBe('file.nestedTooDeep');
    expect(refusal(documentWith(`"x":${'['.repeat(100_000)}${']'.repeat(100_000)}`)).code).toBe('file.nestedTooDeep');
  });
});

describe('a file that cannot be read', () => {
  test.each([
    ['{"a":1}', 'file.notWorkbook', {}],
    ['[]', 'file.notWorkbook', {}],
    ['{"format":"firebreak-workbook"}', 'file.badVersion', {}],
    ['{"format":"firebreak-workbook","version":999,"firms":"later shape"}', 'file.newer', { version: 999, supported: 1 }],
    [documentWith('"firms":{}'), 'file.wantsList', { place: 'firms' }],
    [documentWith('"firms":[3]'), 'file.wantsObject', { place: 'firms[0]' }],
    [documentWith('"firms":[{"name":"x"}]'), 'file.wantsId', { place: 'firms[0].id' }],
    [documentWith('"firms":[{"id":"a"},{"id":"a"}]'), 'file.duplicateId', { place: 'firms[1].id', id: 'a' }],
    [documentWith('"firms":[{"id":"a"},{"id":"b"},{"id":"c"},{"id":"d","cash":[1]}]'), 'file.wantsNumber', { place: 'firms[3].cash', value: '[1]' }],
    [documentWith('"firms":[{"id":"a","name":1}]'), 'file.wantsText', { place: 'firms[0].name', value: '1' }],
    [documentWith('"contracts":[{"id":"a","refinance":"yes"}]'), 'file.wantsFlag', { place: 'contracts[0].refinance', value: '"yes"' }],
    [documentWith('"market":{"spotRent":"2"}'), 'file.wantsNumber', { place: 'market.spotRent', value: '"2"' }],
    [documentWith('"scenarios":[{"id":"base"}]'), 'file.reservedId', { place: 'scenarios[0].id', id: 'base' }],
    [documentWith('"scenarios":[{"id":"s","drivers":{"rent":[{"depth":"x"}]}}]'), 'file.wantsNumber', { place: 'scenarios[0].drivers.rent[0].depth', value: '"x"' }],
    [documentWith('"scenarios":[{"id":"s","drivers":{"rent":3}}]'), 'file.wantsPath', { place: 'scenarios[0].drivers.rent' }],
    [documentWith('"scenarios":[{"id":"s","overrides":[{"target":"bank","field":"x"}]}]'), 'file.wantsTarget', { place: 'scenarios[0].overrides[0].target' }],
    [documentWith('"firms":[{"id":"a","cash":1e400}]'), 'file.numberTooLarge', { place: 'firms[0].cash' }],
    [documentWith('"plugin":{"deep":[-1e999]}'), 'file.numberTooLarge', { place: 'plugin.deep[0]' }],
  ])('%s is refused with its place', (text, code, details) => {
    expect(refusal(text)).toEqual({ code, details });
  });
});

test('keys of prototypes are plain fields', () => {
  const hostile = documentWith(
    '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"firms":[{"id":"f1","__proto__":{"polluted":1,"cash":9},"then":1,"toJSON":2}],' +
      '"scenarios":[{"id":"s1","drivers":{"__proto__":[1],"constructor":1}}]',
  );
  const { workbook } = decoded(hostile);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(workbook.firms[0]?.cash).toBeUndefined();
  const text = encodeWorkbook(workbook);
  expect(text).toContain('"__proto__":{"polluted":1,"cash":9}');
  expect(encodeWorkbook(decoded(text).workbook)).toBe(text);
});

describe('old versions', () => {
  test('every version has a saved workbook that opens', () => {
    for (let version = 1; version <= currentVersion; version += 1) {
      const text = readFileSync(new URL(`../../fixtures/v${version}/chain.firebreak`, import.meta.url), 'utf8');
      const { workbook, warnings } = decoded(text);
      expect(workbook.firms.length).toBeGreaterThan(0);
      expect(warnings.map(({ code }) => code)).toEqual(version < currentVersion ? ['file.migrated'] : []);
    }
  });

  test('the saved workbook of this version is written again byte for byte', () => {
    const text = readFileSync(new URL(`../../fixtures/v${currentVersion}/chain.firebreak`, import.meta.url), 'utf8');
    expect(encodeWorkbook(decoded(text).workbook)).toBe(text);
  });

  test('each step leads one version further', () => {
    expect(migrations.map(({ to }) => to)).toEqual(migrations.map((_step, index) => index + 2));
  });
});
