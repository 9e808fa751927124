import type { Scenario } from '../../drivers/scenario.ts';
import { lossKinds } from '../../engine/state.ts';
import { lossesOf } from '../outcomes/outcome.ts';
import type { Outcome } from '../outcomes/outcome.ts';
import { outcomes } from '../outcomes/registry.ts';
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
      const document = columns.map((column) => ({ ...column, differences: difference(column.system, first!.system), failures: changes(first!.failed, column.failed) }));
      const rows = systemOutcomes.map(({ key, label }): AnalysisCell[] => [label, ...columns.map(({ system }) => system[key] ?? null)]);
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

/** The system's outcomes, and losses by kind of contract. */
const systemOutcomes: readonly Pick<Outcome, 'key' | 'label' | 'read'>[] = [
  ...outcomes,
  ...lossKinds.map((kind) => ({ key: `loss.${kind}`, label: { en: `Losses: ${kind}`, zhHant: `損失：${kindNames(kind)}` }, read: (result: Bench['result']) => lossesOf(result, [kind]) })),
];

function kindNames(kind: (typeof lossKinds)[number]): string {
  return { loan: '貸款', tranche: '券次', lease: '租約', supply: '採購帳款', call: '保證與動用', equity: '股權' }[kind];
}

interface FirmSummary {
  readonly failed: number | null;
  readonly lowestCash: number | null;
  readonly lowestDscr: number | null;
}

function columnOf(bench: Bench) {
  const { result, model, scenario } = bench;
  const system: Record<string, number | null> = {};
  for (const { key, read } of systemOutcomes) system[key] = read(result);
  const width = result.quarters + 1;
  const firms: Record<string, FirmSummary> = {};
  for (const [row, { id }] of model.firms.entries()) {
    const t = result.failureQuarter[row]!;
    const last = t > 0 ? t - 1 : result.quarters;
    const least = (values: Float64Array) => {
      const alive = Array.from(values.subarray(row * width + 1, row * width + last + 1)).filter((value) => !Number.isNaN(value));
      return alive.length === 0 ? null : Math.min(...alive);
    };
    firms[id] = { failed: t > 0 ? t : null, lowestCash: least(result.cash), lowestDscr: least(result.dscr) };
  }
  return { id: scenario.id, name: scenario.name, system, firms, failed: failedFirms(model, result).map(({ firm, t }) => ({ firm, t })) };
}

/** Absolute, and relative to the first where that is not 0. */
function difference(system: Readonly<Record<string, number | null>>, first: Readonly<Record<string, number | null>>) {
  return Object.fromEntries(Object.entries(system).map(([key, value]) => {
    const from = first[key] ?? null;
    if (value === null || from === null) return [key, { absolute: null, relative: null }];
    return [key, { absolute: value - from, relative: from === 0 ? null : (value - from) / Math.abs(from) }];
  }));
}

/** Firms that fail only here, only in the first, or in both at another time. */
function changes(first: readonly { readonly firm: string; readonly t: number }[], here: readonly { readonly firm: string; readonly t: number }[]) {
  const then = new Map(first.map(({ firm, t }) => [firm, t]));
  const now = new Map(here.map(({ firm, t }) => [firm, t]));
  return {
    added: here.filter(({ firm }) => !then.has(firm)).map(({ firm }) => firm),
    removed: first.filter(({ firm }) => !now.has(firm)).map(({ firm }) => firm),
    moved: here.filter(({ firm, t }) => then.has(firm) && then.get(firm) !== t).map(({ firm, t }) => ({ firm, from: then.get(firm)!, to: t })),
  };
}
