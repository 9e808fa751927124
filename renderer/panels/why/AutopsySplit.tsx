import { ExactSum } from '../../../shared/analysis/exactSum.ts';
import type { Explanation } from '../../../shared/analysis/explanation.ts';
import { Icon } from '../../controls/Icon.tsx';
import { translate } from '../../state/translate.ts';
import { amountText, fullText } from './amountText.ts';
import { partName } from './explanationText.ts';

/** Parts that come this close to the gap, as a share of it, add up. */
const exact = 1e-9;

/** The gap by channel and counterparty, the largest share first, and visibly adding up. */
export function AutopsySplit({ failure }: { readonly failure: Explanation }) {
  const { channels, here } = failure;
  const sorted = channels.toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  const total = new ExactSum();
  for (const { amount } of channels) total.add(amount);
  const most = Math.max(...sorted.map(({ amount }) => Math.abs(amount)), Number.MIN_VALUE);
  const addsUp = Math.abs(total.value - here.gap) <= exact * Math.max(1, most);
  return (
    <section>
      <h3>{translate('autopsy.split')}</h3>
      <table class="listTable splitTable" data-testid="autopsySplit">
        <thead>
          <tr>
            <th scope="col">{translate('autopsy.channel')}</th>
            <th scope="col" class="number">{translate('autopsy.amount')}</th>
            <th scope="col" aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {sorted.map((part) => (
            <tr key={`${part.channel} ${part.firm ?? ''}`} data-channel={part.channel} data-firm={part.firm ?? ''}>
              <th scope="row">{partName(part)}</th>
              <td class="number" title={fullText(part.amount)} data-value={part.amount}>{amountText(part.amount)}</td>
              <td class="splitBarCell" aria-hidden="true">
                <span class={`splitBar ${part.amount < 0 ? 'narrows' : ''}`} style={{ width: `${(100 * Math.abs(part.amount)) / most}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{translate('autopsy.gap')}</th>
            <td class="number" title={fullText(here.gap)} data-testid="autopsyGap" data-value={here.gap}>{amountText(here.gap)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
      <p class={addsUp ? 'tiesOut' : 'tiesNot'} data-testid="autopsyTies" data-ties={addsUp}>
        <Icon name={addsUp ? 'check' : 'warning'} />
        {translate(addsUp ? 'autopsy.addsUp' : 'autopsy.addsUpNot', { sum: amountText(total.value), gap: amountText(here.gap) })}
      </p>
    </section>
  );
}
