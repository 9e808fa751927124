/** Steps of the change log into a file that makes them again on another workbook. */
import type { RecordedStep } from '../../shared/document/recordedSteps.ts';
import { stepsFileText } from '../../shared/document/stepsFile.ts';
import { desktop } from './desktop.ts';
import { showToast } from './toasts.ts';
import { explain, translate } from './translate.ts';
import { workbook } from './workbook.ts';

/** Asks where and writes. */
export async function saveSteps(steps: readonly RecordedStep[]): Promise<void> {
  const { name } = workbook.peek();
  const title = translate('steps.name', { workbook: name.trim() === '' ? translate('shell.untitled') : name });
  const written = await desktop().call('export:write', `${title}.json`, 'json', new TextEncoder().encode(stepsFileText(name, steps)));
  if (!written.ok) showToast('error', () => explain(written.error));
  else if (written.value !== null) {
    const file = written.value.name;
    showToast('success', () => translate('steps.saved', { count: steps.length, name: file }));
  }
}
