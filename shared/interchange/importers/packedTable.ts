/**
 * A table of raw text in pieces of bytes: threads and processes hand those on without looking into them, whereas a million rows of
 * texts hold each of them up for a second.
 */
import { strFromU8, strToU8 } from 'fflate/browser';
import { type FileSteps, rowsAtOnce } from '../../document/fileSteps.ts';
import type { ImportTools, PackedTable, RawTable } from './importer.ts';

/** @param tell  told before each piece */
export function packTable({ rows, textNumbers, ...rest }: RawTable, tell: ImportTools['tell'] = () => undefined): PackedTable {
  return { ...rest, rows: packed(rows, tell), textNumbers: packed([...(textNumbers ?? [])], tell), hasTextNumbers: textNumbers !== undefined };
}

function packed(items: readonly unknown[], tell: ImportTools['tell']): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let from = 0; from < items.length; from += rowsAtOnce) {
    tell();
    pieces.push(strToU8(JSON.stringify(items.slice(from, from + rowsAtOnce))));
  }
  return pieces;
}

/** The table again, in steps. */
export function* unpackTable({ rows, textNumbers, hasTextNumbers, ...rest }: PackedTable): FileSteps<RawTable> {
  const all: (readonly string[])[] = [];
  for (const [index, piece] of rows.entries()) {
    all.push(...(JSON.parse(strFromU8(piece)) as readonly (readonly string[])[]));
    yield { kind: 'pause', done: index + 1, total: rows.length };
  }
  if (!hasTextNumbers) return { ...rest, rows: all };
  const ids = new Set<string>();
  for (const [index, piece] of textNumbers.entries()) {
    for (const id of JSON.parse(strFromU8(piece)) as readonly string[]) ids.add(id);
    yield { kind: 'pause', done: index + 1, total: textNumbers.length };
  }
  return { ...rest, rows: all, textNumbers: ids };
}
