import { leverLabel } from '../../../shared/analysis/kinds/naming.ts';
import { readLever } from '../../../shared/analysis/trials/lever.ts';
import { localized } from '../../state/translate.ts';
import { currentScenarioId, showFocus, workbook } from '../../state/workbook.ts';

/** Leads to an input in the words of the analyses: `firm:ID.field`, `contract:ID.field`, `market.field`, `driver:KEY`. */
export function showInput(input: string): void {
  const scenario = currentScenarioId();
  if (input.startsWith('driver:')) return showFocus({ table: 'scenarios', id: scenario, key: input.slice('driver:'.length), scenario });
  const dot = input.lastIndexOf('.');
  const key = input.slice(dot + 1);
  if (input.startsWith('market.')) return showFocus({ table: 'market', id: workbook.peek().market.id, key, scenario });
  const colon = input.indexOf(':');
  const id = input.slice(colon + 1, dot);
  if (input.startsWith('firm:')) showFocus({ table: 'firms', id, key, scenario });
  else if (input.startsWith('contract:')) showFocus({ table: 'contracts', id, key, scenario });
}

/** What such an input is called; in its own words when it is gone. */
export function inputName(input: string): string {
  const lever = readLever(input, workbook.value);
  return lever.ok ? localized(leverLabel(workbook.value, lever.value)) : input;
}
