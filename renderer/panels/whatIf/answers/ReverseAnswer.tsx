import { inBrackets } from '../../../../shared/text/punctuation.ts';
import { language } from '../../../state/settings.ts';
import { translate } from '../../../state/translate.ts';
import { seenModel } from '../../../state/whatIf.ts';
import { firmNames, showFocus } from '../../../state/workbook.ts';
import { inputLabel, inputText, outcomeText } from '../inputNames.ts';
import type { ReverseDocument } from './answerDocuments.ts';
import type { AnswerProps } from './answerProps.ts';
import { KeepButton } from './KeepButton.tsx';
import { Proof } from './Proof.tsx';

/** The smallest value with the bad end: bracket, tolerance, proof, and who fails there. */
export function ReverseAnswer({ question, found }: AnswerProps<ReverseDocument>) {
  const model = seenModel.value;
  const { input, smallest, below, condition, failed } = found;
  const name = inputLabel(input, model);
  const nameOf = (firm: string): string => firmNames.value.get(firm) ?? firm;
  const end = condition.failures !== undefined
    ? translate('reverse.failures', { count: condition.failures })
    : condition.firm !== undefined
      ? translate('reverse.firm', { firm: nameOf(condition.firm) })
      : translate('reverse.loss', { amount: outcomeText('losses', condition.loss ?? 0, model) });
  const span = { from: inputText(input, found.from, model), to: inputText(input, found.to, model) };
  if (smallest === null) return <p class="answerVerdict nothing" data-testid="reverseVerdict">{translate('reverse.none', { end, input: name, ...span })}</p>;
  return (
    <>
      <p class="answerVerdict" data-testid="reverseVerdict" data-value={smallest}>
        {translate('reverse.found', { end, input: name, value: inputText(input, smallest, model) })}
      </p>
      <dl class="answerFacts">
        <dt>{translate('reverse.smallest')}</dt>
        <dd class="exact" data-testid="reverseSmallest">{String(smallest)}</dd>
        <dt>{translate('reverse.below')}</dt>
        <dd class="exact">{below === null ? translate('reverse.atStart') : String(below)}</dd>
        <dt>{translate('reverse.bracket')}</dt>
        <dd class="exact">{`${String(found.bracket ?? 0)}${inBrackets(language.value, translate('reverse.tolerance', { tolerance: found.tolerance }))}`}</dd>
        <dt>{translate('whatIf.proof')}</dt>
        <dd><Proof verified={found.verified} /></dd>
        <dt>{translate('reverse.scan')}</dt>
        <dd>{translate('reverse.scanned', { step: String(Number(found.scanStep.toPrecision(6))) })}</dd>
        <dt>{translate('reverse.shape')}</dt>
        <dd>
          {found.monotone
            ? translate('reverse.monotone')
            : translate('reverse.spans', { spans: found.spans.map(({ from, to }) => `${inputText(input, from, model)} – ${inputText(input, to, model)}`).join('; ') })}
        </dd>
      </dl>
      <KeepButton question={question} settings={[{ input, value: smallest }]} what={`${name} ${inputText(input, smallest, model)}`} />
      <h3>{translate('reverse.failedThere')}</h3>
      <ol class="failedThere" data-testid="failedThere">
        {failed.map(({ firm, t, round }) => (
          <li key={firm}>
            <button type="button" class="link" onClick={() => showFocus({ table: 'firms', id: firm })}>{nameOf(firm)}</button>
            <span class="muted">{` ${translate('autopsy.when', { quarter: t, round })}`}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
