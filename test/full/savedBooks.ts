import fc from 'fast-check';
import { decodeWorkbook, encodeWorkbook } from '../../shared/document/codec.ts';
import { arbWorkbook } from '../builders/arbWorkbook.ts';
import type { FullCheck } from './check.ts';

const books = 10_000;

export const savedBooks: FullCheck = {
  promise: 'P16',
  title: 'generated workbooks saved, opened and saved again',
  target: `${books}, all bytes equal`,
  run: async () => {
    let equal = 0;
    fc.assert(
      fc.property(arbWorkbook(), (workbook) => {
        const text = encodeWorkbook(workbook);
        const decoded = decodeWorkbook(text);
        if (!decoded.ok || encodeWorkbook(decoded.value.workbook) !== text) throw new Error(`Not the same: ${text}`);
        equal += 1;
      }),
      { numRuns: books, seed: 16, endOnFailure: true },
    );
    return { kept: equal >= books, figure: `${equal} equal` };
  },
};
