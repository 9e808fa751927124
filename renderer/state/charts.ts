/**
 * The charts of the workbook as they are looked at: each with its figure, made at once from the result at hand, or by the analysts
 * where it needs runs of its own. Owns what is enlarged and which charts show their table; the charts themselves are the document's.
 */
import { computed, signal } from '@preact/signals-core';
import type { Language } from '../../shared/base/localized.ts';
import { sha256 } from '../../shared/base/sha256.ts';
import type { ChartContext, ChartDefinition } from '../../shared/charts/chartDefinition.ts';
import { allEffective, contextOf } from '../../shared/charts/chartSource.ts';
import { makeFigure } from '../../shared/charts/makeFigure.ts';
import { encodeWorkbook } from '../../shared/document/codec.ts';
import { scenarioById } from '../../shared/document/document.ts';
import { type SavedChart, shownCharts } from '../../shared/document/savedChart.ts';
import type { Figure } from '../../shared/interchange/figure.ts';
import { figureTable } from '../../shared/interchange/figureTable.ts';
import type { Stamp } from '../../shared/interchange/stamp.ts';
import { provenanceOf, stampOf } from '../../shared/interchange/stamps/stampOf.ts';
import type { AnalystTask } from '../../shared/worker/analyst.ts';
import { taskState } from './analyst.ts';
import { result } from './recalc.ts';
import { language } from './settings.ts';
import { highlightedFirms, quarter, selectedFirms } from './view.ts';
import { scenario, workbook } from './workbook.ts';

/** The charts in their order. */
export const chartsOfWorkbook = computed<readonly SavedChart[]>(() => shownCharts(workbook.value));

/** Id of the chart that fills the pane; null: all are shown. */
export const enlargedChart = signal<string | null>(null);

/** Ids of the charts that show their table under the picture. */
export const chartsWithTable = signal<ReadonlySet<string>>(new Set());

export function toggleTable(id: string): void {
  const next = new Set(chartsWithTable.peek());
  if (!next.delete(id)) next.add(id);
  chartsWithTable.value = next;
}

/** What a figure is made for: the screen, or a file in a language with day and hash. */
export interface FigurePurpose {
  readonly language: Language;
  /** As 2025-11-24; empty on the screen. */
  readonly date: string;
  /** SHA-256 of the workbook; empty on the screen. */
  readonly hash: string;
}

export interface ShownFigure {
  /** Null while the first one is on its way. */
  readonly figure: Figure | null;
  /** The workbook has changed since, or the figure could not be made anew. */
  readonly stale: boolean;
  readonly failed: boolean;
  /** To be wanted as long as the chart is looked at; null where the figure is made here. */
  readonly task: AnalystTask | null;
}

/** The figure of a chart that was made last, and what it was made from. */
export interface FigureMemory {
  last: { readonly made: Figure; readonly from: ChartContext } | null;
}

/**
 * A chart's figure as things stand; reads the signals, so that whoever asks follows them.
 *
 * @param memory  of one chart on the screen: while a result is on its way, an edit has no picture drawn anew that the result will replace
 */
export function shownFigure(saved: SavedChart, definition: ChartDefinition, purpose: FigurePurpose, memory: FigureMemory = { last: null }): ShownFigure {
  const wanted = saved.scenarios[0];
  const front = result.value.scenario ?? scenario.value;
  if (definition.from === 'result' && (wanted === undefined || wanted === front.id)) {
    const { stale } = result.value;
    const from = contextNow(saved, definition, purpose);
    if (memory.last === null || !(stale && differsInModelOnly(memory.last.from, from))) memory.last = { made: makeFigure(definition, from, saved), from };
    return { figure: memory.last.made, stale, failed: false, task: null };
  }
  const task = figureTask(saved, definition, purpose);
  const { answer, stale, state } = taskState(task);
  return { figure: answer?.kind === 'figure' ? answer.figure : null, stale: stale || result.value.stale, failed: state === 'failed', task };
}

const besideModel = ['choices', 'quarter', 'selectedFirms', 'language', 'date', 'hash'] as const satisfies readonly (keyof ChartContext)[];

function differsInModelOnly(a: ChartContext, b: ChartContext): boolean {
  return a.workbook.name === b.workbook.name && a.workbook.currency === b.workbook.currency && a.run?.result === b.run?.result && a.run?.scenario === b.run?.scenario
    && a.scenarios.length === b.scenarios.length && a.scenarios.every((each, index) => each === b.scenarios[index]) && besideModel.every((key) => a[key] === b[key]);
}

function contextNow(saved: SavedChart, definition: ChartDefinition, purpose: FigurePurpose): ChartContext {
  const { result: outcome, firms, scenario: calculated } = result.value;
  // The scenario that was calculated: after a switch the old curves must not carry the new name.
  const front = calculated ?? scenario.value;
  const run = outcome === null ? null : { scenario: front, result: outcome, firms };
  // Charts from the result ask for no other run.
  return { ...contextOf(workbook.value, allEffective(workbook.value), front, () => run, saved, purpose), ...chosenNow(saved, definition, purpose) };
}

/** The slider's quarter is only marked on the screen, unless the chart is about it: on paper the mark would say nothing. */
function chosenNow(saved: SavedChart, { choices, followsCursor }: ChartDefinition, { date }: FigurePurpose): Pick<ChartContext, 'quarter' | 'selectedFirms'> {
  return { quarter: saved.quarter ?? (date === '' || choices.includes('quarter') ? quarter.value : null), selectedFirms: saved.firms.length > 0 ? saved.firms : followsCursor === true ? selectedFirms.value : highlightedFirms.value };
}

function figureTask(saved: SavedChart, definition: ChartDefinition, purpose: FigurePurpose): AnalystTask {
  const { id, name, scenarios, firms, quarter: chosen, marks, scale, parameters } = saved;
  const takes = (choice: ChartDefinition['choices'][number]) => definition.choices.includes(choice);
  const now = chosenNow(saved, definition, purpose);
  return {
    kind: 'figure',
    wish: {
      chart: definition.id, saved: { id, name }, choices: { scenarios, firms, quarter: chosen, marks, scale, parameters },
      // What the chart does not depend on must not have it made anew.
      quarter: takes('quarter') ? now.quarter : null, selectedFirms: takes('firms') ? now.selectedFirms : [],
      workbook: { name: workbook.value.name, currency: workbook.value.currency }, ...purpose,
    },
  };
}

export function screenPurpose(): FigurePurpose {
  return { language: language.value, date: '', hash: '' };
}

/** The hash of the workbook as it would be saved now; hashing a large one takes a moment, so it is asked for at an export. */
export function workbookHash(): string {
  return sha256(encodeWorkbook(workbook.value));
}

/**
 * Where an exported figure comes from, for the file.
 *
 * @param time  of the export, ISO 8601
 */
export function figureStamp(saved: SavedChart, figure: Figure, time: string): Stamp {
  const about = scenarioById(workbook.value, saved.scenarios[0] ?? scenario.value.id) ?? scenario.value;
  return stampOf(about, provenanceOf(workbook.value, about), { subject: figure.id, tables: [figureTable(figure)], seed: figure.seed ?? null, time });
}
