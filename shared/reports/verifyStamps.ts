/**
 * Holds the stamps of a file against a workbook: does what the file shows still follow from it, and what has changed since?
 *
 * Owns: the comparison. Does not own: how a file carries stamps (`interchange/stamps`) or in which words the outcome is told
 * (`verifyText.ts`). A stamp says what the numbers of a figure were; that its picture was not painted over, no stamp can say.
 */
import { firmWaterfall } from '../analysis/firmWaterfall.ts';
import type { ChartChoice } from '../charts/chartDefinition.ts';
import { chartById } from '../charts/registry.ts';
import { allEffective, contextOf, runner } from '../charts/chartSource.ts';
import { makeFigure } from '../charts/makeFigure.ts';
import { sha256 } from '../base/sha256.ts';
import type { Workbook } from '../document/document.ts';
import { scenarioById } from '../document/document.ts';
import { effectiveScenario } from '../document/inheritance.ts';
import { noChoices } from '../document/savedChart.ts';
import { scenarioHash } from '../document/signOff.ts';
import { modelVersion } from '../engine/modelVersion.ts';
import { figureTable } from '../interchange/figureTable.ts';
import type { Stamp } from '../interchange/stamp.ts';
import { contentsHash, dataHash } from '../interchange/stamps/stampOf.ts';
import { buildReport } from './buildReport.ts';
import { readReplicationSubject, replicationTable } from './replicationOf.ts';

/** `gone`: not in the workbook any more. `unknown`: cannot be worked out anew from what a stamp says. */
export type PartState = 'same' | 'changed' | 'gone' | 'unknown';

/**
 * `same`: nothing has changed. `sameNumbers`: something has, and the figure's numbers come out the same. `changed`: its numbers do
 * not. `unknown`: something has changed, and whether the numbers have cannot be told.
 */
export type Verdict = 'same' | 'sameNumbers' | 'changed' | 'unknown';

export interface StampCheck {
  readonly stamp: Stamp;
  readonly verdict: Verdict;
  readonly model: PartState;
  readonly workbook: PartState;
  readonly scenario: PartState;
  readonly numbers: PartState;
}

export interface VerifyOptions {
  /** Whether figures that take analyses of their own, and whole reports, are made anew as well; that takes from seconds to minutes. */
  readonly isThorough: boolean;
  /** SHA-256 of a text; of the machine where it has one. */
  readonly hashOf?: (text: string) => string;
}

/** More runs than anybody waits for are not made for the sheets of one file: ours has one. */
const mostReplications = 8;

/** Checks all stamps of a file, in their order; runs each scenario once, and works each figure out once, however many stamps ask for it. */
export function verifyStamps(stamps: readonly Stamp[], workbook: Workbook, { isThorough, hashOf = sha256 }: VerifyOptions): readonly StampCheck[] {
  const workbookHash = contentsHash(workbook, hashOf);
  const runOf = runner(workbook);
  const scenarios = allEffective(workbook);
  const hashes = new Map<string, string | null>();
  const hashOnce = (key: string, work: () => string | null): string | null => {
    const known = hashes.get(key);
    if (known !== undefined) return known;
    const found = work();
    hashes.set(key, found);
    return found;
  };
  let replications = 0;
  return stamps.map((stamp): StampCheck => {
    const stored = scenarioById(workbook, stamp.scenario);
    const model = stamp.model === modelVersion ? 'same' : 'changed';
    const book = stamp.workbookHash === workbookHash ? 'same' : 'changed';
    const scenario = stored === undefined ? 'gone' : scenarioHash(workbook.scenarios, stored) === stamp.scenarioHash ? 'same' : 'changed';
    const numbers = numbersOf(stamp);
    return { stamp, verdict: verdictOf(model, book, scenario, numbers), model, workbook: book, scenario, numbers };

    function numbersOf({ subject, dataHash: before }: Stamp): PartState {
      // Equal inputs under equal rules give equal numbers: nothing needs to be worked out.
      if (model === 'same' && book === 'same' && scenario === 'same') return 'same';
      if (stored === undefined) return 'gone';
      const replicated = readReplicationSubject(subject);
      const key = JSON.stringify([stored.id, subject]);
      if (replicated !== null) {
        if (!hashes.has(key) && !isThorough && replications === mostReplications) return 'unknown';
        const found = hashOnce(key, () => {
          replications += 1;
          const waterfall = firmWaterfall(workbook, effectiveScenario(workbook.scenarios, stored), replicated.firm, replicated.quarter);
          return waterfall.ok ? dataHash([replicationTable(waterfall.value)]) : null;
        });
        return found === null ? 'gone' : found === before ? 'same' : 'changed';
      }
      const saved = workbook.charts.find(({ id }) => id === subject);
      const chart = chartById(saved?.chart ?? subject);
      if (chart === undefined) return isThorough ? reportNumbers(subject, before) : 'unknown';
      if (chart.from === 'model' && !isThorough) return 'unknown';
      const found = hashOnce(key, () => {
        const effective = effectiveScenario(workbook.scenarios, stored);
        const options = { language: 'en', date: '', hash: '' } as const;
        return dataHash([figureTable(makeFigure(chart, contextOf(workbook, scenarios, scenarios.find(({ id }) => id === effective.id) ?? effective, runOf, saved ?? noChoices, options), saved ?? null))]);
      });
      if (found === before) return 'same';
      // A chart of chosen firms or a chosen quarter comes out otherwise when others are chosen, and a stamp does not say which were.
      const isOpen = (choice: ChartChoice) => (choice === 'firms' ? (saved?.firms.length ?? 0) === 0 : choice === 'quarter' ? (saved?.quarter ?? null) === null : choice === 'scenarios' && saved === undefined);
      return chart.choices.some(isOpen) ? 'unknown' : 'changed';
    }

    function reportNumbers(template: string, before: string): PartState {
      const reports = workbook.reports.filter((each) => each.template === template);
      if (reports.length === 0) return 'unknown';
      return reports.some((report) => buildReport(report, { workbook }, 'en', '').stamp.dataHash === before) ? 'same' : 'changed';
    }
  });
}

function verdictOf(model: PartState, workbook: PartState, scenario: PartState, numbers: PartState): Verdict {
  if (numbers === 'changed' || numbers === 'gone') return 'changed';
  if (numbers === 'unknown') return 'unknown';
  return model === 'same' && workbook === 'same' && scenario === 'same' ? 'same' : 'sameNumbers';
}
