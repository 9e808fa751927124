import { baseScenarioId } from '../../drivers/scenario.ts';
import type { ScenarioPlace } from '../scenarioTree.ts';
import type { Command } from './command.ts';
import { isFailure, refuse } from './command.ts';
import { scenariosSetParent } from './scenariosSetParent.ts';

/**
 * Moves a scenario in the tree as one step: before another one in the order, and over another parent if it is to have one.
 * The order is the affair of whoever looks at it, so that a signed-off scenario may be put elsewhere beside its neighbours.
 */
export const scenariosMove: Command<{ readonly id: string } & ScenarioPlace> = {
  id: 'scenarios.move',
  label: { en: 'Move scenario', zhHant: '移動情境' },
  plan(workbook, { id, parent, before }) {
    const { scenarios } = workbook;
    const from = scenarios.findIndex((each) => each.id === id);
    const moved = scenarios[from];
    if (moved === undefined) return refuse('scenarios.gone');
    const over = (moved.parent ?? baseScenarioId) === parent ? [] : scenariosSetParent.plan(workbook, { id, parent });
    if (isFailure(over)) return over;
    const others = scenarios.filter((each) => each.id !== id);
    const place = before === null ? -1 : others.findIndex((each) => each.id === before);
    const to = place < 0 ? others.length : place;
    return from === to ? over : [...over, { op: 'move', table: 'scenarios', from, to }];
  },
  focus: ({ id }) => ({ table: 'scenarios', id, key: 'parent', scenario: id }),
};
