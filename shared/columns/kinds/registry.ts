/** The kinds of value. Everything that reads, shows or checks a cell goes through these. */
import type { Result } from '../../base/result.ts';
import type { CellValue, KindId, Term } from '../define.ts';
import type { CellError, FormatContext, Kind, ParseContext } from '../kind.ts';
import { choice } from './choice.ts';
import { firm } from './firm.ts';
import { flag } from './flag.ts';
import { money } from './money.ts';
import { number } from './number.ts';
import { quarters } from './quarters.ts';
import { rank } from './rank.ts';
import { rate } from './rate.ts';
import { share } from './share.ts';
import { text } from './text.ts';
import { units } from './units.ts';

export const kinds = { money, rate, share, quarters, units, number, rank, text, choice, flag, firm } as const satisfies Record<KindId, Kind>;

export function kindOf(term: Term): Kind {
  return kinds[term.kind];
}

export function parseCell(typed: string, term: Term, context: ParseContext): Result<CellValue, CellError> {
  return kindOf(term).parse(typed, term, context);
}

export function formatCell(value: CellValue, term: Term, context: FormatContext): string {
  return kindOf(term).format(value, term, context);
}

export function editCell(value: CellValue, term: Term, context: FormatContext): string {
  return kindOf(term).edit(value, term, context);
}

/** Why a stored value is refused; what concerns several cells (unique names, sums of pledges) is in `document/problems.ts`. */
export function validateCell(value: unknown, term: Term): CellError | null {
  return kindOf(term).validate(value, term);
}
