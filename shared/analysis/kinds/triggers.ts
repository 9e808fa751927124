import type { Localized } from '../../base/localized.ts';
import type { Scenario } from '../../drivers/scenario.ts';
import { firmKinds } from '../../columns/terms/registry.ts';
import { compileInputs } from '../../engine/inputs.ts';
import { run } from '../../engine/run.ts';
import { lossKinds } from '../../engine/state.ts';
import { lossesOf } from '../outcomes/outcome.ts';
import { seededNumbers } from '../seededNumbers.ts';
import type { AnalysisCell, AnalysisKind } from './analysisKind.ts';
import { failedFirms, firmName, headings, named, table } from './naming.ts';
import { Refused } from './parameters.ts';

interface KindPlace {
  readonly kind: string;
  readonly t: number;
  readonly round: number;
  /** 1 for those that fail first; equal for those of one quarter and round. */
  readonly place: number;
}
interface Column {
  readonly scenarios: readonly string[];
  readonly name: string;
  readonly order: readonly KindPlace[];
  readonly failures: readonly { readonly firm: string; readonly t: number; readonly round: number }[];
  readonly losses: number;
  /** Share of noisy runs in which the same kinds come first; null without any. */
  readonly firstKindStays: number | null;
}

/** In which order kinds of firm fail under each of several triggers, alone and together. */
export const triggers: AnalysisKind = {
  id: 'triggers',
  label: { en: 'Order of failure by trigger', zhHant: '各觸發因素下的違約順序' },
  help: {
    en: 'Which kinds of firm fail, in which order, under each of several scenarios alone, in pairs and all together, and what the order hangs on.',
    zhHant: '於數個情境單獨、兩兩並行及全部並行下，各類公司違約的先後順序，以及該順序取決於何者。',
  },
  parameters: ['with', 'tries', 'seed', 'noise'],
  start(bench, parameters, { model }) {
    const given = parameters.text('with').split(',').map((name) => parameters.scenario(name));
    if (given.length < 2 || given.length > 4) throw new Refused('analysis.badCount', { parameter: 'with', value: given.length, min: 2, max: 4 });
    const tries = parameters.count('tries', 50, 0, 10_000);
    const seed = parameters.count('seed', 1, 0, 2 ** 31 - 1);
    const noise = parameters.number('noise', 0.2);
    const sets = subsets(given);
    return (function* () {
      const total = sets.length * (tries + 1);
      const random = seededNumbers(seed);
      const columns: Column[] = [];
      let done = 0;
      for (const set of sets) {
        const scenario = set.reduce(combined);
        const result = runOf(scenario);
        done += 1;
        yield { done, total };
        const order = kindsInOrder(result);
        // How often the same kinds come first when every opening cash and debt is wrong by up to the noise.
        let same = 0;
        for (let trial = 0; trial < tries; trial += 1) {
          if (firstOf(kindsInOrder(runOf(shaken(scenario, random)))) === firstOf(order)) same += 1;
          done += 1;
          yield { done, total };
        }
        columns.push({ scenarios: set.map(({ id }) => id), name: set.map(({ name }) => name).join(' + '), order, failures: failedFirms(model, result), losses: lossesOf(result, lossKinds), firstKindStays: tries === 0 ? null : same / tries });
      }
      const kinds = firmKinds.filter(({ id }) => model.firms.some((row) => (row['kind'] ?? 'other') === id));
      const cell = (column: Column, kind: string): AnalysisCell => {
        const found = column.order.find((each) => each.kind === kind);
        return found === undefined ? '' : `${found.place}. (${found.t})`;
      };
      return {
        document: { triggers: given.map(({ id, name }) => ({ id, name })), seed, tries, noise, columns, kinds: kinds.map(({ id }) => ({ kind: id, firms: model.firms.filter((row) => (row['kind'] ?? 'other') === id).length })) },
        tables: [
          table({ en: 'Place in the order of failure (first quarter)', zhHant: '違約順位（首次違約季）' }, [[headings.kind, 'text'], ...columns.map(({ name }) => [named(name), 'text'] as const)], [
            ...kinds.map(({ id, label }): AnalysisCell[] => [label, ...columns.map((column) => cell(column, id))]),
            [{ en: 'First kind stays first', zhHant: '首位維持比率' }, ...columns.map(({ firstKindStays }) => (firstKindStays === null ? '' : `${Math.round(firstKindStays * 100)} %`))],
          ]),
          table({ en: 'Failures in order', zhHant: '違約順序' }, [[headings.scenario, 'text'], [headings.failures, 'text']], columns.map(({ name, failures }) => [name, failures.map(({ firm, t }) => `${firmName(model, firm)} (${t})`).join(', ')])),
        ],
        remarks: remarksOf(columns, noise, tries),
      };
    })();

    function runOf(scenario: Scenario) {
      const inputs = compileInputs(model, scenario);
      if (!inputs.ok) throw new Refused('analysis.refused', { scenario: scenario.name });
      bench.runs += 1;
      return run(inputs.value);
    }

    function kindsInOrder(result: ReturnType<typeof runOf>): readonly KindPlace[] {
      const first = new Map<string, { readonly t: number; readonly round: number }>();
      const kindOf = new Map(model.firms.map((row) => [row.id, String(row['kind'] ?? 'other')]));
      for (const { firm, t, round } of failedFirms(model, result)) if (!first.has(kindOf.get(firm)!)) first.set(kindOf.get(firm)!, { t, round });
      // Kinds that fail in the same quarter and round share a place.
      const found = [...first].map(([kind, at]) => ({ kind, ...at }));
      return found.map((each) => ({ ...each, place: 1 + found.filter(({ t, round }) => t < each.t || (t === each.t && round < each.round)).length }));
    }

    function shaken(scenario: Scenario, random: () => number): Scenario {
      const overridden = new Set(scenario.overrides.filter(({ target }) => target === 'firm').map(({ id, field }) => `${id} ${field}`));
      const overrides = bench.seen.firms.flatMap((row) => (['cash', 'debt'] as const).filter((field) => Number(row[field] ?? 0) > 0 && !overridden.has(`${row.id} ${field}`))
        .map((field) => ({ target: 'firm' as const, id: row.id, field, scale: 1 + noise * (2 * random() - 1) })));
      return { ...scenario, overrides: [...scenario.overrides, ...overrides] };
    }
  },
};

/** The kinds that come first, in a text that does not depend on the order of rows; several of one quarter and round share the place. */
function firstOf(order: readonly KindPlace[]): string {
  return order.filter(({ place }) => place === 1).map(({ kind }) => kind).toSorted().join(' ');
}

/** One, two, … all of them, in the order given. */
function subsets(given: readonly Scenario[]): readonly (readonly Scenario[])[] {
  const all = Array.from({ length: 2 ** given.length - 1 }, (_, index) => given.filter((_each, place) => (((index + 1) >> place) & 1) === 1));
  return all.toSorted((a, b) => a.length - b.length);
}

/** Both at once. What both say of one driver or cell is said by the second. */
function combined(first: Scenario, second: Scenario): Scenario {
  const name = ({ target, id, field }: Scenario['overrides'][number]) => JSON.stringify([target, id, field]);
  const own = new Set(second.overrides.map(name));
  return { ...first, drivers: { ...first.drivers, ...second.drivers }, overrides: [...first.overrides.filter((each) => !own.has(name(each))), ...second.overrides], failures: [...first.failures, ...second.failures] };
}

function remarksOf(columns: readonly Column[], noise: number, tries: number): readonly Localized[] {
  const firsts = new Set(columns.filter(({ order }) => order.length > 0).map(({ order }) => firstOf(order)));
  const kinds = new Set(columns.flatMap(({ order }) => order.filter(({ place }) => place === 1).map(({ kind }) => kind)));
  const fewest = Math.min(...columns.map(({ failures }) => failures.length));
  return [
    firsts.size > 1
      ? { en: `There is no one order: ${kinds.size} different kinds come first, depending on the trigger.`, zhHant: `並無單一順序：首先違約的類別因觸發因素而異，共 ${kinds.size} 種。` }
      : { en: 'The same kind of firm comes first under every trigger here.', zhHant: '於各觸發因素下，首先違約者均為同一類公司。' },
    { en: `What it does not support: kinds are represented by very few firms (a column has as few as ${fewest} failures), several of them archetypes, and timing follows the assumed start and ramp of each trigger. ${tries} runs with opening cash and debt wrong by up to ${noise * 100} % say how far the first place stands; nothing here is a probability.`,
      zhHant: `尚不足以支持者：各類別僅由極少數公司代表（某些欄僅 ${fewest} 家違約），其中數家為典型化設定，且時點取決於各觸發因素所假設的起始與漸進方式。以期初現金與負債至多 ${noise * 100}% 的誤差重算 ${tries} 次，僅顯示首位的穩定程度，並非機率。` },
  ];
}
