import type { Language } from '../../shared/base/localized.ts';
import type { Salvaged } from '../../shared/document/salvage.ts';
import { describe, t } from '../../shared/text/messages.ts';
import { oneLine } from './table.ts';

/** What is missing, a line each, and what is there. */
export function salvageLines({ workbook, lost }: Salvaged, language: Language): readonly string[] {
  const { firms, contracts, scenarios, notes } = workbook;
  return [
    ...lost.map(({ reason, text }) => oneLine(t(language, 'salvage.lostPart', { reason: describe(language, reason), text }))),
    t(language, 'salvage.offer', { firms: firms.length, contracts: contracts.length, scenarios: scenarios.length, notes: notes.length, lost: lost.length }),
    t(language, 'salvage.unchecked'),
  ];
}
