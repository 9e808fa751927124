import { assert } from '../../base/assert.ts';
import { fail, ok } from '../../base/result.ts';
import type { ChoiceTerm, Term } from '../define.ts';
import type { Kind } from '../kind.ts';
import { cellError, compareBlanks, quoted } from '../kind.ts';
import { plainText } from '../readAmount.ts';

/** One of a list; read by its id or its name in either language, without regard to case, spaces and hyphens. */
export const choice: Kind = {
  id: 'choice',
  parse: (text, term, context) => {
    const wanted = bare(text);
    if (wanted === '') return ok(null);
    const { options } = asChoice(term);
    const found = options.find(({ id, label }) => [id, label.en, label.zhHant].some((name) => bare(name) === wanted));
    if (found !== undefined) return ok(found.id);
    const names = options.map(({ label }) => label[context.language]).join(context.language === 'en' ? ', ' : '、');
    return fail(cellError('cell.notAChoice', { value: quoted(text), options: names }));
  },
  format: (value, term, context) => nameOf(value, term, context.language),
  edit: (value, term, context) => nameOf(value, term, context.language),
  validate: (value, term) => {
    if (value === null || value === undefined) return null;
    const { options } = asChoice(term);
    if (options.some(({ id }) => id === value)) return null;
    return cellError('cell.notAChoice', { value: quoted(String(value)), options: options.map(({ id }) => id).join(', ') });
  },
  compare: (a, b) => compareBlanks(a, b) ?? (a === b ? 0 : String(a) < String(b) ? -1 : 1),
  align: 'left',
};

function bare(text: string): string {
  return plainText(text).toLowerCase().replace(/[\s_-]/g, '');
}

function asChoice(term: Term): ChoiceTerm {
  assert('options' in term, `${term.key} is not a choice`);
  return term;
}

/** An id that is no option is shown as it is: hiding it would hide the problem. */
function nameOf(value: unknown, term: Term, language: 'en' | 'zhHant'): string {
  if (value === null || value === undefined) return '';
  return asChoice(term).options.find(({ id }) => id === value)?.label[language] ?? String(value);
}
