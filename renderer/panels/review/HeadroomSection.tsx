import { useMemo, useRef, useState } from 'preact/hooks';
import type { Cure, CureKind } from '../../../shared/analysis/covenantCures.ts';
import { covenantName, worthless } from '../../../shared/analysis/covenantLadder.ts';
import { contractById } from '../../../shared/contracts/contractTitle.ts';
import type { AnalystTask } from '../../../shared/worker/analyst.ts';
import { Button } from '../../controls/Button.tsx';
import { Icon } from '../../controls/Icon.tsx';
import type { TaskState } from '../../state/analyst.ts';
import { analysisDocument, type HeadroomDocument } from '../../state/analysisDocument.ts';
import { rowName } from '../../state/placeName.ts';
import { translate } from '../../state/translate.ts';
import { quarter } from '../../state/view.ts';
import { contracts, currentScenarioId, firms, showFocus, workbook } from '../../state/workbook.ts';
import { horizon } from '../horizon.ts';
import { amountText, fullText } from '../why/amountText.ts';
import { partyName } from '../why/explanationText.ts';
import { TaskNotice } from '../why/TaskNotice.tsx';
import { useTask } from '../why/useTask.ts';

type Covenant = HeadroomDocument['covenants'][number];

/** The ladder alone is one run; cures come after it. */
const ladderTask: AnalystTask = { kind: 'analyse', analysis: 'headroom', request: { cures: '0' } };

/** Headroom below this share of the limit is at risk. */
const near = 0.1;
/** More rungs than these nobody reads; the ranking puts the closest first. */
const mostShown = 300;
/** Runs that a covenant's cures take, about, and the work, rows times quarters times runs, that is done unasked: some seconds. */
const runsOfCures = 32;
const mostUnasked = 1e8;

/** All covenants of all firms, the closest to breach first, with what cures them. */
export function HeadroomSection() {
  const state = useTask(ladderTask);
  const [atQuarter, setAtQuarter] = useState(false);
  const t = Math.max(1, quarter.value);
  const found = analysisDocument<HeadroomDocument>(state)?.covenants ?? null;
  const broken = (found ?? []).filter(({ tightest }) => tightest.headroom < 0).length;
  const rows = firms.value.length + contracts.value.length;
  const unasked = Math.min(broken, Math.floor(mostUnasked / (runsOfCures * Math.max(1, rows) * horizon())));
  const at = atQuarter ? t : null;
  const rungs = useMemo(() => (found ?? []).flatMap((covenant): Rung[] => {
    const when = at ?? covenant.tightest.t;
    const headroom = covenant.headroom[when - 1] ?? null;
    return headroom === null ? [] : [{ covenant, t: when, headroom, value: covenant.values[when - 1] ?? null }];
  }).toSorted((a, b) => a.headroom - b.headroom), [found, at]);
  const shown = useMemo(() => rungs.slice(0, mostShown), [rungs]);
  return (
    <>
      <p class="muted">{translate('headroom.help')}</p>
      <label class="reviewChoice">
        <span class="fieldLabel">{translate('headroom.when')}</span>
        <select class="field" data-testid="headroomWhen" value={atQuarter ? 'quarter' : 'tightest'} onChange={(event) => setAtQuarter(event.currentTarget.value === 'quarter')}>
          <option value="tightest">{translate('headroom.tightest')}</option>
          <option value="quarter">{translate('headroom.atQuarter', { quarter: t })}</option>
        </select>
      </label>
      <TaskNotice task={ladderTask} state={state} />
      {found !== null && rungs.length === 0 && <p class="muted">{translate(found.length === 0 ? 'headroom.none' : 'headroom.noneNow')}</p>}
      {rungs.length > mostShown && <p class="muted" data-testid="headroomCut">{translate('headroom.cut', { shown: mostShown, count: rungs.length })}</p>}
      {rungs.length > 0 && <Ladder rungs={shown} isStale={state.stale} unasked={state.stale ? 0 : unasked} />}
    </>
  );
}

interface Rung {
  readonly covenant: Covenant;
  readonly t: number;
  readonly headroom: number;
  readonly value: number | null;
}

const cureColumns = [
  { key: 'prepayment', kinds: ['prepayment'] }, { key: 'collateral', kinds: ['pledge', 'gpus'] }, { key: 'cash', kinds: ['cash'] }, { key: 'reset', kinds: ['reset', 'waiver'] },
] as const satisfies readonly { readonly key: string; readonly kinds: readonly CureKind[] }[];

/** @param unasked  how many of the most broken covenants get their cures without being asked about */
function Ladder({ rungs, isStale, unasked }: { readonly rungs: readonly Rung[]; readonly isStale: boolean; readonly unasked: number }) {
  const task: AnalystTask | null = unasked > 0 ? { kind: 'analyse', analysis: 'headroom', request: { cures: String(unasked) } } : null;
  // The last cures stay, dimmed, while the ladder or they are worked out again.
  const last = useRef(noCures);
  if (task !== null) return <Cures task={task} rungs={rungs} isStale={isStale} last={last} />;
  if (!isStale) last.current = noCures;
  return <LadderTable rungs={rungs} isStale={isStale} cures={last.current} areStale={isStale} />;
}

interface CuresProps {
  readonly task: AnalystTask;
  readonly rungs: readonly Rung[];
  readonly isStale: boolean;
  readonly last: { current: LadderProps['cures'] };
}

function Cures({ task, rungs, isStale, last }: CuresProps) {
  const state = useTask(task);
  const found = curesOf(state);
  const isAwaited = state.state === 'waiting' || state.state === 'running';
  if (found !== noCures || !isAwaited) last.current = found;
  return (
    <>
      {!isStale && <TaskNotice task={task} state={state} />}
      <LadderTable rungs={rungs} isStale={isStale} cures={last.current} areStale={state.stale} />
    </>
  );
}

interface LadderProps {
  readonly rungs: readonly Rung[];
  readonly isStale: boolean;
  /** By the covenant's name; a covenant that is not there is asked about by hand. */
  readonly cures: ReadonlyMap<string, readonly Cure[] | null>;
  readonly areStale: boolean;
}

const noCures: LadderProps['cures'] = new Map();

/** One map for each answer, so that rows are not drawn again for the same one. */
const curesByAnswer = new WeakMap<HeadroomDocument, LadderProps['cures']>();
function curesOf(state: TaskState): LadderProps['cures'] {
  const found = analysisDocument<HeadroomDocument>(state);
  if (found === null) return noCures;
  const cures = curesByAnswer.get(found) ?? new Map(found.covenants.map((each) => [covenantName(each), each.cures]));
  curesByAnswer.set(found, cures);
  return cures;
}

function LadderTable({ rungs, isStale, cures, areStale }: LadderProps) {
  // The same rows are not gone through again while the table is only dimmed after an edit.
  const rows = useMemo(() => rungs.map((rung) => (
    <RungRow key={covenantName(rung.covenant)} rung={rung} cures={cures.get(covenantName(rung.covenant)) ?? null} />
  )), [rungs, cures]);
  return (
    <table class={`listTable reviewTable ladderTable ${isStale ? 'stale' : ''}`} data-testid="headroomTable" data-stale={isStale} data-cures-stale={areStale}>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>{translate('headroom.firm')}</th>
          <th scope="col" rowSpan={2}>{translate('headroom.loan')}</th>
          <th scope="col" rowSpan={2}>{translate('headroom.covenant')}</th>
          <th scope="col" rowSpan={2} class="number">{translate('headroom.value')}</th>
          <th scope="col" rowSpan={2} class="number">{translate('headroom.quarter')}</th>
          <th scope="col" rowSpan={2} class="number">{translate('headroom.headroom')}</th>
          <th scope="col" rowSpan={2}>{translate('headroom.path')}</th>
          <th scope="colgroup" colSpan={cureColumns.length} class="cureGroup">{`${translate('headroom.cures')} · ${translate('headroom.cureUnit', { currency: workbook.value.currency })}`}</th>
        </tr>
        <tr>
          {cureColumns.map(({ key }) => (
            <th key={key} scope="col" class="number" title={translate(`headroom.${key}Help`)}>{translate(`headroom.${key}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows}
      </tbody>
    </table>
  );
}

function RungRow({ rung: { covenant, t, headroom, value }, cures }: { readonly rung: Rung; readonly cures: readonly Cure[] | null }) {
  const { firm, contract, covenant: kind, limit } = covenant;
  const state = stateOf(headroom);
  const place = contract === null ? { table: 'firms', id: firm, key: kind, scenario: currentScenarioId() } as const : { table: 'contracts', id: contract, key: kind, scenario: currentScenarioId() } as const;
  const isBroken = covenant.tightest.headroom < 0;
  return (
    <tr class={`rung ${state}`} data-firm={firm} data-contract={contract ?? ''} data-covenant={kind} data-state={state} data-cures={cures === null ? '' : JSON.stringify(cures)}>
      <th scope="row">{partyName(firm)}</th>
      <td>
        <button type="button" class="link" title={contract === null ? undefined : rowName('contract', contract)} onClick={() => showFocus(place)}>
          {contract === null ? translate('inspector.ownFacility') : translate('headroom.from', { lender: lenderName(contract) })}
        </button>
      </td>
      <td class="rungLimit">{translate(`headroom.${kind}`, { limit: ratioText(kind, limit) })}</td>
      <td class="number" title={value === null ? '' : fullText(value)}>{value === null ? '–' : ratioText(kind, value)}</td>
      <td class="number">{t}</td>
      <td class="number rungState" title={fullText(headroom)} data-value={headroom}>
        {state !== 'kept' && <Icon name={state === 'breach' ? 'failed' : 'warning'} />}
        {headroom === worthless ? translate('headroom.worthless') : `${amountText(headroom * 100)}%`}
        <span class="rungWord">{translate(`headroom.${state}`)}</span>
      </td>
      <td>
        <Path covenant={covenant} now={t} />
      </td>
      {!isBroken && <td colSpan={cureColumns.length} />}
      {isBroken && cures !== null && <CureCells cures={cures} kind={kind} isStale={false} />}
      {isBroken && cures === null && <CuresAsked covenant={covenant} />}
    </tr>
  );
}

/** The cures of one covenant, worked out when somebody asks. */
function CuresAsked({ covenant }: { readonly covenant: Covenant }) {
  const [isAsked, setAsked] = useState(false);
  if (isAsked) return <CuresOfOne covenant={covenant} />;
  return (
    <td colSpan={cureColumns.length}>
      <Button kind="quiet small" testId={`askCures-${covenantName(covenant)}`} onClick={() => setAsked(true)}>
        {translate('headroom.ask')}
      </Button>
    </td>
  );
}

function CuresOfOne({ covenant }: { readonly covenant: Covenant }) {
  const task: AnalystTask = { kind: 'analyse', analysis: 'headroom', request: { covenant: covenantName(covenant) } };
  const state = useTask(task);
  const cures = analysisDocument<HeadroomDocument>(state)?.covenants[0]?.cures ?? null;
  if (cures !== null) return <CureCells cures={cures} kind={covenant.covenant} isStale={state.stale} />;
  return (
    <td colSpan={cureColumns.length}>
      <TaskNotice task={task} state={state} />
    </td>
  );
}

function CureCells({ cures, kind, isStale }: { readonly cures: readonly Cure[]; readonly kind: Covenant['covenant']; readonly isStale: boolean }) {
  return (
    <>
      {cureColumns.map(({ key, kinds }) => {
        const cure = cures.find(({ by }) => (kinds as readonly CureKind[]).includes(by));
        return (
          <td key={key} class={`number cure ${isStale ? 'stale' : ''}`} data-value={cure?.amount ?? ''} title={cure === undefined ? '' : cureTitle(cure)}>
            {cure === undefined ? <span class="muted" aria-label={translate('headroom.noCure')}>–</span> : (
              <>
                {cureText(cure, kind)}
                <span class={cure.verified ? 'tiesOut cureProof' : 'tiesNot cureProof'} role="img" aria-label={translate(cure.verified ? 'saving.proved' : 'saving.notProved')}>
                  <Icon name={cure.verified ? 'check' : 'warning'} />
                </span>
                {(cure.by === 'pledge' || cure.by === 'gpus') && <span class="rungWord">{cure.by === 'pledge' ? translate('headroom.pledgeMore', { share: `${amountText(cure.amount * 100)}%` }) : translate('headroom.gpusMore', { units: Math.ceil(cure.amount).toLocaleString('en-US') })}</span>}
              </>
            )}
          </td>
        );
      })}
    </>
  );
}

/** What a cure costs, M, or the limit that it leaves. */
function cureText({ by, worth, value }: Cure, kind: Covenant['covenant']): string {
  if (by === 'waiver') return translate('headroom.waiver');
  if (by === 'reset') return ratioText(kind, value);
  return worth === null ? '–' : amountText(worth);
}

/** The exact figure, whether it was proved, and whether the firm fails all the same. */
function cureTitle({ worth, amount, verified, failsIn }: Cure): string {
  return [fullText(worth ?? amount), translate(verified ? 'saving.proved' : 'saving.notProved'), failsIn === null ? translate('headroom.survives') : translate('headroom.failsIn', { quarter: failsIn })].join(' · ');
}

/** The borrower stands at the head of the row. */
function lenderName(contract: string): string {
  const from = contractById(contracts.value, contract)?.['from'];
  return typeof from === 'string' ? partyName(from) : translate('shell.outside');
}

function stateOf(headroom: number): 'breach' | 'near' | 'kept' {
  return headroom < 0 ? 'breach' : headroom < near ? 'near' : 'kept';
}

function ratioText(kind: Covenant['covenant'], value: number): string {
  return kind === 'maxLtv' ? `${amountText(value * 100)}%` : `${amountText(value)}×`;
}

/** One mark a quarter: full where breached, half where at risk, low where kept, none where the covenant does not apply. */
function Path({ covenant, now }: { readonly covenant: Covenant; readonly now: number }) {
  const breaches = covenant.headroom.filter((each) => each !== null && each < 0).length;
  const all = covenant.headroom.filter((each) => each !== null).length;
  return (
    <span class="rungPath" role="img" aria-label={translate('headroom.pathText', { count: breaches, quarters: all })} title={translate('headroom.pathText', { count: breaches, quarters: all })}>
      {covenant.headroom.map((each, index) => (
        <span key={index} class={`rungMark ${each === null ? 'none' : stateOf(each)} ${index + 1 === now ? 'now' : ''}`} />
      ))}
    </span>
  );
}
