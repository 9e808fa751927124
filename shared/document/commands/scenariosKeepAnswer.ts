import type { Setting } from '../../analysis/trials/lever.ts';
import { readLever, refusedSetting, scenarioWith } from '../../analysis/trials/lever.ts';
import type { CellValue } from '../../columns/define.ts';
import type { Scenario } from '../../drivers/scenario.ts';
import { baseScenarioId } from '../../drivers/scenario.ts';
import type { Failure } from '../../base/result.ts';
import type { Workbook } from '../document.ts';
import { scenarioById } from '../document.ts';
import { effectiveScenario } from '../inheritance.ts';
import { freeName, nextIds } from '../newRows.ts';
import { sameValue } from '../patch.ts';
import { overrideKey } from '../scenario.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';
import { takenScenarioNames } from './scenarioNames.ts';

export interface ScenariosKeepAnswerArgs {
  readonly name: string;
  /** The scenario that the analysis started from. */
  readonly scenario: string;
  /** Inputs in the words of the analyses (`firm:f1.cash`), and what they are set to. */
  readonly settings: readonly { readonly input: string; readonly value: CellValue }[];
}

/**
 * Keeps the answer of an analysis as a new scenario at the end, with the id `nextIds(workbook, 'scenarios', 1)`; the base and the
 * scenario asked about stay as they are. It is laid over the latter with what differs alone; where that cannot be said so (a
 * smaller multiple takes changes back), it stands by itself with all that it comes to.
 */
export const scenariosKeepAnswer: Command<ScenariosKeepAnswerArgs> = {
  id: 'scenarios.keepAnswer',
  label: { en: 'Keep answer as scenario', zhHant: '將結果存為情境' },
  plan(workbook, { name, scenario, settings }) {
    const from = scenarioById(workbook, scenario);
    if (from === undefined) return refuse('scenarios.gone');
    const read = readSettings(workbook, settings);
    if ('code' in read) return read;
    const before = effectiveScenario(workbook.scenarios, from);
    const wanted = scenarioWith(workbook, before, read);
    const [id = ''] = nextIds(workbook, 'scenarios', 1);
    const content = { id, name: freeName(name.trim() === '' ? from.name : name.trim(), takenScenarioNames(workbook)), drivers: wanted.drivers, overrides: wanted.overrides, failures: wanted.failures };
    const branch = from.id === baseScenarioId ? content : branchOf(workbook, from, before, content);
    return [{ op: 'insert', table: 'scenarios', index: workbook.scenarios.length, row: branch }];
  },
  focus: () => ({ table: 'scenarios' }),
};

function readSettings(workbook: Workbook, settings: ScenariosKeepAnswerArgs['settings']): readonly Setting[] | Failure {
  const read: Setting[] = [];
  for (const { input, value } of settings) {
    const lever = readLever(input, workbook);
    if (!lever.ok) return lever.error;
    const refused = typeof value === 'number' ? refusedSetting(lever.value, value) : null;
    if (refused !== null) return refused;
    read.push({ lever: lever.value, value });
  }
  return read;
}

/** What differs, laid over the scenario asked about; all of it without a parent where that would not come to the same. */
function branchOf(workbook: Workbook, from: Scenario, before: Scenario, wanted: Scenario): Scenario {
  const known = new Map(before.overrides.map((override) => [overrideKey(override), override]));
  const failing = new Map(before.failures.map((failure) => [failure.firm, failure]));
  const branch: Scenario = {
    ...wanted,
    parent: from.id,
    drivers: Object.fromEntries(Object.entries(wanted.drivers).filter(([key, spec]) => !sameValue(spec, before.drivers[key as keyof Scenario['drivers']]))),
    overrides: wanted.overrides.filter((override) => !sameValue(override, known.get(overrideKey(override)))),
    failures: wanted.failures.filter((failure) => !sameValue(failure, failing.get(failure.firm))),
  };
  const { drivers, overrides, failures } = effectiveScenario([...workbook.scenarios, branch], branch);
  const sorted = (list: Scenario['overrides']) => list.toSorted((a, b) => (overrideKey(a) < overrideKey(b) ? -1 : 1));
  const comesToTheSame = sameValue(drivers, wanted.drivers) && sameValue(failures, wanted.failures) && sameValue(sorted(overrides), sorted(wanted.overrides));
  return comesToTheSame ? branch : wanted;
}
