/**
 * The tree of precedents and dependents: what it is about, the graph for the scenario in front, and where a place of it leads.
 * Does not own: what is read of what (`shared/trace`), or the tree on the screen (`panels/trace`).
 */
import { computed, signal } from '@preact/signals-core';
import { measure } from '../../shared/measures/registry.ts';
import { contractType } from '../../shared/contracts/registry.ts';
import { columnOf, rowsOf, scenarioById } from '../../shared/document/document.ts';
import type { Focus } from '../../shared/document/history.ts';
import { lineOf } from '../../shared/document/inheritance.ts';
import { baseScenarioId } from '../../shared/drivers/scenario.ts';
import { assertNever } from '../../shared/base/assert.ts';
import type { MarketFactId } from '../../shared/trace/fact.ts';
import { factDefinition, subjectOf } from '../../shared/trace/factRegistry.ts';
import { ownFacility, TraceBook } from '../../shared/trace/traceBook.ts';
import type { TraceContext } from '../../shared/trace/traceContext.ts';
import type { FactNode, ScenarioNode, TraceNode } from '../../shared/trace/traceNode.ts';
import { nodeKey } from '../../shared/trace/traceNode.ts';
import type { TraceRun } from '../../shared/trace/traceRun.ts';
import { factValue } from '../../shared/trace/traceRun.ts';
import type { AnalystTask } from '../../shared/worker/analyst.ts';
import { taskState } from './analyst.ts';
import { explained } from './explained.ts';
import { activeCell } from './inspect.ts';
import { leaveFor } from './journey.ts';
import { currentTab } from './place.ts';
import { quarter, setQuarter, togglePanel, traceShown } from './view.ts';
import { userColumns } from './userColumns.ts';
import { currentScenarioId, overlaid, scenario, showFocus, workbook } from './workbook.ts';

export type TraceDirection = 'precedents' | 'dependents';

export const traceTask: AnalystTask = { kind: 'trace' };
export const traceDirection = signal<TraceDirection>('precedents');
/** What the tree starts from; it stays while the person jumps about. */
export const traceRoot = signal<TraceNode | null>(null);

const resultPrefix = 'result.';

/** The cell under the cursor as a place of the tree; null where there is none. */
export const cursorNode = computed<TraceNode | null>(() => {
  const cell = activeCell.value;
  if (cell === null) return null;
  if (!cell.key.startsWith(resultPrefix)) return { is: 'cell', table: cell.table, id: cell.id, key: cell.key };
  const found = measure(cell.key.slice(resultPrefix.length));
  return found === undefined ? null : { is: 'result', firm: cell.id, measure: found.key, t: found.followsQuarter ? quarter.value : null };
});

/** Opens the tree on the cell under the cursor; the same once more closes it. */
export function openTrace(direction: TraceDirection): void {
  const root = cursorNode.peek() ?? traceRoot.peek();
  const former = traceRoot.peek();
  const isSame = traceShown.peek() && traceDirection.peek() === direction && root !== null && former !== null && nodeKey(root) === nodeKey(former);
  traceRoot.value = root;
  traceDirection.value = direction;
  if (isSame || !traceShown.peek()) togglePanel(traceShown);
}

/** Forgets what belonged to the workbook before. */
export function resetTrace(): void {
  traceRoot.value = null;
}

/** The last numbers that came back; null before the first. */
export const tracedRun = computed<TraceRun | null>(() => {
  const { answer } = taskState(traceTask);
  return answer?.kind === 'trace' ? answer.run : null;
});

const book = computed(() => new TraceBook(overlaid.value));
const line = computed(() => (lineOf(workbook.value.scenarios, scenario.value) ?? [scenario.value]).filter(({ id }) => id !== baseScenarioId));

/** The graph for the scenario in front. */
export const traceContext = computed<TraceContext>(() => ({
  book: book.value, columns: userColumns.value, line: line.value, quarter: quarter.value, result: tracedRun.value?.result ?? null, cascade: explained.value?.cascade ?? [],
}));

/** The number of a fact; null where there is none, or none is known yet. */
export function traceValue({ fact, subject, t }: FactNode): number | null {
  const run = tracedRun.value;
  return run === null ? null : factValue(run, book.value, fact, subject, t);
}

/** Whether a place is (still) in the workbook. */
export function isThere(node: TraceNode): boolean {
  if (node.is === 'cell') return rowsOf(workbook.value, node.table).some(({ id }) => id === node.id) && columnOf(workbook.value, node.table, node.key) !== undefined;
  return node.is !== 'result' || book.value.firmNumber(node.firm) !== undefined;
}

/** Leads to a place of the tree: its sheet, row and column, scenario and quarter; the place left can be gone back to. */
export function jumpTo(node: TraceNode): void {
  leaveFor(() => {
    const { focus, t } = placeOf(node);
    if (t !== null) setQuarter(t);
    if (focus === null) currentTab.value = 'scenario';
    else showFocus({ scenario: currentScenarioId(), ...focus });
  });
}

interface Target {
  /** null: nothing but the sheet of scenarios. */
  readonly focus: Focus | null;
  readonly t: number | null;
}

function placeOf(node: TraceNode): Target {
  switch (node.is) {
    case 'cell': return { focus: { table: node.table, id: node.id, key: node.key }, t: null };
    case 'result': return { focus: { table: 'firms', id: node.firm, key: resultPrefix + node.measure }, t: node.t };
    case 'driver': return { focus: inScenario(currentScenarioId(), node.driver), t: node.t };
    case 'scenario': return { focus: scenarioFocus(node), t: null };
    case 'cost': {
      const firm = node.towards === 'from' ? node.from : node.to;
      return { focus: firm === null ? null : { table: 'firms', id: firm, key: `${resultPrefix}failureQuarter` }, t: node.t };
    }
    case 'fact': return { focus: factFocus(node), t: node.t };
    default: return assertNever(node);
  }
}

function inScenario(id: string, key: string): Focus | null {
  return id === baseScenarioId ? null : { table: 'scenarios', id, key, scenario: id };
}

function scenarioFocus({ scenario: id, of }: ScenarioNode): Focus | null {
  if (of.is === 'cell') return { table: of.table, id: of.id, key: of.key, scenario: id };
  return inScenario(id, of.is === 'driver' ? of.driver : 'failures');
}

/** The input of the market sheet beside which a number of the market is looked at. */
const marketCells: Readonly<Record<MarketFactId, string>> = { rent: 'spotRent', priceFactor: 'marketDepth', credit: 'freezeLoss' };

/** A number of a firm is looked at in the result column that shows it; one that no column shows, and what is due on a contract, at its row. */
function factFocus({ fact, subject }: FactNode): Focus {
  const kind = subjectOf(fact);
  if (kind === 'market') return { table: 'market', id: 'market', key: marketCells[fact as MarketFactId] };
  if (kind === 'firm') {
    const { measure: shownBy } = factDefinition(fact);
    return { table: 'firms', id: subject, key: shownBy === undefined ? 'name' : resultPrefix + shownBy };
  }
  if (subject.startsWith(ownFacility)) return { table: 'firms', id: subject.slice(ownFacility.length), key: 'debt' };
  const type = contractType(String(rowsOf(workbook.peek(), 'contracts').find(({ id }) => id === subject)?.['type'] ?? 'loan'));
  return { table: 'contracts', id: subject, key: type?.terms[0]?.key ?? 'type' };
}

export function scenarioNamed(id: string): string {
  return scenarioById(workbook.value, id)?.name ?? id;
}
