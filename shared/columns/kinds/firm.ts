import type { Localized } from '../../base/localized.ts';
import { fail, ok } from '../../base/result.ts';
import type { Kind } from '../kind.ts';
import { cellError, compareBlanks, quoted } from '../kind.ts';
import { plainText } from '../readAmount.ts';

const outside: Localized = { en: 'Outside', zhHant: '外部' };
const missing: Localized = { en: '(missing firm)', zhHant: '（找不到的公司）' };
const outsideWords: ReadonlySet<string> = new Set([outside.en.toLowerCase(), outside.zhHant]);

/** A firm, typed and shown by name; blank and "outside" are the rest of the world, unless a firm bears that name. */
export const firm: Kind = {
  id: 'firm',
  parse: (text, _term, context) => {
    const name = text.trim();
    if (name === '') return ok(null);
    const id = context.firmByName(name) ?? context.firmByName(plainText(text));
    if (id !== null) return ok(id);
    if (outsideWords.has(plainText(text).toLowerCase())) return ok(null);
    return fail(cellError('cell.unknownFirm', { value: quoted(text) }));
  },
  format: (value, _term, context) => (value === null ? outside[context.language] : (context.firmName(String(value)) ?? missing[context.language])),
  edit: (value, _term, context) => (value === null ? '' : (context.firmName(String(value)) ?? missing[context.language])),
  validate: (value) => (value === null || value === undefined || typeof value === 'string' ? null : cellError('cell.notAFirm', { value: quoted(String(value)) })),
  compare: (a, b) => compareBlanks(a, b) ?? (a === b ? 0 : String(a) < String(b) ? -1 : 1),
  align: 'left',
};
