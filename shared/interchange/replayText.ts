/** Recorded steps in words, for the window and the command line. */
import type { Language } from '../base/localized.ts';
import { contractTitle } from '../contracts/contractTitle.ts';
import { columnOf, type Workbook } from '../document/document.ts';
import type { StepCell } from '../document/recordedSteps.ts';
import type { StepOutcome, StepReplay } from '../document/replaySteps.ts';
import { describe, t } from '../text/messages.ts';
import { changeLabel, changeValue } from './changeLogTable.ts';

/** The cell that does not fit, else the first of the step, and how many more there are. */
export function replayedPlace(workbook: Workbook, { step: { cells }, cell }: StepOutcome, language: Language): string {
  const shown = cell ?? cells[0];
  return shown === undefined ? '' : `${cellPlace(workbook, shown, language)}${cells.length > 1 ? ` (+${cells.length - 1})` : ''}`;
}

/** By the names that the step holds: its rows need not be there. */
function cellPlace(workbook: Workbook, { scenario, table, firm = '', contract, column }: StepCell, language: Language): string {
  const name = contract === undefined ? firm : contractTitle({ id: '', type: contract.type, from: contract.from, to: contract.to }, [], (party) => party, language);
  const place = `${t(language, `place.${table}`, { name })}${language === 'en' ? ', ' : '，'}${columnOf(workbook, table, column)?.label[language] ?? column}`;
  return scenario === undefined ? place : t(language, 'place.inScenario', { scenario, place });
}

/** What the step sets that cell to. */
export function replayedValue(workbook: Workbook, { step, cell }: StepOutcome, language: Language): string {
  const shown = cell ?? step.cells[0];
  if (shown === undefined || shown.to === null) return t(language, 'log.blank');
  return shown.to === undefined ? t(language, 'log.inherited') : changeValue(workbook, { at: step.at, by: step.by, did: step.did, table: shown.table, key: shown.column }, shown.to, language);
}

/** Which step does not fit, at which place, why, and the way out; empty when all do. */
export function replayRefusal({ outcomes, workbook }: StepReplay, language: Language): string {
  const at = outcomes.findIndex(({ result }) => result === 'refused');
  const outcome = outcomes[at];
  if (outcome === undefined || outcome.reason === null) return '';
  const { step, cell, reason } = outcome;
  return t(language, 'steps.at', { number: at + 1, did: changeLabel(step, language), place: cell === null ? '' : cellPlace(workbook, cell, language), reason: describe(language, reason) });
}
