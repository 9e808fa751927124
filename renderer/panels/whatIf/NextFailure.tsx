import { useEffect, useState } from 'preact/hooks';
import type { CellPlace } from '../../../shared/document/commands/setCells.ts';
import type { AnalystTask } from '../../../shared/worker/analyst.ts';
import { PassingButton } from '../../controls/PassingButton.tsx';
import { cancelTask, retryTask } from '../../state/analyst.ts';
import { activeCell } from '../../state/inspect.ts';
import { translate } from '../../state/translate.ts';
import { askNext, inputOfCell } from '../../state/whatIf.ts';
import { overlaid } from '../../state/workbook.ts';
import { analysisDocument } from '../../state/analysisDocument.ts';
import { useTask } from '../why/useTask.ts';
import type { NextDocument } from './answers/answerDocuments.ts';
import { inputText } from './inputNames.ts';
import { changeText } from './nextFailureText.ts';
import './whatIf.css';

/** Whoever only passes by on the way to another cell asks for nothing. */
const rest = 350;

/** Beside the input that the person is on: the nearest values at which who fails, or when, changes; anew after every edit. */
export function NextFailure({ place }: { readonly place: CellPlace }) {
  const at = activeCell.value;
  const isHere = at !== null && at.table === place.table && at.id === place.id && at.key === place.key;
  const input = isHere ? inputOfCell(place) : null;
  const [rested, setRested] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRested(input), rest);
    return () => clearTimeout(timer);
  }, [input]);
  return input === null || rested !== input ? null : <Distance input={input} place={place} />;
}

function Distance({ input, place }: { readonly input: string; readonly place: CellPlace }) {
  const task: AnalystTask = { kind: 'analyse', analysis: 'next', request: { input } };
  const state = useTask(task);
  const found = analysisDocument<NextDocument>(state);
  const isAtWork = state.state === 'waiting' || state.state === 'running';
  // A blank input has no distance, and a refused model has other troubles.
  if (state.state === 'refused' || state.state === 'failed' || (state.state === 'done' && found === null)) return null;
  return (
    <p class={`recordRemark nextFailure ${state.stale && found !== null ? 'stale' : ''}`} data-testid="nextFailure" data-state={state.state} data-input={input}>
      <button type="button" class="link" onClick={() => askNext(place)}>{translate('next.title')}</button>
      {found !== null && found.changes.length === 0 && <span>{translate('next.safe')}</span>}
      {found?.changes.map((change) => (
        <span key={change.side} title={String(change.value)} data-side={change.side} data-value={change.value}>
          {translate('next.beside', { value: inputText(input, change.value, overlaid.value), way: translate(`next.${change.side}`), what: changeText(change) })}
        </span>
      ))}
      {isAtWork && found === null && <span class="muted">{translate('next.looking')}</span>}
      {state.state === 'cancelled' && <span class="muted" role="status">{translate('autopsy.cancelled')}</span>}
      {isAtWork && <PassingButton kind="quiet small" onClick={() => cancelTask(task)}>{translate('whatIf.stop')}</PassingButton>}
      {state.state === 'cancelled' && <PassingButton kind="quiet small" onClick={() => retryTask(task)}>{translate('autopsy.again')}</PassingButton>}
    </p>
  );
}
