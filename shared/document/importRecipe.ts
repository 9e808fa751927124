import type { Row } from '../columns/define.ts';

/** Tables that foreign tables can be read into. */
export type ImportTable = 'firms' | 'contracts';

/** What becomes of a row that the workbook has already: its cells are set, or it is left alone. */
export const existingRules = ['update', 'skip'] as const;
export type ExistingRule = (typeof existingRules)[number];

/** Where a column of the file goes. */
export interface ImportColumn {
  readonly heading: string;
  /** Key of our column; null when it is left out. */
  readonly key: string | null;
  /** Id of a unit (`shared/interchange/columnUnits.ts`) in which bare numbers count; null for the column's own. */
  readonly unit: string | null;
}

/** How a file was read, so that the next one of its kind is read in the same way. */
export interface ImportSettings {
  readonly table: ImportTable;
  /** Null where the format leaves no choice. */
  readonly encoding: string | null;
  readonly separator: string | null;
  readonly sheet: string | null;
  /** Index of the row of headings, from 0. */
  readonly headerRow: number;
  /** `point` or `comma`. */
  readonly numbers: string;
  readonly existing: ExistingRule;
  readonly columns: readonly ImportColumn[];
}

/** Settings that a workbook keeps. */
export type ImportRecipe = Row & ImportSettings & {
  /** The name of the file that was read, without its folder. */
  readonly name: string;
};
