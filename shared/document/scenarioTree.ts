/**
 * Scenarios as a tree: each below the one that it is laid over.
 * Owns: the order in which they are listed, and where a scenario may go from where it is. Moving is `commands/scenariosMove.ts`.
 */
import type { Scenario } from '../drivers/scenario.ts';
import { baseScenarioId } from '../drivers/scenario.ts';
import { lineOf } from './inheritance.ts';

/** A scenario in its place; Base itself, which is not stored, is at level 1 above all of them. */
export interface ScenarioBranch {
  readonly scenario: Scenario;
  /** 2 for one over the workbook itself, 3 for one over that, … */
  readonly level: number;
  readonly parent: string;
  /** Those over the same parent, in their order, this one included. */
  readonly siblings: readonly string[];
  readonly hasChildren: boolean;
}

/** All scenarios from the top down, children right below their parents. One whose line of parents is broken stands over the workbook. */
export function scenarioTree(scenarios: readonly Scenario[]): readonly ScenarioBranch[] {
  const children = new Map<string, Scenario[]>();
  for (const scenario of scenarios) {
    const parent = lineOf(scenarios, scenario)?.[1]?.id ?? baseScenarioId;
    children.set(parent, [...(children.get(parent) ?? []), scenario]);
  }
  const below = (parent: string, level: number): readonly ScenarioBranch[] => {
    const siblings = children.get(parent) ?? [];
    const ids = siblings.map(({ id }) => id);
    return siblings.flatMap((scenario) => [
      { scenario, level, parent, siblings: ids, hasChildren: children.has(scenario.id) },
      ...below(scenario.id, level + 1),
    ]);
  };
  return below(baseScenarioId, 2);
}

/** Where a scenario goes: over which one, and before which one in the order (null: the last). */
export interface ScenarioPlace {
  readonly parent: string;
  readonly before: string | null;
}

export type ScenarioStep = 'up' | 'down' | 'in' | 'out';

/** Where one step leads: past a neighbour, below the one above it, or out beside its parent; null where there is no such step. */
export function placeAfterStep(tree: readonly ScenarioBranch[], id: string, step: ScenarioStep): ScenarioPlace | null {
  const branch = tree.find(({ scenario }) => scenario.id === id);
  if (branch === undefined) return null;
  const { parent, siblings } = branch;
  const at = siblings.indexOf(id);
  const before = siblings[at - 1];
  const after = siblings[at + 1];
  switch (step) {
    case 'up':
      return before === undefined ? null : { parent, before };
    case 'down':
      return after === undefined ? null : { parent, before: siblings[at + 2] ?? null };
    case 'in':
      return before === undefined ? null : { parent: before, before: null };
    case 'out': {
      const over = tree.find(({ scenario }) => scenario.id === parent);
      return over === undefined ? null : { parent: over.parent, before: over.siblings[over.siblings.indexOf(parent) + 1] ?? null };
    }
  }
}

/** Where a scenario lands that is dropped on another one: over it, or beside it; null where it would be laid over itself. */
export function placeAtDrop(tree: readonly ScenarioBranch[], id: string, onto: string, where: 'before' | 'into' | 'after'): ScenarioPlace | null {
  if (onto === baseScenarioId) return { parent: baseScenarioId, before: null };
  const target = tree.find(({ scenario }) => scenario.id === onto);
  if (target === undefined || id === onto) return null;
  if (where === 'into') return { parent: onto, before: null };
  const { parent, siblings } = target;
  const others = siblings.filter((each) => each !== id);
  return { parent, before: where === 'before' ? onto : (others[others.indexOf(onto) + 1] ?? null) };
}
