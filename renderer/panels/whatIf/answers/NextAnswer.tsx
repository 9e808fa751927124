import { translate } from '../../../state/translate.ts';
import { seenModel } from '../../../state/whatIf.ts';
import { inputLabel, inputText } from '../inputNames.ts';
import { changeText } from '../nextFailureText.ts';
import type { NextDocument } from './answerDocuments.ts';
import type { AnswerProps } from './answerProps.ts';
import { KeepButton } from './KeepButton.tsx';
import { Proof } from './Proof.tsx';

/** How far an input can move either way until who fails, or when, is another. */
export function NextAnswer({ question, found }: AnswerProps<NextDocument>) {
  const model = seenModel.value;
  const { input, now, changes } = found;
  return (
    <>
      <p class={`answerVerdict ${changes.length === 0 ? 'nothing' : ''}`} data-testid="nextVerdict">
        {changes.length === 0 ? translate('next.none') : translate('next.now', { input: inputLabel(input, model), value: inputText(input, now, model) })}
      </p>
      {changes.length > 0 && (
        <table class="listTable" data-testid="nextChanges">
          <thead>
            <tr>
              <th scope="col">{translate('next.side')}</th>
              <th scope="col" class="number">{translate('next.value')}</th>
              <th scope="col" class="number">{translate('next.distance')}</th>
              <th scope="col">{translate('next.what')}</th>
              <th scope="col">{translate('whatIf.proof')}</th>
              <th scope="col" aria-label={translate('whatIf.keep')} />
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.side}>
                <th scope="row">{translate(`next.${change.side}`)}</th>
                <td class="number" title={String(change.value)} data-value={change.value}>{inputText(input, change.value, model)}</td>
                <td class="number" title={String(change.distance)}>{inputText(input, change.distance, model)}</td>
                <td>{changeText(change)}</td>
                <td><Proof verified={change.verified} /></td>
                <td><KeepButton question={question} settings={[{ input, value: change.value }]} what={`${inputLabel(input, model)} ${inputText(input, change.value, model)}`} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
