/**
 * What a table exporter is: a table to the bytes of one file format. One file each; `registry.ts` lists them.
 *
 * Owns the interface. Rows come in pieces, so that whoever makes them can show how far it is, paint meanwhile, and stop.
 */
import type { Localized } from '../../base/localized.ts';
import type { ExportHead, ExportRow } from '../exportTable.ts';

export const tableFormats = ['csv', 'tsv', 'xlsx'] as const;
export type TableFormat = (typeof tableFormats)[number];

export interface TableWriter {
  readonly add: (rows: readonly ExportRow[]) => void;
  /** The whole file; nothing can be added afterwards. */
  readonly finish: () => Uint8Array;
}

export interface TableExporter {
  /** Also the ending of its files. */
  readonly id: TableFormat;
  readonly label: Localized;
  /** Rows that a file can hold, headings included. */
  readonly rowLimit: number;
  /** Why a text cannot stand in such a file, a key of the catalogue; null when it can. */
  readonly refuses: (text: string) => 'export.badCharacter' | 'export.longText' | null;
  readonly start: (head: ExportHead) => TableWriter;
}
