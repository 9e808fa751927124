/** Steps of the change log into a file that makes them again on another workbook. */
import { changeLabel } from '../../shared/interchange/changeLogTable.ts';
import { stepsFileText } from '../../shared/document/stepsFile.ts';
import { type Recordable, recordShownSteps } from './changeLog.ts';
import { desktop } from './desktop.ts';
import { language } from './settings.ts';
import { showToast } from './toasts.ts';
import { explain, translate } from './translate.ts';
import { workbook } from './workbook.ts';

/** More would fill the window. */
const mostNamed = 8;

/** Asks where and writes the shown steps; those that cannot be made again are told by number. */
export async function saveSteps(): Promise<void> {
  const { steps, leftOut } = recordShownSteps();
  if (steps.length === 0) {
    showToast('info', () => translate('steps.none'));
    return;
  }
  const { name } = workbook.peek();
  const title = translate('steps.name', { workbook: name.trim() === '' ? translate('shell.untitled') : name });
  const written = await desktop().call('export:write', `${title}.json`, 'json', new TextEncoder().encode(stepsFileText(name, steps)));
  if (!written.ok) showToast('error', () => explain(written.error));
  else if (written.value !== null) {
    const file = written.value.name;
    showToast('success', () => translate('steps.saved', { count: steps.length, name: file }));
    if (leftOut.length > 0) showToast('info', () => translate('steps.leftOut', { count: leftOut.length, steps: named(leftOut) }));
  }
}

function named(leftOut: Recordable['leftOut']): string {
  const between = language.value === 'en' ? ', ' : '、';
  const names = leftOut.slice(0, mostNamed).map(({ number, record }) => translate('steps.leftOutStep', { number, did: changeLabel(record, language.value) }));
  return `${names.join(between)}${leftOut.length > mostNamed ? `${between}…` : ''}`;
}
