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
