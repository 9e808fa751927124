import { outcomes } from '../../../shared/analysis/outcomes/registry.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import type { AnalystTask } from '../../../shared/worker/analyst.ts';
import { Icon } from '../../controls/Icon.tsx';
import { analysisAnswer, analysisDocument, analysisRefusal, type BridgeDocument } from '../../state/analysisDocument.ts';
import { bridgeFrom, bridgeOutcome, bridgeTo } from '../../state/review.ts';
import { explain, localized, translate } from '../../state/translate.ts';
import { scenarioId, workbook } from '../../state/workbook.ts';
import { amountText, fullText } from '../why/amountText.ts';
import { TaskNotice } from '../why/TaskNotice.tsx';
import { useTask } from '../why/useTask.ts';
import { Waterfall, type WaterfallStep } from './Waterfall.tsx';

/** Why an outcome differs between two scenarios, in parts that add up. */
export function BridgeSection() {
  const scenarios = [{ ...baseScenario, name: translate('shell.base') }, ...workbook.value.scenarios];
  const known = (id: string | null): string => scenarios.find((each) => each.id === id)?.id ?? scenarioId.value;
  const from = known(bridgeFrom.value);
  const to = known(bridgeTo.value);
  return (
    <>
      <p class="muted">{translate('bridge.help')}</p>
      <div class="bridgeChoices">
        {([['bridge.from', 'bridgeFrom', from, bridgeFrom], ['bridge.to', 'bridgeTo', to, bridgeTo]] as const).map(([label, testId, value, target]) => (
          <label key={testId} class="reviewChoice">
            <span class="fieldLabel">{translate(label)}</span>
            <select class="field" data-testid={testId} value={value} onChange={(event) => (target.value = event.currentTarget.value)}>
              {scenarios.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ))}
        <label class="reviewChoice">
          <span class="fieldLabel">{translate('bridge.outcome')}</span>
          <select class="field" data-testid="bridgeOutcome" value={bridgeOutcome.value} onChange={(event) => (bridgeOutcome.value = event.currentTarget.value)}>
            {outcomes.map(({ key, label }) => (
              <option key={key} value={key}>
                {localized(label)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {from === to ? <p class="muted">{translate('bridge.same')}</p> : <Bridge from={from} to={to} outcome={bridgeOutcome.value} />}
    </>
  );
}

/** Parts that come this close to the difference, as a share of the largest number in sight, add up. */
const exact = 1e-9;

function Bridge({ from, to, outcome }: { readonly from: string; readonly to: string; readonly outcome: string }) {
  const task: AnalystTask = { kind: 'analyse', analysis: 'bridge', scenario: from, request: { with: to, outcome } };
  const state = useTask(task);
  const found = analysisDocument<BridgeDocument>(state);
  const refusal = analysisRefusal(state);
  const labels = analysisAnswer(state)?.tables[0]?.rows ?? [];
  if (found === null) {
    return (
      <>
        <TaskNotice task={task} state={state} />
        {refusal !== null && <p class="muted">{explain(refusal)}</p>}
      </>
    );
  }
  const parts = found.parts.map(({ part, alone, last }, place) => {
    const label = labels[place + 1]?.[0];
    return { part, alone, last, label: label === null || label === undefined ? part : typeof label === 'object' ? localized(label) : String(label) };
  });
  // Base is called otherwise in each language; scenarios are as they were named.
  const names = { from: from === baseScenario.id ? translate('shell.base') : found.from.scenario, to: to === baseScenario.id ? translate('shell.base') : found.to.scenario };
  const steps: readonly WaterfallStep[] = [
    { label: names.from, isTotal: true, value: found.from.value },
    ...parts.filter(({ alone }) => alone !== 0).map(({ label, alone }) => ({ label, isTotal: false, value: alone })),
    { label: translate('bridge.interaction'), isTotal: false, value: found.interaction },
    { label: names.to, isTotal: true, value: found.to.value },
  ];
  const size = Math.max(1, Math.abs(found.from.value), Math.abs(found.to.value), ...parts.map(({ alone }) => Math.abs(alone)));
  const addsUp = Math.abs(found.sumOfParts - found.difference) <= exact * size;
  return (
    <div class={state.stale ? 'stale' : ''} data-testid="bridgeFound" data-stale={state.stale}>
      <TaskNotice task={task} state={state} />
      <Waterfall steps={steps} label={translate('bridge.picture', { from: names.from, start: amountText(found.from.value), to: names.to, end: amountText(found.to.value) })} />
      <table class="listTable reviewTable bridgeTable" data-testid="bridgeTable">
        <thead>
          <tr>
            <th scope="col">{translate('bridge.change')}</th>
            <th scope="col" class="number">{translate('bridge.alone')}</th>
            <th scope="col" class="number" title={translate('bridge.lastHelp')}>{translate('bridge.last')}</th>
          </tr>
        </thead>
        <tbody>
          <Line name={names.from} value={found.from.value} isTotal />
          {parts.map(({ part, label, alone, last }) => (
            <Line key={part} name={label} value={alone} last={last} part={part} />
          ))}
          <Line name={translate('bridge.interaction')} value={found.interaction} part="interaction" />
          <Line name={names.to} value={found.to.value} isTotal />
        </tbody>
      </table>
      <p class={addsUp ? 'tiesOut' : 'tiesNot'} data-testid="bridgeTies" data-ties={addsUp}>
        <Icon name={addsUp ? 'check' : 'warning'} />
        {translate(addsUp ? 'bridge.addsUp' : 'bridge.addsUpNot', { sum: amountText(found.sumOfParts), difference: amountText(found.difference) })}
      </p>
    </div>
  );
}

interface LineProps {
  readonly name: string;
  readonly value: number;
  readonly last?: number;
  readonly part?: string;
  readonly isTotal?: boolean;
}

function Line({ name, value, last, part, isTotal = false }: LineProps) {
  return (
    <tr class={isTotal ? 'sumLine' : ''} data-part={part}>
      <th scope="row">{name}</th>
      <td class="number" title={fullText(value)} data-value={value}>{amountText(value)}</td>
      <td class="number muted" title={last === undefined ? '' : fullText(last)}>{last === undefined ? '' : amountText(last)}</td>
    </tr>
  );
}
