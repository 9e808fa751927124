import { describe, expect, test } from 'vitest';
import { scenariosMove } from '../../../shared/document/commands/scenariosMove.ts';
import type { Workbook } from '../../../shared/document/document.ts';
import { applyPatch, type Patch } from '../../../shared/document/patch.ts';
import { placeAfterStep, placeAtDrop, type ScenarioPlace, scenarioTree } from '../../../shared/document/scenarioTree.ts';
import type { Scenario } from '../../../shared/drivers/scenario.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

const scenario = (id: string, parent?: string): Scenario => ({ id, name: id, ...(parent === undefined ? {} : { parent }), drivers: {}, overrides: [], failures: [] });
const workbook = aWorkbook({ scenarios: [scenario('mild'), scenario('freeze', 'severe'), scenario('severe'), scenario('shut', 'severe'), scenario('deep', 'freeze')] });

function drawn({ scenarios }: Workbook): readonly string[] {
  return scenarioTree(scenarios).map(({ scenario: { id }, level }) => `${'-'.repeat(level - 2)}${id}`);
}

function moved(id: string, place: ScenarioPlace | null): readonly string[] {
  if (place === null) return ['no place'];
  return drawn(applyPatch(workbook, scenariosMove.plan(workbook, { id, ...place }) as Patch));
}

test('scenarios are listed below what they are laid over, in the order of the workbook', () => {
  expect(drawn(workbook)).toEqual(['mild', 'severe', '-freeze', '--deep', '-shut']);
});

test('a scenario whose parent is missing, or that leads back to itself, is listed all the same', () => {
  expect(drawn(aWorkbook({ scenarios: [scenario('a', 'gone'), scenario('b', 'c'), scenario('c', 'b')] }))).toEqual(['a', 'b', 'c']);
});

describe('a step', () => {
  const step = (id: string, to: 'up' | 'down' | 'in' | 'out') => moved(id, placeAfterStep(scenarioTree(workbook.scenarios), id, to));

  test('up and down passes a neighbour over the same parent, with all below it', () => {
    expect(step('severe', 'up')).toEqual(['severe', '-freeze', '--deep', '-shut', 'mild']);
    expect(step('mild', 'down')).toEqual(['severe', '-freeze', '--deep', '-shut', 'mild']);
    expect(step('freeze', 'down')).toEqual(['mild', 'severe', '-shut', '-freeze', '--deep']);
  });

  test('in lays it over the one above, out puts it beside its parent', () => {
    expect(step('severe', 'in')).toEqual(['mild', '-severe', '--freeze', '---deep', '--shut']);
    expect(step('deep', 'out')).toEqual(['mild', 'severe', '-freeze', '-deep', '-shut']);
    expect(step('freeze', 'out')).toEqual(['mild', 'severe', '-shut', 'freeze', '-deep']);
  });

  test('leads nowhere past the ends', () => {
    expect([step('mild', 'up'), step('severe', 'down'), step('mild', 'in'), step('mild', 'out')]).toEqual([['no place'], ['no place'], ['no place'], ['no place']]);
  });
});

describe('a drop', () => {
  const drop = (id: string, onto: string, where: 'before' | 'into' | 'after') => moved(id, placeAtDrop(scenarioTree(workbook.scenarios), id, onto, where));

  test('into, before and after another one', () => {
    expect(drop('mild', 'shut', 'into')).toEqual(['severe', '-freeze', '--deep', '-shut', '--mild']);
    expect(drop('mild', 'shut', 'before')).toEqual(['severe', '-freeze', '--deep', '-mild', '-shut']);
    expect(drop('deep', 'mild', 'after')).toEqual(['mild', 'deep', 'severe', '-freeze', '-shut']);
    expect(drop('deep', 'base', 'into')).toEqual(['mild', 'severe', '-freeze', '-shut', 'deep']);
  });

  test('onto itself or what is laid over it is refused', () => {
    expect(drop('mild', 'mild', 'into')).toEqual(['no place']);
    const place = placeAtDrop(scenarioTree(workbook.scenarios), 'severe', 'deep', 'into');
    expect(place !== null && scenariosMove.plan(workbook, { id: 'severe', ...place })).toMatchObject({ code: 'scenarios.parentCycle' });
  });
});

test('a signed-off scenario may be put elsewhere in the order, but over no other parent', () => {
  const locked = { ...workbook, scenarios: workbook.scenarios.map((each) => (each.id === 'mild' ? { ...each, locked: { hash: 'x' } } : each)) };
  expect(scenariosMove.plan(locked, { id: 'mild', parent: 'base', before: null })).toMatchObject([{ op: 'move', from: 0, to: 4 }]);
  expect(scenariosMove.plan(locked, { id: 'mild', parent: 'severe', before: null })).toMatchObject({ code: 'scenarios.locked' });
});
