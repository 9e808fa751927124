import { afterEach, beforeEach, expect, test } from 'vitest';
import { cellsSet } from '../../../shared/document/commands/cellsSet.ts';
import { scenariosSetFailures } from '../../../shared/document/commands/scenariosSetFailures.ts';
import { emptyWorkbook, type Workbook } from '../../../shared/document/document.ts';
import { createCalculator } from '../../../shared/worker/calculator.ts';
import type { WorkerReply, WorkerRequest } from '../../../shared/worker/protocol.ts';
import { silenceParts } from '../../../shared/worker/silence.ts';
import { compared, comparedColumns, comparisonShown, measureAgainst, referenceId, startComparison, toggleCompared } from '../../../renderer/state/comparison.ts';
import { calculation, type RecalcSurroundings, startRecalc } from '../../../renderer/state/recalc.ts';
import { chooseScenario, dispatch, putOnTable } from '../../../renderer/state/workbook.ts';

const scenario = (id: string, quarter: number | null, parent?: string) => ({
  id, name: id, ...(parent === undefined ? {} : { parent }), drivers: {}, overrides: [], failures: quarter === null ? [] : [{ firm: 'f1', quarter }],
});
const book: Workbook = {
  ...emptyWorkbook('Book'),
  firms: [{ id: 'f1', name: 'One', cash: 10 }, { id: 'f2', name: 'Two', cash: 5 }],
  market: { id: 'market', quarters: 4 },
  scenarios: [scenario('early', 1), scenario('late', 3), scenario('over', null, 'late')],
};

/** The threads at the machine's border: they do the real work, and answer when the test says so. */
let asked: { readonly request: WorkerRequest; readonly answer: () => void }[];
let tasks: (() => void)[];
/** What is due once the comparison was waited for long enough. */
let waiting: (() => void) | null = null;
let stop: () => void;
let stopRecalc: () => void;

/** @param isComparison  the runs of the comparison wait for the test; those of the scenario in front are answered at once */
function surroundings(isComparison: boolean): RecalcSurroundings {
  return {
    startWorker: (listener) => {
      const calculate = createCalculator(() => 0);
      return {
        post: (request) => {
          const reply: WorkerReply = structuredClone(calculate(structuredClone(request)));
          if (isComparison) asked.push({ request, answer: () => listener.reply(reply) });
          else listener.reply(reply);
        },
        terminate: () => undefined,
      };
    },
    soon: (task) => void tasks.push(task),
    after: (_milliseconds, task) => {
      if (!isComparison) return () => undefined;
      waiting = task;
      return () => {
        if (waiting === task) waiting = null;
      };
    },
    report: () => undefined,
  };
}

beforeEach(() => {
  asked = [];
  tasks = [];
  putOnTable(book);
  stopRecalc = startRecalc(surroundings(false));
  stop = startComparison(surroundings(true));
  comparisonShown.value = true;
  settle();
});
afterEach(() => {
  comparisonShown.value = false;
  stop();
  stopRecalc();
});

/** Runs what waits for the next painting, as often as it asks for another. */
function settle(): void {
  while (tasks.length > 0) for (const task of tasks.splice(0)) task();
}

function answerAll(): number {
  let count = 0;
  for (let next = asked.shift(); next !== undefined; next = asked.shift()) {
    next.answer();
    count += 1;
    settle();
  }
  return count;
}

function failures(): readonly (number | null | undefined)[] {
  return comparedColumns.value.map(({ outcome }) => (outcome?.state === 'done' ? outcome.summary.system['failures'] : null));
}

test('all are run one at a time, and the one in front is not run again', () => {
  expect(asked.length).toBe(1);
  expect(answerAll()).toBe(3);
  expect(compared.value.map(({ id }) => id)).toEqual(['base', 'early', 'late', 'over']);
  expect(failures()).toEqual([0, 1, 1, 1]);
  expect(comparedColumns.value.map(({ outcome, firmIndex }) => (outcome?.state === 'done' ? outcome.summary.firms.failureQuarter[firmIndex.get('f1') ?? -1] : null))).toEqual([null, 1, 3, 3]);
});

test('only what an edit reaches is run again: the scenario itself and those over it', () => {
  answerAll();
  dispatch(scenariosSetFailures, { id: 'late', failures: [] });
  expect(comparedColumns.value.map(({ stale }) => stale)).toEqual([false, false, true, true]);
  settle();
  expect(answerAll()).toBe(2);
  expect(failures()).toEqual([0, 1, 0, 0]);
  expect(comparedColumns.value.some(({ stale }) => stale)).toBe(false);
});

test('an edit overtakes: what runs is finished, then the newest state is run', () => {
  answerAll();
  dispatch(cellsSet, { scenarioId: 'base', cells: [{ table: 'firms', id: 'f2', key: 'opex', value: 100 }] });
  settle();
  dispatch(cellsSet, { scenarioId: 'base', cells: [{ table: 'firms', id: 'f2', key: 'opex', value: 0 }] });
  settle();
  answerAll();
  expect(failures()).toEqual([0, 1, 1, 1]);
  expect(comparedColumns.value.some(({ stale }) => stale)).toBe(false);
});

test('nothing is run while nobody looks, and no more than six stand side by side', () => {
  answerAll();
  comparisonShown.value = false;
  dispatch(scenariosSetFailures, { id: 'early', failures: [] });
  settle();
  expect(asked).toEqual([]);
  toggleCompared('early');
  expect(compared.value.map(({ id }) => id)).toEqual(['base', 'late', 'over']);
  for (const id of ['base', 'late', 'over']) toggleCompared(id);
  expect(compared.value.map(({ id }) => id)).toEqual(['over']);
});

test('the reference is one of those side by side', () => {
  measureAgainst('late');
  expect(referenceId.value).toBe('late');
  toggleCompared('late');
  expect(referenceId.value).toBe('base');
});

test('a scenario whose inputs are refused says why, and the others are run all the same', () => {
  dispatch(cellsSet, { scenarioId: 'early', cells: [{ table: 'firms', id: 'f1', key: 'lender', value: 'f9' }] });
  settle();
  answerAll();
  expect(comparedColumns.value.map(({ outcome }) => outcome?.state)).toEqual(['done', 'refused', 'done', 'done']);
  chooseScenario('early');
  settle();
  expect(calculation.value.state).toBe('refused');
  dispatch(scenariosSetFailures, { id: 'late', failures: [] });
  settle();
  answerAll();
  expect(failures()).toEqual([0, null, 0, 0]);
});

test('a thread of the comparison that falls silent is an error, and the other scenarios are run by a fresh one (P37)', () => {
  expect(asked.length).toBe(1);
  for (let part = 0; part < silenceParts; part += 1) waiting?.();
  settle();
  asked.shift();
  answerAll();
  expect(comparedColumns.value.map(({ outcome }) => outcome?.state)).toEqual(['done', 'failed', 'done', 'done']);
  expect(waiting).toBeNull();
});
