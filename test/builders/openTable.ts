import { nodeTools } from '../../main/imports/nodeTools.ts';
import type { Failure } from '../../shared/base/result.ts';
import { decodeWorkbook, encodeWorkbook } from '../../shared/document/codec.ts';
import { planCommand } from '../../shared/document/commands/registry.ts';
import { applyPatch } from '../../shared/document/patch.ts';
import { planImport } from '../../shared/interchange/importPlan.ts';
import { cellQuestions, headingRemarks, suggestSettings } from '../../shared/interchange/importQuestions.ts';
import { readTable } from '../../shared/interchange/importers/registry.ts';
import { isMessageKey } from '../../shared/text/messages.ts';
import { aWorkbook } from './aWorkbook.ts';
import type { Opened } from './openAnything.ts';

const book = aWorkbook({ firms: [{ id: 'f1', name: 'Lessor A', cash: 5 }], contracts: [] });

/**
 * Does with a foreign file what the program does with it: reads, asks, accounts for every cell, takes in and saves.
 *
 * @returns `open` with what was asked, remarked and refused of it, or the code of the message
 * @throws on anything that a person should never meet: a crash, a message without words, a cell that is in no account
 */
export async function openTable(bytes: Uint8Array, name: string): Promise<Opened> {
  const raw = await readTable(bytes, name, {}, nodeTools);
  if (!raw.ok) return { code: worded(raw.error) };
  const settings = suggestSettings(book, raw.value);
  const plan = planImport(book, raw.value, settings, 'en');
  const said = [...raw.value.questions, ...raw.value.remarks, ...cellQuestions(book, raw.value, settings, false), ...headingRemarks(raw.value, settings), ...plan.rejections.map(({ reason }) => reason)];
  const codes = [...new Set(said.map(worded))].toSorted();
  const { read, taken, blank, rejected, leftOut, inSkippedRows } = plan.account;
  if (read !== taken + blank + rejected + leftOut + inSkippedRows) throw new Error(`${read} cells read, and accounted for otherwise: ${JSON.stringify(plan.account)}`);
  const planned = planCommand(book, 'rows.import', { ...plan.change, recipe: { ...settings, name } });
  if (!planned.ok) return { code: worded(planned.error) };
  const text = encodeWorkbook(applyPatch(book, planned.value.patch));
  const again = decodeWorkbook(text);
  if (!again.ok || encodeWorkbook(again.value.workbook) !== text) throw new Error('What was taken in does not open as it was');
  return { code: `open ${codes.join(' ')}`, text };
}

function worded({ code }: Failure): string {
  if (!isMessageKey(code)) throw new Error(`${code} has no words`);
  return code;
}
