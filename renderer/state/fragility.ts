/**
 * Which firms' outcomes are no plain fact: they flip within the rounding of an input as written, lie on a knife's edge of the
 * arithmetic, or hang on confidence. Marked wherever they are shown.
 */
import { computed, signal } from '@preact/signals-core';
import type { Doubt } from '../../shared/analysis/fragility.ts';
import { doubtsOf } from '../../shared/analysis/fragility.ts';
import type { Language } from '../../shared/base/localized.ts';
import { t } from '../../shared/text/messages.ts';
import type { AnalystTask } from '../../shared/worker/analyst.ts';
import { type FragilityDocument, analysisDocument } from './analysisDocument.ts';
import { taskState } from './analyst.ts';
import { trusted } from './explained.ts';
import { workbookSerial } from './workbook.ts';

/** The workbook, by its serial, whose inputs are to be tried one by one although it is so large that all are drawn at once. */
const triedAlone = signal<number | null>(null);

export function tryEachAlone(): void {
  triedAlone.value = workbookSerial.peek();
}

const usualTask: AnalystTask = { kind: 'analyse', analysis: 'fragility', request: {} };
const aloneTask: AnalystTask = { kind: 'analyse', analysis: 'fragility', request: { draws: '0' } };
export const fragilityTask = computed(() => (triedAlone.value === workbookSerial.value ? aloneTask : usualTask));

/** The last answer about rounding; null before the first. */
export const fragilityFound = computed<FragilityDocument | null>(() => analysisDocument<FragilityDocument>(taskState(fragilityTask.value)) ?? analysisDocument<FragilityDocument>(taskState(usualTask)));

/** Why a firm's outcome is no plain fact, by firm. */
export const fragile = computed<ReadonlyMap<string, readonly Doubt[]>>(() => {
  const found = fragilityFound.value;
  const doubts = new Map(found === null ? [] : doubtsOf(found));
  // Explanations know of confidence before anybody has tried roundings.
  for (const firm of trusted.value.keys()) if (doubts.get(firm)?.includes('confidence') !== true) doubts.set(firm, ['confidence', ...(doubts.get(firm) ?? [])]);
  return doubts;
});

/** The doubts in words; null where there are none. */
export function doubtText(doubts: readonly Doubt[] | undefined, language: Language): string | null {
  return doubts === undefined ? null : doubts.map((doubt) => t(language, `fragile.${doubt}`)).join('\n');
}
