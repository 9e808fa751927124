import type { PlacedNetwork } from '../../../shared/document/claimNetwork.ts';
import { at } from '../../../shared/measures/define.ts';
import { state as stateMeasure } from '../../../shared/measures/state.ts';
import type { AnalystTask } from '../../../shared/worker/analyst.ts';
import type { CascadeStep } from '../../state/cascade.ts';
import { explained, explainTask } from '../../state/explained.ts';
import { result } from '../../state/recalc.ts';
import { localized, translate } from '../../state/translate.ts';
import { quarter, round, selectedFirms } from '../../state/view.ts';
import { showFocus } from '../../state/workbook.ts';
import { amountText } from '../why/amountText.ts';
import { partyName } from '../why/explanationText.ts';
import { type PlacedName, placeNames } from './placeNames.ts';
import { useTask } from '../why/useTask.ts';
import { TaskNotice } from '../why/TaskNotice.tsx';

const networkTask: AnalystTask = { kind: 'network' };

/** The room of the picture in its own units, and what stays free at its edges for circles and names. */
const width = 660;
const height = 300;
const margin = { x: 24, y: 18 };

interface Node {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly state: 'sound' | 'blocked' | 'failed' | 'failing';
  readonly debt: number;
  readonly isNamed: boolean;
}

/** Who owes whom: size by debt, shape and colour by state, lines by the losses that failures of this quarter passed on so far. */
export function NetworkPicture({ step }: { readonly step: CascadeStep }) {
  const state = useTask(networkTask);
  useTask(explainTask);
  if (state.answer?.kind !== 'network') {
    return (
      <div class="networkPicture">
        <TaskNotice task={networkTask} state={state} />
      </div>
    );
  }
  const { network } = state.answer;
  const nodes = nodesOf(network, step);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const failed = nodes.filter((node) => node.state === 'failed' || node.state === 'failing').length;
  return (
    <figure class="networkPicture" data-testid="network" data-stale={state.stale}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={translate('cascade.networkSummary', { firms: nodes.length, links: network.links.length, failed, now: step.failures.length })}>
        <defs>
          <marker id="lossArrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto">
            <path d="M0 0 8 4 0 8z" class="lossHead" />
          </marker>
        </defs>
        {network.links.map(({ debtor, creditor }) => (
          <line key={`${debtor} ${creditor}`} class="claimLine" x1={nodes[debtor]!.x} y1={nodes[debtor]!.y} x2={nodes[creditor]!.x} y2={nodes[creditor]!.y} />
        ))}
        <Flows byId={byId} />
        {nodes.map((node) => (
          <Firm key={node.id} node={node} />
        ))}
        {/* Names lie over all circles. */}
        {namesOf(nodes).map((each) => (
          <text key={each.id} class={`firmName ${byId.get(each.id)?.state ?? ''}`} x={each.x} y={each.y} text-anchor={each.anchor} data-name={each.id}>
            {each.name}
          </text>
        ))}
      </svg>
      <Legend leftOut={network.leftOut} />
    </figure>
  );
}

function nodesOf(network: PlacedNetwork, step: CascadeStep): readonly Node[] {
  const { result: outcome, firmIndex } = result.value;
  const t = quarter.value;
  const indexes = network.firms.map((id) => firmIndex.get(id));
  const debts = indexes.map((index) => (outcome === null || index === undefined ? 0 : largestDebt(index, t)));
  const most = Math.max(1e-9, ...debts);
  const named = new Set([...debts.keys()].sort((a, b) => debts[b]! - debts[a]!).slice(0, 8));
  const now = new Set(step.failures);
  return network.firms.map((id, place): Node => {
    const index = indexes[place];
    const value = outcome === null || index === undefined ? 'sound' : stateMeasure.compute(outcome, index, t, round.value ?? undefined);
    const state = now.has(id) ? 'failing' : value === 'failed' || value === 'blocked' ? value : 'sound';
    return {
      id, x: margin.x + network.x[place]! * (width - 2 * margin.x), y: margin.y + network.y[place]! * (height - 2 * margin.y),
      radius: 4 + 11 * Math.sqrt(debts[place]! / most), state, debt: debts[place]!, isNamed: named.has(place) || state === 'failing' || state === 'failed' || selectedFirms.value.includes(id),
    };
  });
}

/** What a firm owes at the end of a quarter; of the dead, which owe nothing any more, what they owed at last. */
function largestDebt(index: number, t: number): number {
  const outcome = result.value.result;
  if (outcome === null) return 0;
  const failure = outcome.failureQuarter[index] ?? 0;
  return at(outcome.debt, outcome, index, failure > 0 && failure <= t ? failure - 1 : t) ?? 0;
}

/** What firms that have failed by this round of the quarter cost others in it. */
function Flows({ byId }: { readonly byId: ReadonlyMap<string, Node> }) {
  const t = quarter.value;
  const flows = new Map<string, { readonly from: Node; readonly to: Node; amount: number }>();
  for (const { effect, from, to, t: when, amount } of explained.value?.cascade ?? []) {
    const [one, two] = [byId.get(from ?? ''), byId.get(to ?? '')];
    if (effect !== 'loss' || when !== t || one === undefined || two === undefined || (one.state !== 'failed' && one.state !== 'failing')) continue;
    const key = `${one.id} ${two.id}`;
    const flow = flows.get(key);
    if (flow === undefined) flows.set(key, { from: one, to: two, amount });
    else flow.amount += amount;
  }
  const most = Math.max(1e-9, ...[...flows.values()].map(({ amount }) => amount));
  return (
    <>
      {[...flows].map(([key, { from, to, amount }]) => {
        const length = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
        const reach = Math.max(0, 1 - (to.radius + 2) / length);
        return (
          <line key={key} class="lossLine" x1={from.x} y1={from.y} x2={from.x + (to.x - from.x) * reach} y2={from.y + (to.y - from.y) * reach} stroke-width={1.5 + 5 * Math.sqrt(amount / most)} marker-end="url(#lossArrow)" data-from={from.id} data-to={to.id} data-amount={amount}>
            <title>{`${partyName(from.id)} → ${partyName(to.id)}: ${amountText(amount)}`}</title>
          </line>
        );
      })}
    </>
  );
}

/** Circles are alive; the failed are squares with a cross, so that colour is not the only sign. */
function Firm({ node }: { readonly node: Node }) {
  const { id, x, y, radius, state, debt } = node;
  const option = stateMeasure.options.find((each) => each.id === (state === 'failing' ? 'failed' : state));
  const r = Math.max(radius, state === 'sound' ? 0 : 6);
  return (
    <g class={`firmNode ${state}`} transform={`translate(${x} ${y})`} data-firm={id} data-state={state} onClick={() => showFocus({ table: 'firms', id })}>
      <title>{translate('cascade.node', { firm: partyName(id), state: option === undefined ? state : localized(option.label), debt: amountText(debt) })}</title>
      {state === 'failing' && <circle r={r + 5} class="failingRing" />}
      {state === 'failed' || state === 'failing' ? <path d={`M${-r} ${-r}H${r}V${r}H${-r}z M${-r / 2} ${-r / 2}L${r / 2} ${r / 2} M${r / 2} ${-r / 2}L${-r / 2} ${r / 2}`} /> : <circle r={r} />}
    </g>
  );
}

/** The names that are shown, those that fail first, then by debt. */
function namesOf(nodes: readonly Node[]): readonly PlacedName[] {
  const named = nodes.filter(({ isNamed }) => isNamed).toSorted((a, b) => b.debt - a.debt);
  const marked = new Set(selectedFirms.value);
  return placeNames(
    named.map(({ id, x, y, radius, state }) => ({ id, name: shortName(partyName(id)), x, y, radius: Math.max(radius, 6), isWanted: state === 'failing' || state === 'failed' || marked.has(id) })),
    nodes, { left: 2, top: 2, right: width - 2, bottom: height - 2 },
  );
}

function shortName(name: string): string {
  return name.length > 20 ? `${name.slice(0, 19)}…` : name;
}

function Legend({ leftOut }: { readonly leftOut: number }) {
  return (
    <figcaption class="networkLegend">
      <span>{translate('cascade.legendSize')}</span>
      {(['Sound', 'Blocked', 'Failed', 'Now'] as const).map((each) => (
        <span key={each} class={`legend${each}`}>
          {translate(`cascade.legend${each}`)}
        </span>
      ))}
      <span class="legendFlow">{translate('cascade.legendFlow')}</span>
      {leftOut > 0 && <span class="muted">{translate('cascade.leftOut', { count: leftOut })}</span>}
    </figcaption>
  );
}
