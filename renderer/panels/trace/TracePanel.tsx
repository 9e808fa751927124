import { useRef, useState } from 'preact/hooks';
import { Button } from '../../controls/Button.tsx';
import { Icon } from '../../controls/Icon.tsx';
import { SidePanel } from '../../controls/SidePanel.tsx';
import { explainTask } from '../../state/explained.ts';
import { canGoBack, canGoForward, goBack, goForward } from '../../state/journey.ts';
import { cursorNode, isThere, jumpTo, traceContext, traceDirection, traceRoot, traceTask, traceValue, type TraceDirection } from '../../state/trace.ts';
import { language } from '../../state/settings.ts';
import { translate } from '../../state/translate.ts';
import { traceShown } from '../../state/view.ts';
import { workbook } from '../../state/workbook.ts';
import { inBrackets } from '../../../shared/text/punctuation.ts';
import { nodeKey, type TraceNode } from '../../../shared/trace/traceNode.ts';
import { keysOf } from '../shortcuts.ts';
import { TaskNotice } from '../why/TaskNotice.tsx';
import { useTask } from '../why/useTask.ts';
import { TraceTree } from './TraceTree.tsx';
import { traceLines } from './traceRows.ts';
import { nodeName } from './traceText.ts';
import './trace.css';

const directions: readonly TraceDirection[] = ['precedents', 'dependents'];

/** What a cell is made of, and what hangs on it, as a tree that leads to every place of it. */
export function TracePanel() {
  if (!traceShown.value) return null;
  return <Trace />;
}

function Trace() {
  const state = useTask(traceTask);
  useTask(explainTask);
  const root = traceRoot.value;
  const direction = traceDirection.value;
  const title = root === null ? translate(`trace.${direction}`) : translate(`trace.title.${direction}`, { cell: nodeName(root) });
  return (
    <SidePanel title={title} onClose={() => (traceShown.value = false)} testId="trace">
      <Tools />
      {root === null && <p class="muted">{translate('trace.nothing', { precedents: keysOf('explain.precedents'), dependents: keysOf('explain.dependents') })}</p>}
      <TaskNotice task={traceTask} state={state} />
      {root !== null && !isThere(root) && <p class="muted">{translate('trace.gone')}</p>}
      {root !== null && isThere(root) && (
        <div class={`trace ${state.stale ? 'stale' : ''}`} data-stale={state.stale} data-root={nodeKey(root)} data-direction={direction}>
          <Tree key={`${direction} ${nodeKey(root)}`} root={root} direction={direction} />
          <p class="muted">{translate('trace.help', { back: keysOf('view.back'), currency: workbook.value.currency })}</p>
        </div>
      )}
    </SidePanel>
  );
}

function Tools() {
  const cursor = cursorNode.value;
  const root = traceRoot.value;
  const isElsewhere = cursor !== null && (root === null || nodeKey(cursor) !== nodeKey(root));
  return (
    <div class="traceTools">
      <div class="panelTabs" role="group" aria-label={`${translate('trace.precedents')} / ${translate('trace.dependents')}`}>
        {directions.map((each) => (
          <Button key={each} kind="quiet small" testId={`trace-${each}`} pressed={traceDirection.value === each} onClick={() => (traceDirection.value = each)}>
            {translate(`trace.${each}`)}
          </Button>
        ))}
      </div>
      <span class="grow" />
      <Button kind="quiet icon small" label={`${translate('trace.back')}${inBrackets(language.value, keysOf('view.back'))}`} testId="traceBack" disabled={!canGoBack.value} onClick={goBack}>
        <Icon name="previous" />
      </Button>
      <Button kind="quiet icon small" label={`${translate('trace.forward')}${inBrackets(language.value, keysOf('view.forward'))}`} testId="traceForward" disabled={!canGoForward.value} onClick={goForward}>
        <Icon name="next" />
      </Button>
      <Button kind="quiet icon small" label={translate('trace.here')} testId="traceHere" disabled={!isElsewhere} onClick={() => (traceRoot.value = cursor)}>
        <Icon name="search" />
      </Button>
    </div>
  );
}

function Tree({ root, direction }: { readonly root: TraceNode; readonly direction: TraceDirection }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const last = useRef(open);
  last.current = open;
  const lines = traceLines(traceContext.value, direction, root, open, traceValue);
  if (lines.length === 0) return <p class="muted" data-testid="traceNone">{translate(`trace.none.${direction}`)}</p>;
  const toggle = (path: string): void => {
    const next = new Set(last.current);
    if (!next.delete(path)) next.add(path);
    setOpen(next);
  };
  return <TraceTree lines={lines} label={translate(`trace.title.${direction}`, { cell: nodeName(root) })} onToggle={toggle} onGo={jumpTo} />;
}
