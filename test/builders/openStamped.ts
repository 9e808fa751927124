import { languages } from '../../shared/base/localized.ts';
import type { Failure } from '../../shared/base/result.ts';
import { decodeWorkbook } from '../../shared/document/codec.ts';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import { embedStamps, readStamps } from '../../shared/interchange/stamps/registry.ts';
import { provenanceOf, stampOf } from '../../shared/interchange/stamps/stampOf.ts';
import { readStampText, stampText } from '../../shared/interchange/stamps/stampText.ts';
import { replicationSubject } from '../../shared/reports/replicationOf.ts';
import { verifyStamps } from '../../shared/reports/verifyStamps.ts';
import { fileSentence, scenarioName, subjectName } from '../../shared/reports/verifyText.ts';
import { isMessageKey } from '../../shared/text/messages.ts';
import { aPdf, aPng } from './aPicture.ts';
import { anArchive, workbookParts } from './anArchive.ts';
import type { Opened } from './openAnything.ts';
import { journalBase } from './tableSeeds.ts';

function baseWorkbook() {
  const decoded = decodeWorkbook(journalBase);
  if (!decoded.ok) throw new Error(decoded.error.code);
  return decoded.value.workbook;
}

/**
 * Does with a file of somebody what is done with one that is held against a workbook: its stamps are read, judged and told in words.
 *
 * @throws on anything that a person should never meet: a crash, a message without words, a stamp that cannot be written as it was read
 */
export function openStamped(bytes: Uint8Array): Opened {
  const read = readStamps(bytes);
  if (!read.ok) return { code: worded(read.error) };
  for (const stamp of read.value) if (JSON.stringify(readStampText(stampText(stamp))) !== JSON.stringify(stamp)) throw new Error('A stamp is not written as it was read');
  const workbook = baseWorkbook();
  const checks = verifyStamps(read.value, workbook, { isThorough: false });
  for (const language of languages) {
    fileSentence(checks, language);
    for (const { stamp } of checks) if (typeof subjectName(stamp, workbook, language) !== 'string' || typeof scenarioName(stamp, workbook, language) !== 'string') throw new Error('A stamp without words');
  }
  return { code: `open ${[...new Set(checks.map(({ verdict }) => verdict))].toSorted().join(' ')}` };
}

function worded({ code }: Failure): string {
  if (!isMessageKey(code)) throw new Error(`${code} has no words`);
  return code;
}

/** One sound file for each format that carries stamps, by the ending of its name. */
export function stampedFiles(): Readonly<Record<string, Uint8Array>> {
  const workbook = baseWorkbook();
  const about = (subject: string) => stampOf(baseScenario, { ...provenanceOf(workbook, baseScenario), workbook: '0'.repeat(64) }, { subject, tables: [], seed: 7, time: '2026-11-25T08:00:00Z' });
  const stamps = [about('failures'), about(replicationSubject({ firm: 'f1', quarter: 2 }))];
  const bytes = (text: string) => new TextEncoder().encode(text);
  const files = {
    png: aPng(), pdf: aPdf(), xlsx: anArchive(workbookParts('')),
    svg: bytes('<svg xmlns="http://www.w3.org/2000/svg" aria-label="a > b" width="10"><text>現金</text></svg>'),
    html: bytes('<!doctype html><html><head><meta charset="utf-8"></head><body></body></html>'),
  };
  return Object.fromEntries(Object.entries(files).map(([ending, file]) => [ending, embedStamps(file, stamps)]));
}
