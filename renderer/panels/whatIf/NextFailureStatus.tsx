import { useEffect, useState } from 'preact/hooks';
import type { CellPlace } from '../../../shared/document/commands/setCells.ts';
import { termOf } from '../../../shared/document/document.ts';
import type { AnalystTask } from '../../../shared/worker/analyst.ts';
import { analysisDocument } from '../../state/analysisDocument.ts';
import { activeCell, sidePanel } from '../../state/inspect.ts';
import { currentTab } from '../../state/place.ts';
import { translate } from '../../state/translate.ts';
import { askNext, inputOfCell } from '../../state/whatIf.ts';
import { contracts, firms, overlaid } from '../../state/workbook.ts';
import { horizon } from '../horizon.ts';
import { useTask } from '../why/useTask.ts';
import type { NextDocument } from './answers/answerDocuments.ts';
import { inputText } from './inputNames.ts';
import { changeText } from './nextFailureText.ts';
import './whatIf.css';

/** Whoever moves on asks for nothing: it is looked for once the person stays on a cell, ms. */
const rest = 700;
/** Rows times quarters beyond which the two hundred runs that it takes are not spent unasked. */
const mostWork = 5e5;

/** In the line under the sheets: the nearest value of the selected input at which who fails, or when, changes. The inspector says it beside its field. */
export function NextFailureStatus() {
  const at = activeCell.value;
  const isSheet = currentTab.value === 'firms' || currentTab.value === 'contracts';
  const isCheap = (firms.value.length + contracts.value.length) * horizon() <= mostWork;
  const term = at === null ? undefined : termOf(at.table, at.key);
  const isShown = isSheet && isCheap && sidePanel.value !== 'record' && term !== undefined && 'limits' in term;
  const input = isShown && at !== null ? inputOfCell(at) : null;
  const [rested, setRested] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRested(input), rest);
    return () => clearTimeout(timer);
  }, [input]);
  return input === null || at === null || rested !== input ? null : <Nearest input={input} place={at} />;
}

function Nearest({ input, place }: { readonly input: string; readonly place: CellPlace }) {
  const task: AnalystTask = { kind: 'analyse', analysis: 'next', request: { input } };
  const state = useTask(task);
  const found = analysisDocument<NextDocument>(state);
  if (found === null) return null;
  const texts = found.changes.toSorted((a, b) => a.distance - b.distance)
    .map((change) => translate('next.beside', { value: inputText(input, change.value, overlaid.value), way: translate(`next.${change.side}`), what: changeText(change) }));
  return (
    <button type="button" class={`statusLink statusNext ${state.stale ? 'stale' : ''}`} title={[translate('next.title'), ...texts].join('\n')} data-testid="nextStatus" data-input={input} data-value={found.changes.toSorted((a, b) => a.distance - b.distance)[0]?.value ?? ''} onClick={() => askNext(place)}>
      {texts[0] === undefined ? translate('next.safe') : translate('next.status', { what: texts[0] })}
    </button>
  );
}
