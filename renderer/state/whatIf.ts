/**
 * Questions of what if: the one being put together, the one being worked on, and the answers so far.
 *
 * Owns: when an answer is out of date, and keeping answers for this sitting (files keep questions, never results). Does not own:
 * doing the work one task at a time and letting an edit overtake it (`analyst.ts`), or the analyses (`shared/analysis`).
 */
import { computed, effect, signal, untracked } from '@preact/signals-core';
import type { AnalysisAnswer, AnalysisRequest } from '../../shared/analysis/kinds/analysisKind.ts';
import { analysisKind } from '../../shared/analysis/kinds/registry.ts';
import { readLever } from '../../shared/analysis/trials/lever.ts';
import type { Failure } from '../../shared/base/result.ts';
import { analysesRemove } from '../../shared/document/commands/analysesRemove.ts';
import { analysesSave } from '../../shared/document/commands/analysesSave.ts';
import { scenariosKeepAnswer, type ScenariosKeepAnswerArgs } from '../../shared/document/commands/scenariosKeepAnswer.ts';
import type { CellPlace } from '../../shared/document/commands/setCells.ts';
import { nameKey, scenarioById } from '../../shared/document/document.ts';
import { effectiveScenario } from '../../shared/document/inheritance.ts';
import { freeName, nextIds } from '../../shared/document/newRows.ts';
import { sameValue } from '../../shared/document/patch.ts';
import type { SavedAnalysis } from '../../shared/document/savedAnalysis.ts';
import { overlay } from '../../shared/document/scenario.ts';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import type { AnalystTask } from '../../shared/worker/analyst.ts';
import { cancelTask, retryTask, taskState, wantTask } from './analyst.ts';
import { currentTab } from './place.ts';
import { showToast } from './toasts.ts';
import { explain, translate } from './translate.ts';
import { chooseScenario, dispatch, scenarioId, workbook, workbookSerial } from './workbook.ts';

export interface Question {
  readonly kind: string;
  /** Id of the scenario asked about; null: the one in front. */
  readonly scenario: string | null;
  readonly parameters: AnalysisRequest;
}

/** A question with its scenario settled. */
export interface AskedQuestion extends Question {
  readonly scenario: string;
}

export interface Answered {
  readonly question: AskedQuestion;
  /** Null where the parameters or the model are refused. */
  readonly answer: AnalysisAnswer | null;
  readonly failure: Failure | null;
  /** What the answer was found from; it holds as long as all of it is what it was. */
  readonly seen: readonly (readonly unknown[])[];
}

/** The question in the form. */
export const question = signal<Question>({ kind: 'seek', scenario: null, parameters: {} });
/** The saved analysis that the form was filled from, while it is in the workbook. */
const chosenSaved = signal<string | null>(null);
export const savedChosen = computed<SavedAnalysis | null>(() => workbook.value.analyses.find(({ id }) => id === chosenSaved.value) ?? null);

export const asked = computed<AskedQuestion>(() => ({ ...question.value, scenario: question.value.scenario ?? scenarioId.value }));

const answers = signal<ReadonlyMap<string, Answered>>(new Map());
const answersSerial = signal(-1);
/** Answers of a sitting that are kept for whoever comes back to them. */
const mostKept = 60;

const keyOf = ({ kind, scenario, parameters }: AskedQuestion): string => JSON.stringify([kind, scenario, Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1))]);

/** The last answer to a question; undefined while there is none. */
export function answerTo(wanted: AskedQuestion): Answered | undefined {
  return answersSerial.value === workbookSerial.value ? answers.value.get(keyOf(wanted)) : undefined;
}

/** What an answer depends on: tables row by row, and scenarios with what they inherit. */
function seenBy({ scenario, parameters }: AskedQuestion): Answered['seen'] {
  const { market, firms, contracts, scenarios } = workbook.value;
  const others = (parameters['with'] ?? '').split(',').filter((id) => id !== '');
  const effective = [scenario, ...others].map((id) => effectiveScenario(scenarios, scenarioById(workbook.value, id) ?? baseScenario));
  return [[market], firms, contracts, effective.map(({ drivers, overrides, failures }) => ({ drivers, overrides, failures }))];
}

/** Whether the workbook has changed since in something that the answer was found from. */
export function isOutdated({ question: of, seen }: Answered): boolean {
  // Rows that nobody touched are the same objects; one whose change was taken back has the same values.
  return seenBy(of).some((rows, table) => {
    const before = seen[table] ?? [];
    return rows !== before && (rows.length !== before.length || rows.some((row, place) => row !== before[place] && !sameValue(row, before[place])));
  });
}

const underWay = signal<{ readonly question: AskedQuestion; readonly task: AnalystTask } | null>(null);
export const working = computed(() => underWay.value);
/** Stops watching the task under way, and stops wanting it. */
let leave: (() => void) | null = null;

function taskOf({ kind, scenario, parameters }: AskedQuestion): AnalystTask {
  return { kind: 'analyse', analysis: kind, request: parameters, scenario };
}

/** Puts the question in the form to the analyst; the one before, if still under way, is given up. */
export function ask(): void {
  const now = asked.peek();
  if (analysisKind(now.kind) === undefined) return;
  stopAsking();
  unanswered.value = null;
  const task = taskOf(now);
  retryTask(task);
  underWay.value = { question: now, task };
  const unwant = wantTask(task);
  const unwatch = effect(() => {
    const { state, answer } = taskState(task);
    if (state !== 'done' && state !== 'refused' && state !== 'failed') return;
    untracked(() => {
      const outcome = answer?.kind === 'analyse' ? answer.outcome : null;
      const failure: Failure | null = state === 'refused' ? { code: 'whatIf.modelRefused', details: {} } : outcome !== null && !outcome.ok ? outcome.error : null;
      if (state === 'failed') unanswered.value = { question: now, why: 'failed' };
      else keep({ question: now, answer: failure === null && outcome?.ok === true ? outcome.value : null, failure, seen: seenBy(now) });
      // After this effect has come to its end.
      queueMicrotask(() => {
        if (underWay.peek()?.task === task) stopAsking();
      });
    });
  });
  leave = () => {
    unwatch();
    unwant();
  };
}

function keep(found: Answered): void {
  const serial = workbookSerial.peek();
  const next = new Map(answersSerial.peek() === serial ? answers.peek() : []);
  const key = keyOf(found.question);
  next.delete(key);
  next.set(key, found);
  for (const old of next.keys()) if (next.size > mostKept) next.delete(old);
  answersSerial.value = serial;
  answers.value = next;
}

/** The last question that came to no answer, until the next is asked. */
const unanswered = signal<{ readonly question: AskedQuestion; readonly why: 'givenUp' | 'failed' } | null>(null);
/** Why the question in the form has no new answer: the person gave it up, or its thread died of a bug. */
export const whyUnanswered = computed(() => (unanswered.value !== null && keyOf(unanswered.value.question) === keyOf(asked.value) ? unanswered.value.why : null));

/** Gives up what is under way because the person says so; answers that were there stay. */
export function giveUp(): void {
  const now = underWay.peek();
  stopAsking();
  unanswered.value = now === null ? null : { question: now.question, why: 'givenUp' };
}

/** Ends what is under way. */
function stopAsking(): void {
  const now = underWay.peek();
  if (now === null) return;
  underWay.value = null;
  leave?.();
  leave = null;
  cancelTask(now.task);
}

/** Another kind of question; what it shares with the one before is kept. */
export function chooseKind(kind: string): void {
  if (kind === question.peek().kind && savedChosen.peek() === null) return;
  const allowed = new Set(analysisKind(kind)?.parameters ?? []);
  const before = question.peek();
  // A saved analysis has a scenario of its own; a new question is about the one in front.
  const scenario = savedChosen.peek() === null ? before.scenario : null;
  chosenSaved.value = null;
  question.value = { kind, scenario, parameters: Object.fromEntries(Object.entries(before.parameters).filter(([name]) => allowed.has(name) && (name === 'outcome' || (name === 'input' && isOne(before.kind) && isOne(kind))))) };
}
/** Whether `input` is one input there, and not a set of them. */
const isOne = (kind: string): boolean => kind !== 'tornado';

/** Sets parameters of the question in the form; blank ones are left to the analysis. */
export function setParameters(changes: Readonly<Record<string, string>>): void {
  const { parameters } = question.peek();
  question.value = { ...question.peek(), parameters: Object.fromEntries(Object.entries({ ...parameters, ...changes }).filter(([, value]) => value !== '')) };
}

/** Another target of the question in the form, worked out at once. */
export function setTarget(target: number): void {
  setParameters({ target: String(target) });
  ask();
}

/** An outcome that is to be set: the target begins at what it is now, and the input that is solved for stays. */
export function setOutcome(outcome: string, now: number | null): void {
  setParameters({ outcome, target: now === null ? '' : String(now) });
  const { target, input } = question.peek().parameters;
  if (target !== undefined && input !== undefined) ask();
}

/** Opens the form for setting an outcome, by the input under the cursor where there is one. */
export function askToSet(place: CellPlace | null): void {
  const input = untracked(() => inputOfCell(place)) ?? question.peek().parameters['input'] ?? null;
  currentTab.value = 'whatIf';
  chooseKind('seek');
  chosenSaved.value = null;
  if (input !== null) setParameters({ input, from: '', to: '' });
}

export function askAbout(scenario: string | null): void {
  question.value = { ...question.peek(), scenario };
}

/** Fills the form from a saved analysis, and asks it unless its answer is known already. */
export function openSaved(id: string): void {
  const found = workbook.peek().analyses.find((each) => each.id === id);
  if (found === undefined) return;
  chosenSaved.value = id;
  question.value = { kind: found.kind, scenario: found.scenario, parameters: found.parameters };
  const known = answerTo(asked.peek());
  if (known === undefined) ask();
}

/** Whether the form says something else than the saved analysis that it was filled from. */
export const differsFromSaved = computed(() => {
  const saved = savedChosen.value;
  return saved !== null && keyOf({ kind: saved.kind, scenario: saved.scenario, parameters: saved.parameters }) !== keyOf(asked.value);
});

/** Keeps the question of the form in the workbook: a new analysis, or the changed one. @returns why it is refused, in words, or null */
export function saveAnalysis(name: string, id: string | null): string | null {
  const { kind, scenario, parameters } = asked.peek();
  const [newId = ''] = nextIds(workbook.peek(), 'analyses', 1);
  const done = dispatch(analysesSave, { ...(id === null ? {} : { id }), name, kind, scenario, parameters });
  if (!done.ok) return explain(done.error);
  chosenSaved.value = id ?? newId;
  return null;
}

/** A name that no saved analysis has yet. */
export function freeAnalysisName(wanted: string): string {
  return freeName(wanted, new Set(workbook.peek().analyses.map(({ name }) => nameKey(name))));
}

export function removeAnalysis(id: string): void {
  const done = dispatch(analysesRemove, { id });
  if (!done.ok) showToast('error', () => explain(done.error));
}

/** Keeps an answer as a new scenario, which comes to the front; the question stays about the scenario that it was asked of. */
export function keepAsScenario({ scenario }: AskedQuestion, settings: ScenariosKeepAnswerArgs['settings']): void {
  const from = scenarioById(workbook.peek(), scenario);
  const [id = ''] = nextIds(workbook.peek(), 'scenarios', 1);
  const done = dispatch(scenariosKeepAnswer, { name: translate('whatIf.scenarioName', { scenario: from?.name ?? '' }), scenario, settings });
  if (!done.ok) {
    showToast('error', () => explain(done.error));
    return;
  }
  askAbout(scenario);
  chooseScenario(id);
  const name = scenarioById(workbook.peek(), id)?.name ?? '';
  showToast('info', () => translate('whatIf.kept', { name }));
}

/** The model as the scenario asked about sees it. */
export const seenModel = computed(() => {
  const { scenario } = asked.value;
  const { scenarios } = workbook.value;
  return overlay(workbook.value, effectiveScenario(scenarios, scenarioById(workbook.value, scenario) ?? baseScenario));
});

/** The name of a cell as an input of an analysis; null where it is none. */
export function inputOfCell(place: CellPlace | null): string | null {
  if (place === null) return null;
  const name = place.table === 'market' ? `market.${place.key}` : `${place.table === 'firms' ? 'firm' : 'contract'}:${place.id}.${place.key}`;
  return readLever(name, workbook.value).ok ? name : null;
}

/** Opens the whole answer on the distance of a cell to the next failure. */
export function askNext(place: CellPlace): void {
  const input = untracked(() => inputOfCell(place));
  if (input === null) return;
  chosenSaved.value = null;
  question.value = { kind: 'next', scenario: null, parameters: { input } };
  currentTab.value = 'whatIf';
  ask();
}

/** Opens the form on a cell. */
export function askWithCell(place: CellPlace | null): void {
  const input = untracked(() => inputOfCell(place));
  currentTab.value = 'whatIf';
  if (input === null) {
    showToast('info', () => translate('whatIf.cellIsNoInput'));
    return;
  }
  if (!(analysisKind(question.peek().kind)?.parameters.includes('input') ?? false) || !isOne(question.peek().kind)) chooseKind('seek');
  chosenSaved.value = null;
  setParameters({ input, from: '', to: '' });
}
