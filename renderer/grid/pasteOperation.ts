/** Paste special: a cell's number changed by a pasted one. Pure. */
import type { CellValue, NumberTerm, Row, Term } from '../../shared/columns/define.ts';
import { numberTerm } from '../../shared/columns/define.ts';
import { kindOf } from '../../shared/columns/kinds/registry.ts';
import { describe, t } from '../../shared/text/messages.ts';
import { storedValue } from './sheet.ts';
import type { ReadText, SheetData } from './sheet.ts';

export const operations = ['set', 'add', 'subtract', 'multiply', 'divide'] as const;
export type Operation = (typeof operations)[number];

const anyNumber = { min: -1e15, max: 1e15 } as const;

/** What a cell is multiplied or divided by is a plain number, whatever the column: 0.9, 90%, 1.05x. */
const factor: Term = numberTerm({ key: 'factor', kind: 'number', group: '', label: { en: 'Factor', zhHant: '倍數' }, help: { en: 'A plain number', zhHant: '一般數字' }, limits: anyNumber });

/**
 * The cell's new value. A blank cell stays blank when it is multiplied or divided; added to, it counts as its default.
 *
 * @returns null when the cell stays as it is
 */
export function combined(operation: Exclude<Operation, 'set'>, text: string, row: Row, term: Term, data: SheetData): ReadText | null {
  const { language } = data.format;
  if (!('limits' in term)) return { ok: false, reason: t(language, 'paste.noNumber') };
  const isFactor = operation === 'multiply' || operation === 'divide';
  const stored = storedValue(row, term);
  if (stored === null && isFactor) return null;
  const before = stored ?? term.default;
  if (typeof before !== 'number') return { ok: false, reason: t(language, 'paste.blankNumber') };
  const operandTerm: Term = isFactor ? factor : withoutLimits(term);
  const operand = kindOf(operandTerm).parse(text, operandTerm, data.parse);
  if (!operand.ok) return { ok: false, reason: describe(language, operand.error) };
  if (typeof operand.value !== 'number') return null;
  if (operation === 'divide' && operand.value === 0) return { ok: false, reason: t(language, 'paste.byZero') };
  // Fifteen digits, as a spreadsheet keeps: 0.1 + 0.2 is 0.3.
  const value: CellValue = Number(worked(operation, before, operand.value).toPrecision(15));
  const refused = kindOf(term).validate(value, term);
  return refused === null ? { ok: true, value, typed: null } : { ok: false, reason: describe(language, refused) };
}

/** What is added may be negative, and larger than the column allows; only the sum is checked. */
function withoutLimits(term: NumberTerm): NumberTerm {
  return { ...term, limits: anyNumber };
}

function worked(operation: Exclude<Operation, 'set'>, before: number, operand: number): number {
  switch (operation) {
    case 'add': return before + operand;
    case 'subtract': return before - operand;
    case 'multiply': return before * operand;
    case 'divide': return before / operand;
  }
}
