import { listed } from '../../../../shared/text/punctuation.ts';
import { language } from '../../../state/settings.ts';
import { translate } from '../../../state/translate.ts';
import { seenModel } from '../../../state/whatIf.ts';
import { firmNames, showFocus, workbook } from '../../../state/workbook.ts';
import { outcomeText, unitText } from '../inputNames.ts';
import type { EachDocument } from './answerDocuments.ts';
import type { AnswerProps } from './answerProps.ts';

/** Firms by what their failure costs the others, with DebtRank beside it. */
export function EachAnswer({ found }: AnswerProps<EachDocument>) {
  const model = seenModel.value;
  const { firms } = found;
  const most = Math.max(1e-9, ...firms.map(({ lossToOthers }) => Math.abs(lossToOthers)));
  const rank = new Map(firms.toSorted((a, b) => b.debtRank - a.debtRank).map(({ firm }, place) => [firm, place + 1]));
  const nameOf = (firm: string): string => firmNames.value.get(firm) ?? firm;
  const [first] = firms;
  return (
    <>
      {first !== undefined && (
        <p class="answerVerdict">
          {translate('each.verdict', { firm: nameOf(first.firm), quarter: found.quarter, amount: outcomeText('losses', first.lossToOthers, model), currency: workbook.value.currency, rank: rank.get(first.firm) ?? 1 })}
        </p>
      )}
      <p class="eachMeasures" data-testid="eachMeasures">{translate('each.measures')}</p>
      <table class="listTable eachTable" data-testid="eachFirm">
        <thead>
          <tr>
            <th scope="col" class="number">#</th>
            <th scope="col">{translate('rescue.firm')}</th>
            <th scope="col" class="number eachLoss">{`${translate('each.loss')}${unitText('losses', model)}`}</th>
            <th scope="col" class="eachBars" aria-hidden="true" />
            <th scope="col">{translate('each.bringsDown')}</th>
            <th scope="col" class="number">DebtRank</th>
            <th scope="col" class="number">{translate('each.rank')}</th>
          </tr>
        </thead>
        <tbody>
          {firms.map(({ firm, failsAnyway, lossToOthers, broughtDown, debtRank }, place) => (
            <tr key={firm} data-firm={firm}>
              <td class="number muted">{place + 1}</td>
              <th scope="row">
                <button type="button" class="link" onClick={() => showFocus({ table: 'firms', id: firm })}>{nameOf(firm)}</button>
                {failsAnyway && <span class="muted">{translate('each.failsAnyway')}</span>}
              </th>
              <td class="number" title={String(lossToOthers)} data-loss={lossToOthers}>{outcomeText('losses', lossToOthers, model)}</td>
              <td class="eachBars" aria-hidden="true">
                {lossToOthers !== 0 && <span class={`eachBar ${lossToOthers < 0 ? 'spares' : ''}`} style={{ width: `${(Math.abs(lossToOthers) / most) * 100}%` }} />}
              </td>
              <td class="eachFallen">{listed(language.value, broughtDown.map((each) => nameOf(each.firm))) || '–'}</td>
              <td class="number" title={String(debtRank)} data-rank={debtRank}>{debtRank.toFixed(3)}</td>
              <td class="number">{rank.get(firm)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
