import type { ExplainedRun } from '../../../shared/analysis/explain.ts';
import type { Explanation } from '../../../shared/analysis/explanation.ts';
import { SidePanel } from '../../controls/SidePanel.tsx';
import { Icon } from '../../controls/Icon.tsx';
import { autopsyFirm, explainTask, explained, explainFirm, explanations, failedFirms } from '../../state/explained.ts';
import { translate } from '../../state/translate.ts';
import { autopsyShown } from '../../state/view.ts';
import { firmNames, showFocus, workbook } from '../../state/workbook.ts';
import { AutopsyItems } from './AutopsyItems.tsx';
import { AutopsySplit } from './AutopsySplit.tsx';
import { amountText, fullText } from './amountText.ts';
import { causeName, chainTo, costTo, partyName, ruleText } from './explanationText.ts';
import { FragileNote } from './FragileNote.tsx';
import { SavingChanges } from './SavingChanges.tsx';
import { TaskNotice } from './TaskNotice.tsx';
import { useTask } from './useTask.ts';
import './why.css';

/** Why a firm failed: the rule and its numbers, how it came to this, the gap split, the account item by item, what would have saved it. */
export function AutopsyPanel() {
  if (!autopsyShown.value) return null;
  return <Autopsy />;
}

function Autopsy() {
  const state = useTask(explainTask);
  const firm = autopsyFirm.value;
  const run = explained.value;
  const failure = firm === null ? undefined : explanations.value.get(firm);
  const title = firm === null ? translate('autopsy.none') : translate('autopsy.title', { firm: partyName(firm) });
  return (
    <SidePanel title={title} onClose={() => (autopsyShown.value = false)} testId="autopsy">
      <FirmPicker />
      <TaskNotice task={explainTask} state={state} />
      {failure !== undefined && run !== null && (
        <div class={`autopsy ${state.stale ? 'stale' : ''}`} data-stale={state.stale} data-firm={failure.firm}>
          <Findings failure={failure} run={run} />
        </div>
      )}
      {failure === undefined && state.state === 'done' && firm !== null && firmNames.value.has(firm) && <p class="muted">{translate('autopsy.survives', { firm: partyName(firm) })}</p>}
    </SidePanel>
  );
}

function FirmPicker() {
  const failed = failedFirms.value;
  const firm = autopsyFirm.value;
  if (failed.length === 0 || firm === null) return null;
  const listed = failed.includes(firm) ? failed : [firm, ...failed];
  return (
    <label class="autopsyPick">
      <span class="fieldLabel">{translate('autopsy.pick')}</span>
      <select class="field" data-testid="autopsyFirm" value={firm} onChange={(event) => explainFirm(event.currentTarget.value)}>
        {listed.map((id) => (
          <option key={id} value={id}>
            {partyName(id)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Findings({ failure, run }: { readonly failure: Explanation; readonly run: ExplainedRun }) {
  const { firm, t, round, cause, base } = failure;
  return (
    <>
      <p class="autopsyVerdict" data-testid="autopsyVerdict">
        <Icon name="failed" />
        <span>
          <strong>{`${translate('autopsy.when', { quarter: t, round })} · ${causeName(cause)}`}</strong>
          <br />
          {ruleText(failure)}
        </span>
      </p>
      <FragileNote firm={firm} />
      <Chain failure={failure} run={run} />
      <p class="muted">{translate(base === null ? 'autopsy.unitDead' : 'autopsy.unit', { currency: workbook.value.currency })}</p>
      <AutopsySplit failure={failure} />
      <AutopsyItems failure={failure} />
      <SavingChanges firm={firm} />
    </>
  );
}

/** From the first mover to this failure; a link leads to its own autopsy. */
function Chain({ failure, run }: { readonly failure: Explanation; readonly run: ExplainedRun }) {
  const chain = chainTo(failure, explanations.value);
  return (
    <section>
      <h3>{translate('autopsy.chain')}</h3>
      {chain.length === 1 && <p class="muted">{translate('autopsy.chainAlone')}</p>}
      <ol class="autopsyChain" data-testid="autopsyChain">
        {chain.map((each, place) => {
          const next = chain[place + 1];
          const cost = next === undefined ? 0 : costTo(run.cascade, each.firm, next);
          return (
            <li key={each.firm}>
              <button type="button" class="link" aria-current={each.firm === failure.firm ? 'true' : undefined} onClick={() => follow(each.firm)}>
                {partyName(each.firm)}
              </button>
              <span class="muted">
                {` ${translate('autopsy.when', { quarter: each.t, round: each.round })} · ${causeName(each.cause)}${place === 0 && chain.length > 1 ? ` · ${translate('autopsy.chainFirst')}` : ''}`}
              </span>
              {next !== undefined && <span class="chainCost" title={fullText(cost)}>{translate('autopsy.chainCost', { firm: partyName(next.firm), amount: amountText(cost) })}</span>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The panel turns to that firm, and its row comes into view beside it. */
function follow(firm: string): void {
  explainFirm(firm);
  showFocus({ table: 'firms', id: firm });
}
