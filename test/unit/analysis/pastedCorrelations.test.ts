import { expect, test } from 'vitest';
import { pastedCorrelations } from '../../../renderer/panels/whatIf/pastedCorrelations.ts';
import { evenCorrelations } from '../../../shared/analysis/correlationMatrix.ts';

const half = evenCorrelations(3, 0.5);
const read = (text: string): number | null => (Math.abs(Number(text)) <= 1 ? Number(text) : null);
const paste = (block: readonly (readonly string[])[], place: readonly [number, number] = [0, 0]) => pastedCorrelations(half, block, place, read, ([row, column], text) => `${row},${column}=${text}`);

test('a whole matrix, or one half of it, sets both halves', () => {
  const whole = [[1, 0.1, 0.2], [0.1, 1, 0.3], [0.2, 0.3, 1]];
  expect(paste(whole.map((row) => row.map(String)))).toEqual({ ok: true, value: whole });
  expect(paste([['1', '', ''], ['0.1', '1', ''], ['0.2', '0.3', '1']])).toEqual({ ok: true, value: whole });
  expect(paste([['0.9']], [2, 0])).toEqual({ ok: true, value: [[1, 0.5, 0.9], [0.5, 1, 0.5], [0.9, 0.5, 1]] });
});

test('a block that does not fit, and each cell that is no correlation, is named', () => {
  expect(paste([['1', '0.2']], [0, 2])).toMatchObject({ error: { code: 'correlation.pasteRows' } });
  expect(paste([['0.9', '2'], ['x', '1']])).toMatchObject({ error: { code: 'correlation.pasteCells', details: { cells: '0,0=0.9; 0,1=2; 1,0=x' } } });
  expect(paste([['1', '0.2'], ['0.3', '1']])).toMatchObject({ error: { details: { cells: '1,0=0.3' } } });
});
