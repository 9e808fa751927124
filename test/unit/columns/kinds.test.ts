import { describe, expect, test } from 'vitest';
import type { CellValue, Term } from '../../../shared/columns/define.ts';
import type { FormatContext, ParseContext } from '../../../shared/columns/kind.ts';
import { editCell, formatCell, kinds, parseCell, validateCell } from '../../../shared/columns/kinds/registry.ts';
import { firmTerm } from '../../../shared/columns/terms/registry.ts';
import type { FirmKey } from '../../../shared/columns/terms/registry.ts';
import { marketTerm } from '../../../shared/market/registry.ts';
import { cellMessages } from '../../../shared/text/cellMessages.ts';

const parsing: ParseContext = {
  language: 'en',
  currency: 'USD',
  firmByName: (name) => ({ 'bank a': 'f9', 銀行甲: 'f10' })[name.toLowerCase()] ?? null,
};
const showing: FormatContext = { language: 'en', currency: 'USD', firmName: (id) => ({ f9: 'Bank A', f10: '銀行甲' })[id] ?? null };

/** The value that a text has in a firm's column; an error is its code. */
function read(key: FirmKey, text: string, term: Term = firmTerm(key)): CellValue {
  const result = parseCell(text, term, parsing);
  if (result.ok) return result.value;
  expect(Object.keys(cellMessages)).toContain(result.error.code);
  return result.error.code;
}

describe('amounts', () => {
  test.each([
    ['1200', 1200], ['1,200', 1200], ['1,234,567.5', 1_234_567.5], ['1 200', 1200], ['1\u00a0200', 1200], ['1\u2009200', 1200],
    ['1\u202f200', 1200], ["1'200'000", 1_200_000], ['1’200', 1200], ['.5', 0.5], ['5.', 5], ['1e3', 1000], ['+5', 5], ['  7 ', 7],
    ['１２３．５', 123.5], ['１，２００', 1200], ['$1,200', 1200], ['US$1,200', 1200], ['1,200 USD', 1200], ['\u200b1200\ufeff', 1200],
  ])('%j is read as it stands', (text, value) => expect(read('cash', text)).toBe(value));

  test.each([
    ['1.2億', 120], ['1.2億元', 120], ['3萬', 0.03], ['2兆', 2_000_000], ['5百萬', 5], ['1.5k', 0.0015], ['1.5m', 1.5], ['1.5M', 1.5],
    ['1.5bn', 1500], ['1.5 billion', 1500], ['$1.2bn', 1200], ['2t', 2_000_000], ['0.1億', 10],
  ])('a suffix counts in the currency itself: %j in a column of millions', (text, value) => expect(read('cash', text)).toBe(value));

  test.each([
    ['3億2000萬', 320], ['３億２，０００萬元', 320], ['1兆500億', 1_050_000], ['1兆2萬', 1_000_000.02], ['12萬3,000', 0.123], ['(3億2000萬)', 'cell.tooSmall'],
    // Some say 35,000 so and some 30,005.
    ['3萬5', 'cell.unknownSuffix'], ['3億20000萬', 'cell.unknownSuffix'], ['2000萬3億', 'cell.unknownSuffix'],
  ])('amounts in parts are added up: %j', (text, value) => expect(read('cash', text)).toBe(value));

  test.each([['30k', 30], ['30', 30], ['3萬', 30], ['$30', 30], ['0.03m', 30]])('a suffix counts in the currency itself: %j in a column of thousands', (text, value) =>
    expect(read('gpuCost', text)).toBe(value));

  test.each([['2.5', 2.5], ['$2.50', 2.5], ['80元', 80]])('rents count in the currency: %j', (text, value) =>
    expect(parseCell(text, marketTerm('spotRent'), { ...parsing, currency: 'USD' })).toEqual({ ok: true, value }));

  test.each(['-300', '−300', '(300)', '($300)', '-$300', '$-300', '300-', '（３００）', '(1,200)', '(1.2億)'])('%j is negative, which cash refuses with its range', (text) => {
    const result = parseCell(text, firmTerm('cash'), parsing);
    expect(result).toMatchObject({ ok: false, error: { code: 'cell.tooSmall', details: { value: text, min: '0' } } });
  });

  test('negative numbers are read where they are allowed', () => {
    expect(read('demandBeta', '(1.5)')).toBe(-1.5);
    expect(read('demandBeta', '−1.5')).toBe(-1.5);
  });

  test.each([
    ['1,23', 'cell.ambiguousComma'], ['0,123', 'cell.ambiguousComma'], ['1,2345', 'cell.ambiguousComma'], ['1.234,5', 'cell.decimalComma'],
    ['1 234,5', 'cell.decimalComma'], ['1.234.567', 'cell.decimalComma'], ['1,23,456', 'cell.badGrouping'], ['12,34,567.8', 'cell.badGrouping'],
    ['12 34 567', 'cell.notANumber'], ['--3', 'cell.notANumber'], ['(-3)', 'cell.notANumber'], ['abc', 'cell.notANumber'], ['1..2', 'cell.notANumber'],
    ['1e999', 'cell.notANumber'], ['#N/A', 'cell.excelError'], ['5%', 'cell.percentNotAllowed'], ['25bp', 'cell.percentNotAllowed'],
    ['NT$1,200', 'cell.otherCurrency'], ['1.2億日圓', 'cell.otherCurrency'], ['1200元', 'cell.bareCurrency'], ['12 apples', 'cell.unknownSuffix'], ['1e16', 'cell.tooLarge'],
  ])('%j is refused with a reason', (text, code) => expect(read('cash', text)).toBe(code));

  test('a refusal names the way out', () => {
    expect(parseCell('1,23', firmTerm('cash'), parsing)).toMatchObject({ error: { details: { decimal: '1.23', whole: '123' } } });
    expect(parseCell('1.234,5', firmTerm('cash'), parsing)).toMatchObject({ error: { details: { suggestion: '1234.5' } } });
    expect(parseCell('30000元', firmTerm('gpuCost'), parsing)).toMatchObject({ error: { details: { asTyped: '30000', converted: '30' } } });
  });

  test('a dash is zero where blank is zero as well, and refused elsewhere', () => {
    expect(read('cash', '-')).toBe(0);
    expect(read('cash', '–')).toBe(0);
    expect(read('gpuLife', '-')).toBe('cell.dash');
    expect(read('maturity', '-')).toBe('cell.dash');
  });
});

describe('percentages', () => {
  test.each([
    ['5.25%', 0.0525], ['5.25 %', 0.0525], ['25bp', 0.0025], ['25 bps', 0.0025], ['25基點', 0.0025], ['-25bp', -0.0025], ['(5.25%)', -0.0525],
    ['5.25% p.a.', 0.0525], ['５．２５％', 0.0525], ['0.0525', 0.0525], ['7%', 0.07], ['0', 0],
  ])('the rate %j', (text, value) => expect(read('rate', text)).toBe(value));

  test.each([['75%', 0.75], ['0.75', 0.75], ['1', 1], ['100%', 1], ['7.5成', 0.75], ['7500bp', 0.75]])('the share %j', (text, value) =>
    expect(read('pledged', text)).toBe(value));

  test('a bare number that is no fraction is refused, not guessed', () => {
    expect(parseCell('75', firmTerm('pledged'), parsing)).toMatchObject({ error: { code: 'cell.barePercent', details: { percent: '75%', fraction: '0.75', max: '100%' } } });
    expect(parseCell('5', firmTerm('rate'), parsing)).toMatchObject({ error: { code: 'cell.percentUnclear', details: { percent: '5%', asFraction: '500%' } } });
    expect(parseCell('1', firmTerm('rate'), parsing)).toMatchObject({ error: { code: 'cell.percentUnclear', details: { percent: '1%', asFraction: '100%' } } });
    expect(parseCell('1.1', firmTerm('maxLtv'), parsing)).toMatchObject({ error: { code: 'cell.percentUnclear', details: { percent: '1.1%', asFraction: '110%' } } });
  });

  test('limits are shown as percentages', () => {
    expect(parseCell('120%', firmTerm('pledged'), parsing)).toMatchObject({ error: { code: 'cell.outOfRange', details: { min: '0%', max: '100%' } } });
    expect(parseCell('1001%', firmTerm('rate'), parsing)).toMatchObject({ error: { code: 'cell.outOfRange', details: { min: '-1,000%', max: '1,000%' } } });
  });

  test('money has no place in a percentage', () => expect(read('rate', '$5%')).toBe('cell.currencyNotAllowed'));
});

describe('other kinds', () => {
  test.each([['3萬', 30_000], ['30k', 30_000], ['40,000 GPUs', 40_000], ['3萬張', 30_000], ['2.5', 2.5]])('the count %j', (text, value) =>
    expect(read('gpus', text)).toBe(value));
  test.each([['20', 20], ['20q', 20], ['20 季', 20], ['5y', 20], ['5 年', 20], ['18m', 'cell.unknownSuffix'], ['2.5', 'cell.notWhole'], ['0', 'cell.tooSmall']])(
    'the maturity %j', (text, value) => expect(read('maturity', text)).toBe(value));
  test.each([['1.2', 1.2], ['1.2x', 1.2], ['1.2 倍', 1.2], ['120%', 1.2]])('the ratio %j', (text, value) => expect(read('minDscr', text)).toBe(value));
  test.each([['bank', 'bank'], ['BANK', 'bank'], ['銀行', 'bank'], ['gpu vendor', 'gpuVendor'], ['gpuvendor', 'gpuVendor'], ['nothing', 'cell.notAChoice']])(
    'the choice %j', (text, value) => expect(read('kind', text)).toBe(value));
  test.each([['yes', true], ['TRUE', true], ['是', true], ['1', true], ['No', false], ['false', false], ['否', false], ['0', false], ['maybe', 'cell.notAFlag']])(
    'the flag %j', (text, value) => expect(read('refinance', text)).toBe(value));
  test.each([['BANK A', 'f9'], [' Bank A ', 'f9'], ['銀行甲', 'f10'], ['outside', null], ['外部', null], ['', null], ['Bank B', 'cell.unknownFirm']])(
    'the firm %j', (text, value) => expect(read('lender', text)).toBe(value));
  test('a firm that is called Outside is found before the rest of the world', () => {
    const context = { ...parsing, firmByName: (name: string) => (name.toLowerCase() === 'outside' ? 'f1' : null) };
    expect(parseCell('Outside', firmTerm('lender'), context)).toEqual({ ok: true, value: 'f1' });
  });
  test('blank is null in every kind', () => {
    for (const key of ['name', 'kind', 'cash', 'rate', 'pledged', 'maturity', 'gpus', 'demandBeta', 'rank', 'refinance', 'lender'] as const) {
      expect(read(key, ' \u3000 ')).toBeNull();
    }
  });
  test('names lose the spaces around them, remarks keep theirs', () => {
    expect(read('name', ' Bank A ')).toBe('Bank A');
    expect(read('notes', ' see p. 3\n')).toBe(' see p. 3\n');
  });
});

describe('display', () => {
  test.each<[FirmKey, CellValue, string]>([
    ['cash', 1234.5, '1,234.5'], ['cash', 0, '0'], ['cash', -0, '0'], ['cash', 0.001234, '0.00123'], ['cash', 0.012, '0.012'], ['cash', 12.345, '12.35'], ['rate', 0.0525, '5.25%'], ['rate', 0.05, '5.00%'],
    ['pledged', 0.75, '75%'], ['pledged', 1 / 3, '33.33%'], ['gpus', 90_000, '90,000'], ['maturity', null, 'never due'], ['cash', null, ''],
    ['kind', 'aiLab', 'AI lab'], ['refinance', false, 'No'], ['lender', 'f9', 'Bank A'], ['lender', null, 'Outside'], ['lender', 'gone', '(missing firm)'],
  ])('%s %j is shown as %j', (key, value, shown) => expect(formatCell(value, firmTerm(key), showing)).toBe(shown));

  test.each([[1_234.5, '12.35億'], [0.03, '3萬'], [2_500_000, '2.5兆'], [0.0012, '1,200'], [-120, '-1.2億']])('amounts in Chinese units: %j M is %j', (value, shown) =>
    expect(formatCell(value, firmTerm('cash'), { ...showing, language: 'zhHant', zhUnits: true })).toBe(shown));

  test('the other language has its own words', () => {
    const chinese: FormatContext = { ...showing, language: 'zhHant' };
    expect(formatCell('neocloud', firmTerm('kind'), chinese)).toBe('新興雲端業者');
    expect(formatCell(true, firmTerm('refinance'), chinese)).toBe('是');
    expect(formatCell(null, firmTerm('lender'), chinese)).toBe('外部');
    expect(formatCell(null, firmTerm('maturity'), chinese)).toBe('永不到期');
  });

  test('the editor shows every digit, and percentages without the noise of binary arithmetic', () => {
    expect(editCell(0.07, firmTerm('rate'), showing)).toBe('7%');
    expect(editCell(0.1 + 0.2, firmTerm('cash'), showing)).toBe('0.30000000000000004');
    expect(editCell(1234567.25, firmTerm('cash'), showing)).toBe('1234567.25');
    expect(editCell(null, firmTerm('cash'), showing)).toBe('');
  });

  test('a reference to a firm that is gone cannot be confirmed by mistake', () => {
    expect(read('lender', editCell('gone', firmTerm('lender'), showing))).toBe('cell.unknownFirm');
  });
});

describe('stored values', () => {
  test.each<[FirmKey, unknown, string | undefined]>([
    ['cash', 5, undefined], ['cash', null, undefined], ['cash', undefined, undefined], ['cash', '5', 'cell.notANumber'], ['cash', Number.NaN, 'cell.notANumber'],
    ['cash', -1, 'cell.tooSmall'], ['cash', 2e15, 'cell.tooLarge'], ['rate', -10, undefined], ['rate', 10.1, 'cell.outOfRange'], ['demandBeta', -101, 'cell.outOfRange'],
    ['maturity', 1.5, 'cell.notWhole'], ['maturity', 0, 'cell.tooSmall'], ['rank', 0, 'cell.tooSmall'], ['gpuAge', 2.5, undefined], ['maxLtv', 1.5, undefined],
    ['kind', 'bank', undefined], ['kind', 'Bank', 'cell.notAChoice'], ['refinance', 1, 'cell.notAFlag'], ['lender', 7, 'cell.notAFirm'], ['name', 7, 'cell.notText'],
  ])('%s %j: %s', (key, value, code) => expect(validateCell(value, firmTerm(key))?.code).toBe(code));
});

test('sorting puts blanks last and numbers in a name in their order', () => {
  expect([3, null, -1, 2].sort(kinds.money.compare)).toEqual([-1, 2, 3, null]);
  expect(['Bank 10', null, 'bank 2', 'Ä'].sort(kinds.text.compare)).toEqual(['Ä', 'bank 2', 'Bank 10', null]);
});
