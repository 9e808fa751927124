import { useEffect } from 'preact/hooks';
import type { AnalystTask } from '../../../shared/worker/analyst.ts';
import { taskState, type TaskState, wantTask } from '../../state/analyst.ts';

/** Wants a task's answer for as long as the component stands, and follows how it stands. */
export function useTask(task: AnalystTask): TaskState {
  const key = JSON.stringify(task);
  useEffect(() => wantTask(task), [key]);
  return taskState(task);
}
