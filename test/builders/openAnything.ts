import { decodeThoroughly, encodeWorkbook } from '../../shared/document/codec.ts';
import { findProblems } from '../../shared/document/problems.ts';
import { salvageWorkbook } from '../../shared/document/salvage.ts';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import { compileInputs } from '../../shared/engine/inputs.ts';
import { run } from '../../shared/engine/run.ts';
import { isMessageKey } from '../../shared/text/messages.ts';

export interface Opened {
  readonly code: string;
  /** As it is saved, where it was opened. */
  readonly text?: string;
}

/**
 * Does with bytes what the program does with a file: reads, judges, calculates and saves it, and salvages what is refused.
 *
 * @returns `open`, or the code of the message
 * @throws on anything that a person should never meet: a crash, a message without words, a save that does not open
 */
export function openAnything(bytes: Uint8Array): Opened {
  const text = textOf(bytes);
  const decoded = text === null ? null : decodeThoroughly(text);
  if (decoded?.ok === true) {
    const { workbook } = decoded.value;
    findProblems(workbook);
    const inputs = compileInputs(workbook, baseScenario);
    if (inputs.ok) run(inputs.value);
    const saved = encodeWorkbook(workbook);
    const again = decodeThoroughly(saved);
    if (!again.ok || encodeWorkbook(again.value.workbook) !== saved) throw new Error('What was saved does not open as it was');
    return { code: 'open', text: saved };
  }
  const salvaged = salvageWorkbook(text ?? new TextDecoder().decode(bytes));
  if (salvaged.ok && !decodeThoroughly(encodeWorkbook(salvaged.value.workbook)).ok) throw new Error('What was salvaged does not open');
  for (const failure of [...(decoded?.error ?? []), ...(salvaged.ok ? salvaged.value.lost.map(({ reason }) => reason) : [salvaged.error])]) {
    if (!isMessageKey(failure.code)) throw new Error(`${failure.code} has no words`);
  }
  return { code: decoded === null ? 'disk.notText' : decoded.error[0].code };
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
