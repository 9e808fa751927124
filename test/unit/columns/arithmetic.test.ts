import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCell } from '../../../shared/columns/kinds/registry.ts';
import type { Term } from '../../../shared/columns/define.ts';
import { firmTerm } from '../../../shared/columns/terms/registry.ts';

const context = { language: 'en', currency: 'USD', firmByName: () => null } as const;

function term(key: string): Term {
  const found = firmTerm(key);
  if (found === undefined) throw new Error(`no term ${key}`);
  return found;
}
function read(text: string, key = 'cash'): unknown {
  const parsed = parseCell(text, term(key), context);
  return parsed.ok ? parsed.value : parsed.error.code;
}

describe('arithmetic in an input cell', () => {
  test.each([
    ['=1200*0.85', 1020], ['= 1,200 * 85% ', 1020], ['=0.1+0.2', 0.3], ['=2+3*4', 14], ['=(2+3)*4', 20], ['=100/8-2.5', 10], ['=100-30-20', 50], ['=100/5/2', 10],
    ['=-2^2', 4], ['=2^3^2', 64], ['=(1+5%)^2*100', 110.25], ['=2^-1', 0.5], ['=1e3+1', 1001], ['＝１２００×０．８５', 1020], ['=(300+100)%', 4], ['=5', 5], ['=--5', 5],
  ])('%s in a money column is %d', (text, value) => {
    expect(read(text)).toBe(value);
  });

  test('each number may have a unit; the result counts in the unit of the column', () => {
    expect(read('=1.2億*0.85')).toBe(102);
    expect(read('=1.2億+30')).toBe(150);
    expect(read('=1.5bn/3')).toBe(500);
    expect(read('=$5*2')).toBe(10);
    expect(read('=US$ 1.5bn / 3')).toBe(500);
    expect(read('=3億/1.5億')).toBe(2);
    expect(read('=5%+25bp', 'rate')).toBe(0.0525);
    expect(read('=2y+2', 'maturity')).toBe(10);
    expect(read('=3萬+500', 'gpus')).toBe(30_500);
    expect(read('=1/4', 'utilization')).toBe(0.25);
  });

  test.each([
    ['=1+', 'cell.arithmeticEnds'], ['=', 'cell.arithmeticEnds'], ['=(1+2', 'cell.bracketOpen'], ['=1/0', 'cell.divisionByZero'], ['=2^0.5', 'cell.wholePower'],
    ['=1億*2億', 'cell.amountTimesAmount'], ['=60/1.2億', 'cell.numberByAmount'], ['=SUM(A1:A3)', 'cell.formula'], ['=1)', 'cell.formula'], ['=1**2', 'cell.formula'],
    ['=A1*2', 'cell.formula'], ['=1+cash', 'cell.formula'], ['=現金*2', 'cell.formula'], ['=1,23+1', 'cell.ambiguousComma'], ['=NT$1億', 'cell.otherCurrency'], ['=5元*2', 'cell.bareCurrency'], ['=5-8', 'cell.tooSmall'],
    [`=1${'+1'.repeat(120)}`, 'cell.arithmeticTooLong'], ['=10^100*10^100*10^100*10^100', 'cell.arithmeticTooLarge'],
  ])('%s is refused: %s', (text, code) => {
    expect(read(text)).toBe(code);
  });

  test('a bare result is as unclear in a percentage column as a bare number', () => {
    expect(read('=3+2', 'rate')).toBe('cell.percentUnclear');
    expect(read('=50%+60%', 'utilization')).toBe('cell.outOfRange');
  });

  test('whatever is typed after the equals sign gives a number or a reason', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789.,+-*/^()% $億yeE=')), maxLength: 40 }), (text) => {
      const parsed = parseCell(`=${text}`, term('cash'), context);
      if (parsed.ok) expect(Number.isFinite(parsed.value as number)).toBe(true);
      else expect(parsed.error.code).toMatch(/^cell\./);
    }));
  });
});
