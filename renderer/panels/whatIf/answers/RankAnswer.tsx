import { translate } from '../../../state/translate.ts';
import { seenModel } from '../../../state/whatIf.ts';
import { showInput } from '../../why/showInput.ts';
import { inputLabel, outcomeLabel } from '../inputNames.ts';
import type { RankDocument } from './answerDocuments.ts';

/** Bars from -1 to 1, the strongest first; what may be chance lies in the grey band. */
export function RankAnswer({ found }: { readonly found: RankDocument }) {
  const model = seenModel.value;
  const { inputs, outcome, tries, seed, counted, error } = found;
  const band = error === null ? 0 : Math.min(1, 2 * error);
  if (inputs.length === 0) return <p class="muted">{translate('spider.none')}</p>;
  return (
    <div data-testid="ranks">
      <p class="answerVerdict">{translate('ranks.verdict', { outcome: outcomeLabel(outcome, model), counted, tries, seed, band: band.toFixed(2) })}</p>
      <table class="listTable tornado">
        <thead>
          <tr>
            <th scope="col">{translate('whatIf.input')}</th>
            <th scope="col" class="number">{translate('ranks.correlation')}</th>
            <th scope="col" class="tornadoBars">
              <span class="barKey low">{translate('ranks.against')}</span>
              <span class="barKey high">{translate('ranks.with')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {inputs.map(({ input, correlation }) => (
            <tr key={input} data-input={input}>
              <th scope="row">
                <button type="button" class="link" onClick={() => showInput(input)}>{inputLabel(input, model)}</button>
              </th>
              <td class="number" title={String(correlation)} data-correlation={correlation ?? ''}>{correlation === null ? '–' : correlation.toFixed(3)}</td>
              <td class="tornadoBars" aria-hidden="true">
                <span class="barTrack">
                  <span class="chanceBand" style={{ left: `${50 - band * 50}%`, width: `${band * 100}%` }} />
                  {correlation !== null && <span class={`bar one ${correlation < 0 ? 'low' : 'high'}`} style={{ left: `${correlation < 0 ? 50 + correlation * 50 : 50}%`, width: `${Math.abs(correlation) * 50}%` }} />}
                  <span class="barBase" style={{ left: '50%' }} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.left > 0 && <p class="muted">{translate('spider.left', { count: found.left })}</p>}
    </div>
  );
}
