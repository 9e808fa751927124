import { translate } from '../../../state/translate.ts';
import { seenModel } from '../../../state/whatIf.ts';
import { firmNames, showFocus } from '../../../state/workbook.ts';
import { outcomeLabel, outcomeText, unitText } from '../inputNames.ts';
import type { SimulateDocument } from './answerDocuments.ts';
import type { AnswerProps } from './answerProps.ts';
import { SpreadDrawing } from './SpreadDrawing.tsx';

/** How far the outcome spreads, and how often each firm fails, the most often first. */
export function SimulateAnswer({ found }: AnswerProps<SimulateDocument>) {
  const model = seenModel.value;
  const { outcome, tries, seed, counted, mean, standardError, base } = found;
  const text = (value: number | null): string => outcomeText(outcome, value, model);
  const failing = found.firms.filter(({ probability }) => probability > 0);
  return (
    <div data-testid="simulation">
      <p class="answerVerdict" data-testid="simulateVerdict" data-value={mean ?? ''}>
        {translate('simulate.verdict', { outcome: `${outcomeLabel(outcome, model)}${unitText(outcome, model)}`, counted, tries, seed, mean: text(mean), error: text(standardError), base: text(base) })}
      </p>
      <SpreadDrawing found={found} />
      {failing.length === 0 ? <p class="muted">{translate('simulate.noFailure', { tries })}</p> : <FailureShares firms={failing} spared={found.firms.filter(({ probability }) => probability === 0)} />}
    </div>
  );
}

/** Bars from 0 to 100 % of the paths, with the interval of the estimate as a whisker. */
function FailureShares({ firms, spared }: { readonly firms: SimulateDocument['firms']; readonly spared: SimulateDocument['firms'] }) {
  return (
    <>
      <table class="listTable tornado" data-testid="failureShares">
        <thead>
          <tr>
            <th scope="col">{translate('rescue.firm')}</th>
            <th scope="col" class="number">{translate('simulate.share')}</th>
            <th scope="col" class="number">{translate('simulate.error')}</th>
            <th scope="col" class="tornadoBars" aria-hidden="true">{translate('simulate.scale')}</th>
          </tr>
        </thead>
        <tbody>
          {firms.map(({ firm, probability, interval: [low, high] }) => (
            <tr key={firm} data-firm={firm}>
              <th scope="row">
                <button type="button" class="link" onClick={() => showFocus({ table: 'firms', id: firm })}>{firmNames.value.get(firm) ?? firm}</button>
              </th>
              <td class="number" title={String(probability)} data-share={probability}>{shareText(probability)}</td>
              <td class="number" title={`${low} – ${high}`} data-low={low} data-high={high}>{`${shareText(low)} – ${shareText(high)}`}</td>
              <td class="tornadoBars" aria-hidden="true">
                <span class="barTrack shareTrack">
                  <span class="bar one low" style={{ left: '0%', width: `${probability * 100}%` }} />
                  <span class="whisker" style={{ left: `${low * 100}%`, right: `${(1 - high) * 100}%` }} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {spared[0] !== undefined && <p class="muted">{translate('simulate.left', { count: spared.length, most: shareText(spared[0].interval[1]) })}</p>}
      <p class="muted" data-testid="simulateInterval">{translate('simulate.interval')}</p>
    </>
  );
}

function shareText(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
