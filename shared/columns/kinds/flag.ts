import { fail, ok } from '../../base/result.ts';
import type { Localized } from '../../base/localized.ts';
import type { CellValue } from '../define.ts';
import type { FormatContext, Kind } from '../kind.ts';
import { cellError, compareBlanks, quoted } from '../kind.ts';
import { plainText } from '../readAmount.ts';

const yes: Localized = { en: 'Yes', zhHant: '是' };
const no: Localized = { en: 'No', zhHant: '否' };
const yesWords: ReadonlySet<string> = new Set(['yes', 'y', 'true', 't', '1', 'on', '是', '真', '有', '✓', '✔']);
const noWords: ReadonlySet<string> = new Set(['no', 'n', 'false', 'f', '0', 'off', '否', '假', '無', '✗', '✘']);

/** Yes or no, in the words of either language and of Excel. */
export const flag: Kind = {
  id: 'flag',
  parse: (text) => {
    const word = plainText(text).toLowerCase();
    if (word === '') return ok(null);
    if (yesWords.has(word)) return ok(true);
    if (noWords.has(word)) return ok(false);
    return fail(cellError('cell.notAFlag', { value: quoted(text) }));
  },
  format: wordOf,
  edit: wordOf,
  validate: (value) => (value === null || value === undefined || typeof value === 'boolean' ? null : cellError('cell.notAFlag', { value: quoted(String(value)) })),
  compare: (a, b) => compareBlanks(a, b) ?? Number(a) - Number(b),
  align: 'left',
};

function wordOf(value: CellValue, _term: unknown, context: FormatContext): string {
  if (typeof value !== 'boolean') return value === null ? '' : String(value);
  return (value ? yes : no)[context.language];
}
