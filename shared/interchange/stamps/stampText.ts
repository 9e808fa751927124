/**
 * A stamp as text in a file: JSON in ASCII, so that no carrier's encoding can hurt it.
 * What is read comes from files of anybody: it is taken only where every part has the shape that we write.
 */
import type { Stamp } from '../stamp.ts';

/** Longer texts are no stamps of ours. */
const longest = 4096;
const hash = /^[0-9a-f]{64}$/;

/** Fields in a fixed order, with the version of this form. */
export function stampText(stamp: Stamp): string {
  const { model, workbookHash, scenario, scenarioHash, seed, time, subject, dataHash } = stamp;
  const text = JSON.stringify({ firebreakStamp: 1, model, workbookHash, scenario, scenarioHash, seed, time, subject, dataHash });
  return text.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The stamp that a text holds, or null when it is none of ours. */
export function readStampText(text: string): Stamp | null {
  if (text.length > longest) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // No JSON, so no stamp: that is the answer.
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { firebreakStamp, model, workbookHash, scenario, scenarioHash, seed, time, subject, dataHash } = value as Record<string, unknown>;
  if (firebreakStamp !== 1 || !isWord(model) || !isWord(scenario) || !isWord(subject) || !isWord(time)) return null;
  if (!isHash(workbookHash) || !isHash(scenarioHash) || !isHash(dataHash)) return null;
  if (seed !== null && !(typeof seed === 'number' && Number.isSafeInteger(seed))) return null;
  return { model, workbookHash, scenario, scenarioHash, seed, time, subject, dataHash };
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 300;
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && hash.test(value);
}
