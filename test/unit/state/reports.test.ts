import { afterEach, expect, test } from 'vitest';
import { currentTab } from '../../../renderer/state/place.ts';
import { connectReporter, type ReporterListener } from '../../../renderer/state/reporter.ts';
import { addReport, buildFailure, startReports } from '../../../renderer/state/reports.ts';
import { dispatch, putOnTable } from '../../../renderer/state/workbook.ts';
import { workbookRename } from '../../../shared/document/commands/workbookRename.ts';
import { emptyWorkbook } from '../../../shared/document/document.ts';
import type { ReporterRequest } from '../../../shared/worker/reporter.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  currentTab.value = 'firms';
});

test('a report that cannot be built is tried twice, and then only after a change', () => {
  const asked: ReporterRequest[] = [];
  const waiting: (() => void)[] = [];
  let listener: ReporterListener | null = null;
  const after = (_wait: number, task: () => void): (() => void) => {
    waiting.push(task);
    return () => void waiting.splice(waiting.indexOf(task), 1);
  };
  const rest = (): void => {
    // Only what is due once a person rests: nothing here is silent for long.
    for (const task of waiting.splice(0)) task();
  };
  stops.push(connectReporter((given) => {
    listener = given;
    return { post: (request) => void asked.push(request), terminate: () => undefined };
  }, () => undefined, () => () => undefined));
  stops.push(startReports({ after, time: () => '' }));
  const fail = (): void => {
    rest();
    (listener as ReporterListener | null)?.reply({ type: 'error', id: asked.at(-1)?.id ?? 0, message: 'a bug', stack: '' });
  };
  putOnTable(emptyWorkbook('Chain'));
  currentTab.value = 'reports';
  addReport('memo');
  for (let tried = 0; tried < 6; tried += 1) fail();
  expect([asked.length, buildFailure.value]).toEqual([2, 'a bug']);
  dispatch(workbookRename, { name: 'Changed' });
  rest();
  expect(asked).toHaveLength(3);
});
