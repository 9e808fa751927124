import { translate } from '../../../state/translate.ts';
import { seenModel, setTarget } from '../../../state/whatIf.ts';
import { inputLabel, inputText, outcomeLabel, outcomeText, unitText } from '../inputNames.ts';
import type { SeekDocument } from './answerDocuments.ts';
import type { AnswerProps } from './answerProps.ts';
import { KeepButton } from './KeepButton.tsx';
import { LineDrawing } from './LineDrawing.tsx';
import { Proof } from './Proof.tsx';

/** The curve with its jumps, and every place at which the target is met or passed. */
export function SeekAnswer({ question, found }: AnswerProps<SeekDocument>) {
  const model = seenModel.value;
  const { input, outcome, target, solutions } = found;
  const name = inputLabel(input, model);
  const of = outcomeLabel(outcome, model);
  const span = { from: inputText(input, found.from, model), to: inputText(input, found.to, model) };
  const verdict = solutions.length === 0
    ? translate('seek.none', { ...span, least: outcomeText(outcome, found.least ?? null, model), most: outcomeText(outcome, found.most ?? null, model), outcome: of, target: outcomeText(outcome, target, model) })
    : translate('seek.found', { count: solutions.length, ...span });
  return (
    <>
      <p class={`answerVerdict ${solutions.length === 0 ? 'nothing' : ''}`} data-testid="seekVerdict" data-solutions={solutions.length}>{verdict}</p>
      {found.values.length > 0 && (
        <LineDrawing
          points={found.values.map((x, place) => ({ x, y: found.outcomes[place] ?? null }))}
          jumps={solutions.filter(({ kind }) => kind !== 'root').map(({ below, above }) => ({ below: { x: below.x, y: below.value }, above: { x: above.x, y: above.value } }))}
          marks={solutions.map(({ x, outcome: y }) => ({ x, y }))}
          target={target}
          xText={(x) => inputText(input, Number(x.toPrecision(4)), model)}
          yText={(y) => outcomeText(outcome, Number(y.toPrecision(5)), model)}
          xTitle={name}
          yTitle={`${of}${unitText(outcome, model)}`}
          label={`${of} / ${name}. ${verdict}`}
          onTarget={{ label: translate('setAnswer.drag', { outcome: of }), whole: found.outcomes.every((value) => value === null || Number.isInteger(value)), set: setTarget }}
        />
      )}
      {solutions.length > 0 && (
        <table class="listTable" data-testid="solutions">
          <thead>
            <tr>
              <th scope="col" class="number">{name}</th>
              <th scope="col" class="number">{`${of}${unitText(outcome, model)}`}</th>
              <th scope="col">{translate('seek.kind')}</th>
              <th scope="col">{translate('whatIf.proof')}</th>
              <th scope="col" aria-label={translate('whatIf.keep')} />
            </tr>
          </thead>
          <tbody>
            {solutions.map(({ kind, x, outcome: y, verified }) => (
              <tr key={x}>
                <td class="number" title={String(x)} data-value={x}>{inputText(input, x, model)}</td>
                <td class="number" title={String(y)} data-outcome={y}>{outcomeText(outcome, y, model)}</td>
                <td>{translate(`seek.kind.${kind}`)}</td>
                <td><Proof verified={verified} /></td>
                <td><KeepButton question={question} settings={[{ input, value: x }]} what={`${name} ${inputText(input, x, model)}`} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
