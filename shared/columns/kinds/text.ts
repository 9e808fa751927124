import { ok } from '../../base/result.ts';
import type { Kind } from '../kind.ts';
import { cellError, compareBlanks, quoted } from '../kind.ts';

/** Pinned, so that the order does not depend on the machine's language; Chinese is sorted by strokes as in Taiwan. */
const collator = new Intl.Collator('zh-Hant-u-co-stroke', { numeric: true, sensitivity: 'base' });

/** Free text. Names lose spaces around them, since nobody can see them; remarks are kept as typed. */
export const text: Kind = {
  id: 'text',
  parse: (typed, term) => {
    if (typed.trim() === '') return ok(null);
    return ok('unique' in term && term.unique ? typed.trim() : typed);
  },
  format: (value) => (value === null ? '' : String(value)),
  edit: (value) => (value === null ? '' : String(value)),
  validate: (value) => (value === null || value === undefined || typeof value === 'string' ? null : cellError('cell.notText', { value: quoted(String(value)) })),
  compare: (a, b) => compareBlanks(a, b) ?? collator.compare(String(a), String(b)),
  align: 'left',
};
