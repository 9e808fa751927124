/**
 * What an importer is: bytes of one file format to a table of raw text. One file each; `registry.ts` lists them.
 *
 * Owns the interface. Nothing is interpreted here: what a text means is for the mapping (`../mapping.ts`). Where the format leaves
 * something open, the importer suggests a reading and asks; what it sets aside or reads in a way that may surprise, it remarks.
 */
import type { Localized } from '../../base/localized.ts';
import type { Failure, Result } from '../../base/result.ts';

/** How many rows and columns a table may have: those of a spreadsheet's sheet, and what a mapping can still show. */
export const tableLimits = { rows: 1_048_576, columns: 2_048, cells: 20_000_000 } as const;

/** What a person has decided about a file; what is absent is suggested. */
export interface ReadChoices {
  readonly encoding?: string;
  readonly separator?: string;
  readonly sheet?: string;
}

export interface SheetName {
  readonly name: string;
  readonly isHidden: boolean;
}

/** A table as it stands in the file: every cell as text, all rows of one length. */
export interface RawTable {
  /** Id of the importer. */
  readonly format: string;
  /** Label of the encoding; null where the format has only one. */
  readonly encoding: string | null;
  /** What parts the cells; null where the format has cells of its own. */
  readonly separator: string | null;
  readonly sheets: readonly SheetName[];
  /** The sheet that was read; null where the format has none. */
  readonly sheet: string | null;
  readonly rows: readonly (readonly string[])[];
  /** Cells, by `cellId`, that hold a number as text where other numbers are exact; absent where the format knows texts only. */
  readonly textNumbers?: ReadonlySet<string>;
  /** What had to be guessed: a person has to say. */
  readonly questions: readonly Failure[];
  /** What was set aside, or may surprise. */
  readonly remarks: readonly Failure[];
}

/** The same in pieces of bytes (`packedTable.ts`), as it goes from one thread or process to another. */
export interface PackedTable extends Omit<RawTable, 'rows' | 'textNumbers'> {
  /** Some rows each, as UTF-8 JSON. */
  readonly rows: readonly Uint8Array[];
  /** Some ids each; none where the format knows texts only. */
  readonly textNumbers: readonly Uint8Array[];
  readonly hasTextNumbers: boolean;
}

/** How a cell of a table is named in sets; both counted from 0. */
export function cellId(row: number, column: number): string {
  return `${row}:${column}`;
}

/** What the machine lends: shared code knows no decoder of its own. */
export interface ImportTools {
  /** The text in an encoding (a label of the WHATWG Encoding Standard); null when the bytes are not in it. */
  readonly decode: (bytes: Uint8Array, encoding: string) => string | null;
  /** Told again and again, however long the file: reading goes on. */
  readonly tell: () => void;
}

export interface Importer {
  readonly id: string;
  readonly label: Localized;
  /** Endings of file names, lower case without dot. */
  readonly extensions: readonly string[];
  /** Whether the bytes can only be of this format, whatever the file is called. */
  readonly claims?: (bytes: Uint8Array) => boolean;
  /** @returns a failure `import.*` for bytes that are refused */
  readonly read: (bytes: Uint8Array, choices: ReadChoices, tools: ImportTools) => Promise<Result<RawTable>>;
}
