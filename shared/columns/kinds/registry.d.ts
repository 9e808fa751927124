/** The kinds of value. Everything that reads, shows or checks a cell goes through these. */
import type { Result } from '../../base/result.ts';
import type { CellValue, Term } from '../define.ts';
import type { CellError, FormatContext, Kind, ParseContext } from '../kind.ts';
export declare const kinds: {
    readonly money: Kind;
    readonly rate: Kind;
    readonly share: Kind;
    readonly quarters: Kind;
    readonly units: Kind;
    readonly number: Kind;
    readonly rank: Kind;
    readonly text: Kind;
    readonly choice: Kind;
    readonly flag: Kind;
    readonly firm: Kind;
};
export declare function kindOf(term: Term): Kind;
export declare function parseCell(typed: string, term: Term, context: ParseContext): Result<CellValue, CellError>;
export declare function formatCell(value: CellValue, term: Term, context: FormatContext): string;
export declare function editCell(value: CellValue, term: Term, context: FormatContext): string;
/** Why a stored value is refused; what concerns several cells (unique names, sums of pledges) is in `document/problems.ts`. */
export declare function validateCell(value: unknown, term: Term): CellError | null;
