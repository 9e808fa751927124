import type { Scenario } from '../../drivers/scenario.ts';
import { difference, failureChanges, summarize, systemFigures } from '../scenarioSummary.ts';
import { Bench } from '../trials/bench.ts';
import type { AnalysisCell, AnalysisKind } from './analysisKind.ts';
import { failedFirms, firmName, headings, named, table } from './naming.ts';
import { Refused } from './parameters.ts';

/** Scenarios that stand side by side at most. */
const most = 6;

/** Up to six scenarios beside the one that they are measured against. */
export const compare: AnalysisKind = {
  id: 'compare',
  label: { en: 'Compare scenarios', zhHant: '情境比較' },
  help: {
    en: 'Failures, losses by channel, lowest cash and DSCR of up to six scenarios, for the system and firm by firm, with differences from the first.',
    zhHant: '並列至多六個情境的違約、各管道損失、最低現金與償債比率（系統與各公司），並列與首個情境的差異。',
  },
  parameters: ['with'],
  start(bench, parameters, { model, scenarios }) {
    const others: readonly Scenario[] = parameters.has('with')
      ? parameters.text('with').split(',').map((name) => parameters.scenario(name))
      : scenarios.filter(({ id }) => id !== bench.scenario.id).slice(0, most - 1);
    if (others.length > most - 1) throw new Refused('analysis.tooMany', { count: others.length + 1, most });
    return (function* () {
      const columns: ReturnType<typeof columnOf>[] = [];
      for (const scenario of [bench.scenario, ...others]) {
        const made = scenario === bench.scenario ? { ok: true as const, value: bench } : Bench.create(model, scenario);
        if (!made.ok) throw new Refused('analysis.refused', { scenario: scenario.name });
        columns.push(columnOf(made.value));
        yield { done: columns.length, total: others.length + 1 };
      }
      const [first] = columns;
      const document = columns.map((column) => ({ ...column, differences: differences(column.system, first!.system), failures: failureChanges(quarters(first!.failed), quarters(column.failed)) }));
      const rows = systemFigures.map(({ key, label }): AnalysisCell[] => [label, ...columns.map(({ system }) => system[key] ?? null)]);
      const firmRows = model.firms.filter(({ id }) => columns.some(({ firms }) => firms[id]!.failed !== null)).map(({ id }): AnalysisCell[] => [firmName(model, id), ...columns.map(({ firms }) => firms[id]!.failed)]);
      const heads = columns.map(({ name }) => [named(name), 'number'] as const);
      return {
        document: { scenarios: document },
        tables: [
          table({ en: 'The system', zhHant: '整體系統' }, [[headings.outcome, 'text'], ...heads], rows),
          table({ en: 'Quarter of failure', zhHant: '違約季別' }, [[headings.firm, 'text'], ...heads], firmRows),
        ],
        remarks: [],
      };
    })();
  },
};

function columnOf({ result, model, scenario }: Bench) {
  const { system, firms } = summarize(result);
  const byFirm = Object.fromEntries(model.firms.map(({ id }, row) => [id, {
    failed: firms.failureQuarter[row] ?? null, lowestCash: firms.lowestCash[row] ?? null, lowestDscr: firms.lowestDscr[row] ?? null, lossSuffered: firms.lossSuffered[row] ?? null,
  }]));
  return { id: scenario.id, name: scenario.name, system, firms: byFirm, failed: failedFirms(model, result).map(({ firm, t }) => ({ firm, t })) };
}

function quarters(failed: readonly { readonly firm: string; readonly t: number }[]): ReadonlyMap<string, number> {
  return new Map(failed.map(({ firm, t }) => [firm, t]));
}

function differences(system: Readonly<Record<string, number | null>>, first: Readonly<Record<string, number | null>>) {
  return Object.fromEntries(Object.entries(system).map(([key, value]) => [key, difference(value, first[key] ?? null)]));
}
