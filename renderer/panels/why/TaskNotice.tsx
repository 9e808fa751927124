import type { AnalystTask } from '../../../shared/worker/analyst.ts';
import { PassingButton } from '../../controls/PassingButton.tsx';
import { cancelTask, retryTask, type TaskState } from '../../state/analyst.ts';
import { translate } from '../../state/translate.ts';

/** How a task stands while it is not done: at work, with its progress and a way to stop it; or why there is no answer. */
export function TaskNotice({ task, state }: { readonly task: AnalystTask; readonly state: TaskState }) {
  switch (state.state) {
    case 'done':
      return null;
    case 'waiting':
    case 'running':
      return (
        <div class="taskNotice" data-testid="taskNotice" data-state={state.state}>
          <span class="muted" role="status">
            {translate('autopsy.working')}
          </span>
          {state.progress !== null && <progress class="taskProgress" max={1} value={state.progress} aria-label={translate('autopsy.working')} />}
          <PassingButton kind="quiet small" testId="stopTask" onClick={() => cancelTask(task)}>
            {translate('autopsy.stop')}
          </PassingButton>
        </div>
      );
    case 'refused':
      return <p class="muted" role="status">{translate('autopsy.refused')}</p>;
    case 'cancelled':
    case 'failed':
      return (
        <div class="taskNotice" data-testid="taskNotice" data-state={state.state}>
          <span class="muted" role="status">{translate(state.state === 'failed' ? 'autopsy.failed' : 'autopsy.cancelled')}</span>
          {null}
          <PassingButton kind="quiet small" testId="retryTask" onClick={() => retryTask(task)}>
            {translate('autopsy.again')}
          </PassingButton>
        </div>
      );
  }
}
