import fc from 'fast-check';
import { editCell, parseCell } from '../../shared/columns/kinds/registry.ts';
import { firmTerms } from '../../shared/columns/terms/registry.ts';
import type { NumberTerm } from '../../shared/columns/define.ts';
import { arbNumber } from '../builders/arbitraries.ts';
import type { FullCheck } from './check.ts';

const count = 100_000;
const showing = { currency: 'USD', firmName: () => null };
const parsing = { currency: 'USD', firmByName: () => null };

export const shownNumbers: FullCheck = {
  promise: 'P38',
  title: 'figures shown in full and typed back, in both languages',
  target: `${count} doubles, all bits equal`,
  run: async () => {
    const terms = firmTerms.filter((term) => 'limits' in term) as readonly NumberTerm[];
    let equal = 0;
    fc.assert(
      fc.property(fc.constantFrom(...terms).chain((term) => fc.tuple(fc.constant(term), arbNumber(term, 'any'))), ([term, value]) => {
        for (const language of ['en', 'zhHant'] as const) {
          const back = parseCell(editCell(value, term, { ...showing, language }), term, { ...parsing, language });
          if (!back.ok || !Object.is(back.value, value)) throw new Error(`${term.key}: ${value} came back as ${JSON.stringify(back)}`);
        }
        equal += 1;
      }),
      { numRuns: count, seed: 38, endOnFailure: true },
    );
    return { kept: equal >= count, figure: `${equal} equal` };
  },
};
