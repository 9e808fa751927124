import { translate } from '../../../state/translate.ts';
import { seenModel } from '../../../state/whatIf.ts';
import { showInput } from '../../why/showInput.ts';
import { inputLabel, inputText, outcomeLabel, outcomeText, unitText } from '../inputNames.ts';
import type { TornadoDocument } from './answerDocuments.ts';
import type { AnswerProps } from './answerProps.ts';
import { TornadoParts } from './TornadoParts.tsx';

/** What the outcome hangs on: bars, and beside them the whole way of each input and all inputs by chance. */
export function TornadoAnswer({ question, found }: AnswerProps<TornadoDocument>) {
  return <TornadoParts question={question} bars={<Bars found={found} />} />;
}

/** Bars from the outcome as it is to what it becomes with each input low and high, the longest first. */
function Bars({ found }: { readonly found: TornadoDocument }) {
  const model = seenModel.value;
  const { outcome, base, bars } = found;
  const ends = bars.flatMap(({ outcomeLow, outcomeHigh }) => [outcomeLow, outcomeHigh]).filter((value) => value !== null);
  const low = Math.min(base ?? Infinity, ...ends);
  const high = Math.max(base ?? -Infinity, ...ends);
  const place = (value: number): number => (high > low ? ((value - low) / (high - low)) * 100 : 50);
  const text = (value: number | null): string => outcomeText(outcome, value, model);
  return (
    <>
      <p class="answerVerdict" data-testid="tornadoBase" data-value={base ?? ''}>
        {translate('tornado.base', { outcome: `${outcomeLabel(outcome, model)}${unitText(outcome, model)}`, value: text(base), count: bars.length })}
      </p>
      {bars.length > 0 && (
        <table class="listTable tornado" data-testid="tornado">
          <thead>
            <tr>
              <th scope="col">{translate('whatIf.input')}</th>
              <th scope="col" class="number">{translate('tornado.low')}</th>
              <th scope="col" class="number">{translate('tornado.high')}</th>
              <th scope="col" class="tornadoBars">
                <span class="barKey low">{translate('tornado.whenLow')}</span>
                <span class="barKey high">{translate('tornado.whenHigh')}</span>
              </th>
              <th scope="col" class="number">{translate('tornado.outcomeLow')}</th>
              <th scope="col" class="number">{translate('tornado.outcomeHigh')}</th>
              <th scope="col" class="number">{translate('tornado.impact')}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.input} data-input={bar.input}>
                <th scope="row">
                  <button type="button" class="link" onClick={() => showInput(bar.input)}>{inputLabel(bar.input, model)}</button>
                </th>
                <td class="number" title={String(bar.low)}>{inputText(bar.input, bar.low, model)}</td>
                <td class="number" title={String(bar.high)}>{inputText(bar.input, bar.high, model)}</td>
                <td class="tornadoBars" aria-hidden="true">
                  <span class="barTrack">
                    {base !== null && bar.outcomeLow !== null && <Bar side="low" from={place(base)} to={place(bar.outcomeLow)} />}
                    {base !== null && bar.outcomeHigh !== null && <Bar side="high" from={place(base)} to={place(bar.outcomeHigh)} />}
                    {base !== null && <span class="barBase" style={{ left: `${place(base)}%` }} />}
                  </span>
                </td>
                <td class="number" title={String(bar.outcomeLow)} data-low={bar.outcomeLow ?? ''}>{text(bar.outcomeLow)}</td>
                <td class="number" title={String(bar.outcomeHigh)} data-high={bar.outcomeHigh ?? ''}>{text(bar.outcomeHigh)}</td>
                <td class="number" title={String(bar.impact)} data-impact={bar.impact}>{text(bar.impact)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found.left > 0 && <p class="muted">{translate('tornado.left', { count: found.left })}</p>}
    </>
  );
}

/** Low and high differ in height as well as in colour: both may point the same way. */
function Bar({ side, from, to }: { readonly side: 'low' | 'high'; readonly from: number; readonly to: number }) {
  return <span class={`bar ${side}`} style={{ left: `${Math.min(from, to)}%`, width: `${Math.abs(to - from)}%` }} />;
}
