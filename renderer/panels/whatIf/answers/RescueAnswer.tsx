import { translate } from '../../../state/translate.ts';
import { seenModel } from '../../../state/whatIf.ts';
import { firmNames } from '../../../state/workbook.ts';
import { rowName } from '../../../state/placeName.ts';
import { outcomeText } from '../inputNames.ts';
import type { RescueDocument } from './answerDocuments.ts';
import type { AnswerProps } from './answerProps.ts';
import { KeepButton } from './KeepButton.tsx';
import { Proof } from './Proof.tsx';

type Rescue = RescueDocument['rescues'][number];
const order = ['cash', 'waiver', 'rentCut', 'rentRaise'] as const;

/** Every kind of help that is enough by itself, the least of each first, proved; what is not enough is counted. */
export function RescueAnswer({ question, found }: AnswerProps<RescueDocument>) {
  const holds = found.goal.firm === undefined && found.failed.length <= (found.goal.failures ?? 0);
  const enough = holds ? [] : found.rescues.filter(({ smallest }) => smallest !== null).toSorted((a, b) => order.indexOf(a.help) - order.indexOf(b.help) || a.smallest! - b.smallest!);
  const cheapest = found.cheapestCash;
  const nameOf = (firm: string): string => firmNames.value.get(firm) ?? firm;
  const goal = found.goal.firm === undefined ? translate('rescue.goalFailures', { count: found.goal.failures ?? 0 }) : translate('rescue.goalFirm', { firm: nameOf(found.goal.firm) });
  const verdict = holds ? translate('rescue.met', { goal, count: found.failed.length }) : cheapest === null
    ? translate(enough.length === 0 ? 'rescue.none' : 'rescue.noCash', { goal })
    : translate('rescue.cheapest', { goal, amount: outcomeText('losses', cheapest.smallest, seenModel.value), firm: nameOf(cheapest.firm) });
  return (
    <>
      <p class={`answerVerdict ${enough.length === 0 ? 'nothing' : ''}`} data-testid="rescueVerdict" data-value={cheapest?.smallest ?? ''}>{verdict}</p>
      {enough.length > 0 && (
        <table class="listTable" data-testid="rescues">
          <thead>
            <tr>
              <th scope="col">{translate('rescue.firm')}</th>
              <th scope="col">{translate('rescue.help')}</th>
              <th scope="col" class="number">{translate('rescue.amount')}</th>
              <th scope="col">{translate('whatIf.proof')}</th>
              <th scope="col" aria-label={translate('whatIf.keep')} />
            </tr>
          </thead>
          <tbody>
            {enough.map((each) => (
              <tr key={`${each.firm} ${each.help} ${each.contract ?? ''} ${each.field ?? ''}`}>
                <th scope="row">{nameOf(each.firm)}</th>
                <td>{helpText(each)}</td>
                <td class="number" title={String(each.smallest)} data-value={each.smallest ?? ''}>{amountOf(each)}</td>
                <td><Proof verified={each.verified} /></td>
                <td><KeepButton question={question} settings={each.settings} what={`${nameOf(each.firm)}: ${helpText(each)} ${amountOf(each)}`} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function helpText({ help, contract, field }: Rescue): string {
  const place = contract === undefined ? '' : rowName('contract', contract);
  if (help === 'waiver') return translate(field === 'maxLtv' ? 'rescue.help.waiveLtv' : 'rescue.help.waiveDscr', { loan: place === '' ? translate('rescue.ownLoan') : place });
  return place === '' ? translate(`rescue.help.${help}`) : `${translate(`rescue.help.${help}`)}: ${place}`;
}

function amountOf({ help, smallest }: Rescue): string {
  if (smallest === null || help === 'waiver') return '';
  // Rounded up: with less than is shown the firm would not be saved.
  return help === 'cash' ? outcomeText('losses', Math.ceil(smallest * 100) / 100, seenModel.value) : `${Math.ceil(smallest * 1e4) / 100}%`;
}
