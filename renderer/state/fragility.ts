/**
 * Which firms' outcomes are no plain fact: they flip within the rounding of an input as written, lie on a knife's edge of the
 * arithmetic, or hang on confidence. Marked wherever they are shown.
 */
import { computed } from '@preact/signals-core';
import type { Language } from '../../shared/base/localized.ts';
import { t } from '../../shared/text/messages.ts';
import type { AnalystTask } from '../../shared/worker/analyst.ts';
import { type FragilityDocument, analysisDocument } from './analysisDocument.ts';
import { taskState } from './analyst.ts';
import { trusted } from './explained.ts';

export const fragilityTask: AnalystTask = { kind: 'analyse', analysis: 'fragility', request: {} };

export type Doubt = 'confidence' | 'rounding' | 'together' | 'edge';

/** The last answer about rounding; null before the first. */
export const fragilityFound = computed<FragilityDocument | null>(() => analysisDocument<FragilityDocument>(taskState(fragilityTask)));

/** Why a firm's outcome is no plain fact, by firm. */
export const fragile = computed<ReadonlyMap<string, readonly Doubt[]>>(() => {
  const found = fragilityFound.value;
  const doubts = new Map<string, Doubt[]>();
  const add = (firm: string, doubt: Doubt): void => {
    const known = doubts.get(firm) ?? [];
    if (!known.includes(doubt)) doubts.set(firm, [...known, doubt]);
  };
  for (const firm of trusted.value.keys()) add(firm, 'confidence');
  for (const { firm } of found?.severalClearings ?? []) add(firm, 'confidence');
  for (const { firms } of found?.roundingFlips ?? []) for (const firm of firms) add(firm, 'rounding');
  for (const { firms } of found?.knifeEdges ?? []) for (const firm of firms) add(firm, 'edge');
  for (const firm of found?.allRoundingsTogether ?? []) add(firm, 'together');
  return doubts;
});

/** The doubts in words; null where there are none. */
export function doubtText(doubts: readonly Doubt[] | undefined, language: Language): string | null {
  return doubts === undefined ? null : doubts.map((doubt) => t(language, `fragile.${doubt}`)).join('\n');
}
