import { readJournal } from '../../main/workbooks/journalFormat.ts';
import { decodeWorkbook, encodeWorkbook } from '../../shared/document/codec.ts';
import { replayPatches } from '../../shared/document/replay.ts';
import { isMessageKey } from '../../shared/text/messages.ts';
import type { Opened } from './openAnything.ts';
import { journalBase } from './tableSeeds.ts';

/** Does with a journal what recovery does: reads its good beginning, and makes its edits again. */
export function openJournal(bytes: Uint8Array): Opened {
  const { head, edits, isCut } = readJournal(bytes);
  if (head === null) return { code: 'no head' };
  const replayed = replayPatches(journalBase, edits.map(({ patch }) => patch));
  if (!replayed.ok) {
    if (!isMessageKey(replayed.error.code)) throw new Error(`${replayed.error.code} has no words`);
    return { code: replayed.error.code };
  }
  const text = encodeWorkbook(replayed.value.workbook);
  const again = decodeWorkbook(text);
  if (!again.ok || encodeWorkbook(again.value.workbook) !== text) throw new Error('What was recovered does not open as it was');
  return { code: `${isCut ? 'cut' : 'whole'}, ${replayed.value.applied === edits.length ? 'all' : 'some'} edits` };
}
