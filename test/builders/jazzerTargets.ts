/**
 * What Jazzer.js is given: one function for each parser, and sound inputs in the shapes that it may damage. Chance never makes a
 * checksum right, so that beside whole files there are plain shapes, of which the file with its checksums is made here.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { journalLine } from '../../main/workbooks/journalFormat.ts';
import { sha256 } from '../../shared/base/sha256.ts';
import { anArchive } from './anArchive.ts';
import { type Opened, openAnything } from './openAnything.ts';
import { openJournal } from './openJournal.ts';
import { openPasted } from './openPasted.ts';
import { openStamped } from './openStamped.ts';
import { openTable } from './openTable.ts';

const longest = 2000;
const most = 256e6;
const partMark = '\n== ';
const payloadMark = '\n';
const checkedLine = /^[0-9a-f]{8} \d+ /;
const checksumAtEnd = /\n"sha256": "[^"\n]*"\n\}\n$/;
const utf8 = new TextDecoder();
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * @throws when a file takes longer than a person should wait, or more memory than it may, beside what the opening itself throws
 */
function watched(parser: string, open: (bytes: Uint8Array) => Opened | Promise<Opened>): (data: Uint8Array) => Promise<void> {
  const timed = async (bytes: Uint8Array): Promise<number> => {
    const begun = performance.now();
    await open(bytes);
    return performance.now() - begun;
  };
  let isWarm = false;
  return async (data) => {
    // A copy: what Jazzer.js hands over is its own memory.
    const bytes = Uint8Array.from(data);
    // The code that is loaded and compiled for the first files, with Jazzer.js' own in it, is no memory of those files.
    if (!isWarm) for (const sound of soundInputs(parser)) await open(sound);
    isWarm = true;
    const before = process.memoryUsage.rss();
    const first = await timed(bytes);
    // Once more: a machine with too much to do keeps a file waiting that is none to blame.
    const took = first > longest ? Math.min(first, await timed(bytes)) : first;
    if (took > longest) throw new Error(`${Math.round(took)} ms for one file`);
    const more = process.memoryUsage.rss() - before;
    if (more > most) throw new Error(`${Math.round(more / 1e6)} MB more for one file`);
  };
}

/** What lies beside the targets when the fuzzer begins; nothing where they are tried without it. */
function soundInputs(parser: string): readonly Uint8Array[] {
  const folder = `${parser}-corpus`;
  return existsSync(folder) ? readdirSync(folder).map((name) => Uint8Array.from(readFileSync(`${folder}/${name}`))) : [];
}

/** An archive as it is, or the parts of one. */
export function archiveOf(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return bytes;
  const parts = utf8.decode(bytes).split(partMark).map((part) => {
    const end = part.indexOf('\n');
    return { name: part.slice(0, Math.max(0, end)), data: part.slice(end + 1) };
  });
  return anArchive(parts);
}

/** A journal as it is, or what its lines say. */
export function journalOf(bytes: Uint8Array): Uint8Array {
  const text = utf8.decode(bytes);
  return checkedLine.test(text) ? bytes : Buffer.concat(text.split(payloadMark).map(journalLine));
}

/** A workbook as it is, and with a right checksum. */
export function openWorkbook(bytes: Uint8Array): Opened {
  const opened = openAnything(bytes);
  if (opened.code !== 'file.damaged') return opened;
  const text = utf8.decode(bytes);
  const head = text.replace(checksumAtEnd, '\n');
  return openAnything(bytesOf(`${head}"sha256": "${sha256(head)}"\n}\n`));
}

export const csv = watched('csv', (bytes) => openTable(bytes, 'table.csv'));
export const xlsx = watched('xlsx', (bytes) => openTable(archiveOf(bytes), 'table.xlsx'));
export const workbook = watched('workbook', openWorkbook);
export const journal = watched('journal', (bytes) => openJournal(journalOf(bytes)));

/** What the program does with a file that is held against a workbook; each stamp is told in words. */
export const stamps = watched('stamps', openStamped);
/** What a paste does with a text. */
export const clipboard = watched('clipboard', (bytes) => openPasted(utf8.decode(bytes)));

/** @returns the plain shape of a sound file, where its parser has one */
export function plainShape(parser: string, file: Uint8Array): Uint8Array | null {
  if (parser === 'xlsx') return bytesOf(Object.entries(unzipSync(file)).map(([name, data]) => `${name}\n${utf8.decode(data)}`).join(partMark));
  if (parser === 'journal') return bytesOf(utf8.decode(file).trimEnd().split('\n').map((line) => line.replace(checkedLine, '')).join(payloadMark));
  return null;
}
