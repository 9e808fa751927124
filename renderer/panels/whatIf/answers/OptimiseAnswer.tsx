import { translate } from '../../../state/translate.ts';
import { seenModel } from '../../../state/whatIf.ts';
import { inputLabel, inputText, outcomeLabel, outcomeText, unitText } from '../inputNames.ts';
import type { OptimiseDocument } from './answerDocuments.ts';
import type { AnswerProps } from './answerProps.ts';
import { KeepButton } from './KeepButton.tsx';
import { Proof } from './Proof.tsx';

/** The best point found, what it comes to, and the seed with which it is found again. */
export function OptimiseAnswer({ question, found }: AnswerProps<OptimiseDocument>) {
  const model = seenModel.value;
  const { best, inputs, outcome, condition } = found;
  const of = `${outcomeLabel(outcome, model)}${unitText(outcome, model)}`;
  if (best === null) return <p class="answerVerdict nothing" data-testid="optimiseVerdict">{translate('optimise.none', { tries: found.tries })}</p>;
  const settings = inputs.map(({ input }, place) => ({ input, value: best.values[place]! }));
  return (
    <>
      <p class="answerVerdict" data-testid="optimiseVerdict" data-value={best.outcome}>
        {translate(found.goal === 'least' ? 'optimise.least' : 'optimise.greatest', { outcome: of, value: outcomeText(outcome, best.outcome, model) })}
      </p>
      <table class="listTable" data-testid="bestPoint">
        <thead>
          <tr>
            <th scope="col">{translate('whatIf.input')}</th>
            <th scope="col" class="number">{translate('optimise.best')}</th>
            <th scope="col" class="number">{translate('whatIf.from')}</th>
            <th scope="col" class="number">{translate('whatIf.to')}</th>
          </tr>
        </thead>
        <tbody>
          {inputs.map(({ input, from, to }, place) => (
            <tr key={input}>
              <th scope="row">{inputLabel(input, model)}</th>
              <td class="number" title={String(best.values[place])} data-value={best.values[place]}>{inputText(input, best.values[place] ?? null, model)}</td>
              <td class="number">{inputText(input, from, model)}</td>
              <td class="number">{inputText(input, to, model)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl class="answerFacts">
        {condition !== null && (
          <>
            <dt>{outcomeLabel(condition.outcome, model)}</dt>
            <dd>{outcomeText(condition.outcome, best.condition, model)}</dd>
          </>
        )}
        <dt>{translate('whatIf.proof')}</dt>
        <dd><Proof verified={found.verified} /></dd>
        <dt>{translate('whatIf.seed')}</dt>
        <dd class="exact">{found.seed}</dd>
      </dl>
      <KeepButton question={question} settings={settings} what={of} />
    </>
  );
}
