import { useState } from 'preact/hooks';
import { worthless } from '../../../shared/analysis/covenantLadder.ts';
import type { AnalystTask } from '../../../shared/worker/analyst.ts';
import { Icon } from '../../controls/Icon.tsx';
import { analysisDocument, type HeadroomDocument } from '../../state/analysisDocument.ts';
import { rowName } from '../../state/placeName.ts';
import { localized, translate } from '../../state/translate.ts';
import { quarter } from '../../state/view.ts';
import { currentScenarioId, showFocus, workbook } from '../../state/workbook.ts';
import { firmTerm } from '../../../shared/columns/terms/registry.ts';
import { amountText, fullText } from '../why/amountText.ts';
import { partyName } from '../why/explanationText.ts';
import { TaskNotice } from '../why/TaskNotice.tsx';
import { useTask } from '../why/useTask.ts';

type Covenant = HeadroomDocument['covenants'][number];

/** All of them: the ladder is read from the top. */
const task: AnalystTask = { kind: 'analyse', analysis: 'headroom', request: {} };

/** Headroom below this share of the limit is at risk. */
const near = 0.1;
/** More rungs than these nobody reads; the ranking puts the closest first. */
const mostShown = 300;

/** All covenants of all firms, the closest to breach first, with what cures them. */
export function HeadroomSection() {
  const state = useTask(task);
  const [atQuarter, setAtQuarter] = useState(false);
  const t = Math.max(1, quarter.value);
  const found = analysisDocument<HeadroomDocument>(state)?.covenants ?? null;
  const rungs = (found ?? []).flatMap((covenant): Rung[] => {
    const when = atQuarter ? t : covenant.tightest.t;
    const headroom = covenant.headroom[when - 1] ?? null;
    return headroom === null ? [] : [{ covenant, t: when, headroom, value: covenant.values[when - 1] ?? null }];
  }).toSorted((a, b) => a.headroom - b.headroom);
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
      <TaskNotice task={task} state={state} />
      {found !== null && rungs.length === 0 && <p class="muted">{translate(found.length === 0 ? 'headroom.none' : 'headroom.noneNow')}</p>}
      {rungs.length > 0 && <Ladder rungs={rungs.slice(0, mostShown)} isStale={state.stale} />}
    </>
  );
}

interface Rung {
  readonly covenant: Covenant;
  readonly t: number;
  readonly headroom: number;
  readonly value: number | null;
}

function Ladder({ rungs, isStale }: { readonly rungs: readonly Rung[]; readonly isStale: boolean }) {
  return (
    <table class={`listTable reviewTable ${isStale ? 'stale' : ''}`} data-testid="headroomTable" data-stale={isStale}>
      <thead>
        <tr>
          <th scope="col">{translate('headroom.firm')}</th>
          <th scope="col">{translate('headroom.loan')}</th>
          <th scope="col">{translate('headroom.covenant')}</th>
          <th scope="col" class="number">{translate('headroom.limit')}</th>
          <th scope="col" class="number">{translate('headroom.value')}</th>
          <th scope="col" class="number">{translate('headroom.quarter')}</th>
          <th scope="col" class="number">{translate('headroom.headroom')}</th>
          <th scope="col">{translate('headroom.path')}</th>
          <th scope="col" class="number">{`${translate('headroom.cure')} · ${translate('headroom.cureUnit', { currency: workbook.value.currency })}`}</th>
        </tr>
      </thead>
      <tbody>
        {rungs.map((rung) => (
          <RungRow key={`${rung.covenant.firm} ${rung.covenant.contract ?? ''} ${rung.covenant.covenant}`} rung={rung} />
        ))}
      </tbody>
    </table>
  );
}

function RungRow({ rung: { covenant, t, headroom, value } }: { readonly rung: Rung }) {
  const { firm, contract, covenant: kind, limit, cure } = covenant;
  const state = stateOf(headroom);
  const place = contract === null ? { table: 'firms', id: firm, key: kind, scenario: currentScenarioId() } as const : { table: 'contracts', id: contract, key: kind, scenario: currentScenarioId() } as const;
  return (
    <tr class={`rung ${state}`} data-firm={firm} data-contract={contract ?? ''} data-covenant={kind} data-state={state}>
      <th scope="row">{partyName(firm)}</th>
      <td>
        <button type="button" class="link" onClick={() => showFocus(place)}>
          {contract === null ? localized(firmTerm('debt').label) : rowName('contract', contract)}
        </button>
      </td>
      <td>{translate(`headroom.${kind}`)}</td>
      <td class="number">{ratioText(kind, limit)}</td>
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
      <td class="number" data-value={cure?.prepayment ?? ''} title={cure === null ? '' : fullText(cure.prepayment)}>
        {cure !== null && (
          <>
            {amountText(cure.prepayment)}
            <span class={cure.verified ? 'tiesOut cureProof' : 'tiesNot cureProof'}>
              <Icon name={cure.verified ? 'check' : 'warning'} />
              {translate(cure.verified ? 'saving.proved' : 'saving.notProved')}
            </span>
          </>
        )}
        {cure === null && covenant.tightest.headroom < 0 && <span class="muted">{translate('headroom.noCure')}</span>}
      </td>
    </tr>
  );
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
