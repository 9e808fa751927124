import type { DriverKey } from '../../drivers/registry.ts';
import { drivers, driver } from '../../drivers/registry.ts';
import type { Override, Scenario } from '../../drivers/scenario.ts';
import type { Localized } from '../../base/localized.ts';
import type { EngineModel } from '../../engine/inputs.ts';
import { compileInputs } from '../../engine/inputs.ts';
import { run } from '../../engine/run.ts';
import type { AnalysisKind } from './analysisKind.ts';
import { headings, leverLabel, firmName, table } from './naming.ts';
import { Refused } from './parameters.ts';

/** One thing in which two scenarios differ: a driver's path, a cell, or a firm's forced failure. */
interface Part {
  readonly name: string;
  readonly label: Localized;
  /** The scenario with this part as `from` has it. */
  readonly put: (into: Scenario, from: Scenario) => Scenario;
}

/**
 * From one scenario to another in parts that add up: what each change does alone, and what they do only together.
 * The interaction is shown, not spread over the parts: there is no order in which sharing it out would be the right one.
 */
export const bridge: AnalysisKind = {
  id: 'bridge',
  label: { en: 'Bridge', zhHant: '差異橋接' },
  help: {
    en: 'Why an outcome differs between two scenarios: each change alone, and the interaction of all; the parts add up to the difference.',
    zhHant: '說明結果於兩情境間的差異：各項變動單獨的影響，以及其交互作用；各部分合計等於差異。',
  },
  parameters: ['with', 'outcome'],
  start(bench, parameters, { model }) {
    const outcome = parameters.outcome('outcome', 'losses');
    const from = bench.scenario;
    const to = parameters.scenario(parameters.text('with'));
    const parts = partsOf(model, from, to);
    return (function* () {
      const value = (scenario: Scenario): number => {
        const inputs = compileInputs(model, scenario);
        const read = inputs.ok ? outcome.read(run(inputs.value)) : null;
        bench.runs += 1;
        if (read === null) throw new Refused(inputs.ok ? 'analysis.noValue' : 'analysis.refused', { scenario: scenario.name, outcome: outcome.key });
        return read;
      };
      const start = value(from);
      const end = value(to);
      const found = [];
      for (const { name, label, put } of parts) {
        const alone = value(put(from, to)) - start;
        // Taken back last: what would be spared if everything but this happened.
        found.push({ part: name, label, alone, last: end - value(put(to, from)) });
        yield { done: found.length, total: parts.length };
      }
      const interaction = found.reduce((rest, { alone }) => rest - alone, end - start);
      const sum = found.reduce((total, { alone }) => total + alone, 0) + interaction;
      return {
        document: { outcome: outcome.key, from: { scenario: from.name, value: start }, to: { scenario: to.name, value: end }, difference: end - start, parts: found.map(({ part, alone, last }) => ({ part, alone, last })), interaction, sumOfParts: sum },
        tables: [table(outcome.label, [[headings.change, 'text'], [{ en: 'Alone', zhHant: '單獨' }, 'number'], [{ en: 'Taken back last', zhHant: '最後復原' }, 'number']], [
          [`${from.name}`, start, null],
          ...found.map(({ label, alone, last }) => [label, alone, last]),
          [{ en: 'Interaction', zhHant: '交互作用' }, interaction, null],
          [`${to.name}`, end, null],
        ])],
        remarks: [],
      };
    })();
  },
};

/** In what two scenarios differ, in the order of drivers, then of names. */
function partsOf(model: EngineModel, from: Scenario, to: Scenario): readonly Part[] {
  const paths = drivers.filter(({ key }) => JSON.stringify(from.drivers[key] ?? []) !== JSON.stringify(to.drivers[key] ?? [])).map(({ key }): Part => ({ name: `driver:${key}`, label: driver(key).label, put: (into, other) => withDriver(into, other, key) }));
  const cells = new Map<string, Override>();
  for (const override of [...from.overrides, ...to.overrides]) cells.set(cellName(override), override);
  const find = (scenario: Scenario, name: string) => scenario.overrides.find((each) => cellName(each) === name);
  const changed = [...cells].filter(([name]) => JSON.stringify(valueIn(find(from, name))) !== JSON.stringify(valueIn(find(to, name)))).sort(([a], [b]) => (a < b ? -1 : 1));
  const firms = new Set([...from.failures, ...to.failures].map(({ firm }) => firm));
  const forced = (scenario: Scenario, firm: string) => scenario.failures.filter((each) => each.firm === firm);
  const failing = [...firms].filter((firm) => JSON.stringify(forced(from, firm)) !== JSON.stringify(forced(to, firm))).sort();
  return [
    ...paths,
    ...changed.map(([name, { target, id = 'market', field }]): Part => ({ name, label: leverLabel(model, { kind: 'cell', target, id, field }), put: (into, other) => {
      const given = find(other, name);
      return { ...into, overrides: [...into.overrides.filter((each) => cellName(each) !== name), ...(given === undefined ? [] : [given])] };
    } })),
    ...failing.map((firm): Part => ({ name: `failure:${firm}`, label: { en: `${firmName(model, firm)}: forced failure`, zhHant: `${firmName(model, firm)}：強制違約` }, put: (into, other) => (
      { ...into, failures: [...into.failures.filter((each) => each.firm !== firm), ...forced(other, firm)] }) })),
  ];
}

function withDriver(into: Scenario, other: Scenario, key: DriverKey): Scenario {
  const { [key]: _former, ...rest } = into.drivers;
  const spec = other.drivers[key];
  return { ...into, drivers: spec === undefined ? rest : { ...rest, [key]: spec } };
}

function cellName({ target, id, field }: Override): string {
  return target === 'market' ? `market.${field}` : `${target}:${id ?? ''}.${field}`;
}

function valueIn(override: Override | undefined): unknown {
  return override === undefined ? null : [override.value, override.scale];
}
