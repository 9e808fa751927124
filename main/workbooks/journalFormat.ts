/**
 * The journal of edits that are not saved yet: one checked line for each, so that a torn end costs only itself.
 *
 * A line is `crc32 length payload\n`, both numbers of the payload's bytes. The first payload is the head; then `edit N TIME
 * PATCH` (the page's own JSON, kept letter by letter) and `saving N TIME {…}`, which says that a save of everything up to edit
 * N was about to put a file in place.
 */
import { crc32 } from 'node:zlib';
import { z } from 'zod';

const headShape = z.object({
  format: z.literal('firebreak-journal'),
  version: z.literal(1),
  /** What the person calls the workbook. */
  name: z.string(),
  /** null: never saved. */
  path: z.string().nullable(),
  /** Of the file at `path` as the workbook came from it. */
  fileHash: z.string().nullable(),
  /** Of the text beside the journal on which its edits are made. */
  baseHash: z.string(),
  /** Edits that are in that text already, though in no saved file. */
  carried: z.int().min(0),
  pid: z.int(),
  /** When that process began, in the system's words; null where it does not say. */
  started: z.string().nullable(),
  time: z.number(),
});
export type JournalHead = z.infer<typeof headShape>;

export interface JournalEdit {
  readonly time: number;
  readonly patch: string;
}

/** A save of the first so many edits; others may have come while it was prepared. */
export interface SavingMark {
  readonly edits: number;
  readonly sha256: string;
  readonly path: string;
}

export interface ReadJournal {
  /** null: not even the first line is whole. */
  readonly head: JournalHead | null;
  readonly edits: readonly JournalEdit[];
  readonly savings: readonly SavingMark[];
  /** Something behind the last whole line could not be read. */
  readonly isCut: boolean;
}

const savingShape = z.object({ sha256: z.string(), path: z.string() });

export function journalLine(payload: string): Buffer {
  const bytes = Buffer.from(payload);
  return Buffer.concat([Buffer.from(`${crc32(bytes).toString(16).padStart(8, '0')} ${bytes.length} `), bytes, Buffer.from('\n')]);
}

export function headLine(head: JournalHead): Buffer {
  return journalLine(`head ${JSON.stringify(head)}`);
}

export function editLine(number: number, edit: JournalEdit): Buffer {
  return journalLine(`edit ${number} ${edit.time} ${edit.patch}`);
}

export function savingLine(mark: SavingMark, time: number): Buffer {
  return journalLine(`saving ${mark.edits} ${time} ${JSON.stringify({ sha256: mark.sha256, path: mark.path })}`);
}

/** Reads the longest good beginning; never throws, whatever the bytes. */
export function readJournal(bytes: Uint8Array): ReadJournal {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let head: JournalHead | null = null;
  const edits: JournalEdit[] = [];
  const savings: SavingMark[] = [];
  let place = 0;
  while (place < buffer.length) {
    const line = lineAt(buffer, place);
    if (line === null) break;
    if (head === null) {
      head = asHead(line.payload);
      if (head === null) break;
    } else if (!take(line.payload, edits, savings)) break;
    place = line.end;
  }
  return { head, edits, savings, isCut: place < buffer.length };
}

function lineAt(buffer: Buffer, start: number): { payload: string; end: number } | null {
  const [front, crc = '', length = ''] = /^([0-9a-f]{8}) (\d{1,10}) /.exec(buffer.toString('latin1', start, start + 20)) ?? [];
  if (front === undefined) return null;
  const from = start + front.length;
  const to = from + Number(length);
  if (buffer[to] !== 0x0a) return null;
  const payload = buffer.subarray(from, to);
  if (crc32(payload) !== Number.parseInt(crc, 16)) return null;
  return { payload: payload.toString('utf8'), end: to + 1 };
}

function asHead(payload: string): JournalHead | null {
  const parsed = headShape.safeParse(json(payload.startsWith('head ') ? payload.slice(5) : ''));
  return parsed.success ? parsed.data : null;
}

/** @returns whether the line is one that belongs here; a number out of turn means that lines before it are missing */
function take(payload: string, edits: JournalEdit[], savings: SavingMark[]): boolean {
  const [front, kind, number, time] = /^(edit|saving) (\d{1,15}) (\d{1,16}) /.exec(payload) ?? [];
  if (front === undefined) return false;
  const rest = payload.slice(front.length);
  if (kind === 'edit') {
    if (Number(number) !== edits.length + 1) return false;
    edits.push({ time: Number(time), patch: rest });
    return true;
  }
  const parsed = savingShape.safeParse(json(rest));
  if (!parsed.success || Number(number) > edits.length) return false;
  savings.push({ edits: Number(number), ...parsed.data });
  return true;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON is refused by the shape that it is held against.
    return undefined;
  }
}
