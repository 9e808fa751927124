import { startAnalysis } from '../analysis/kinds/analysisKind.ts';
import { tornado as kind } from '../analysis/kinds/tornado.ts';
import { outcomes } from '../analysis/outcomes/registry.ts';
import { finish } from '../analysis/steps.ts';
import { drivers } from '../drivers/registry.ts';
import type { TornadoFigure } from '../interchange/figure.ts';
import { t } from '../text/messages.ts';
import type { ChartContext, ChartDefinition, ChartParameter, ChartRun } from './chartDefinition.ts';
import { chosen, figureBase, remarks } from './figureParts.ts';

const outcome = { key: 'outcome', label: { en: 'Outcome', zhHant: '結果' }, options: outcomes.map(({ key, label }) => ({ id: key, label })) } as const satisfies ChartParameter;
const inputs = {
  key: 'inputs', label: { en: 'Inputs', zhHant: '輸入項' },
  options: [{ id: 'all', label: { en: 'All inputs', zhHant: '全部輸入項' } }, { id: 'drivers', label: { en: 'Drivers', zhHant: '驅動因子' } }],
} as const satisfies ChartParameter;

/** The bars that can be told apart in a picture. */
const mostBars = 12;
/** Above so many firms the bars of all inputs take too long; drivers are shown instead. */
const mostFirms = 150;

/** The document that the analysis writes, as far as it is drawn. */
interface Bars {
  readonly base: number | null;
  readonly bars: readonly { readonly input: string; readonly low: number; readonly high: number; readonly outcomeLow: number | null; readonly outcomeHigh: number | null }[];
}

/** Which inputs an outcome hangs on: the same numbers as the analysis of that name. */
export const tornado = {
  id: 'tornado',
  label: { en: 'Tornado', zhHant: '龍捲風圖' },
  help: { en: 'Each input alone, 10% down and up (drivers by 0.1), sorted by what it does to the outcome; the twelve largest.', zhHant: '逐一將各輸入項下調與上調 10%（驅動因子則加減 0.1），依對結果的影響排序，列出前十二項。' },
  from: 'model',
  choices: [],
  parameters: [outcome, inputs],
  figure: (context): TornadoFigure => {
    const { run, language } = context;
    const shown = outcomes.find(({ key }) => key === chosen(context, outcome)) ?? outcomes[0];
    const answer = run === null ? null : answerOf(context, run);
    const onlyDrivers = run !== null && chosen(context, inputs) === 'all' && run.firms.length > mostFirms;
    const base = figureBase(context, { id: tornado.id, title: t(language, 'chart.tornadoOf', { outcome: shown.label[language] }), unit: shown.unit, ...(shown.unit === 'none' ? { unitText: t(language, 'chart.unitFirms') } : {}), remark: remarks(context, [onlyDrivers ? t(language, 'chart.tooManyForInputs') : '']) });
    const found = answer?.document as Bars | undefined;
    const labels = answer?.tables[0]?.rows.map(([label]) => (label === null || label === undefined ? '' : typeof label === 'object' ? label[language] : String(label))) ?? [];
    const bars = found?.base === null || found === undefined ? [] : found.bars.map(({ input, low, high, outcomeLow, outcomeHigh }, place) => ({
      key: input, label: labels[place] ?? '', firms: firmOf(input), low: outcomeLow, high: outcomeHigh, lowLabel: bare(low), highLabel: bare(high),
    }));
    return { ...base, type: 'tornado', base: found?.base ?? 0, bars, empty: base.empty ?? (bars.length === 0 ? t(language, 'chart.nothingMoves') : null) };
  },
} as const satisfies ChartDefinition;

function answerOf(context: ChartContext, { scenario, firms }: ChartRun) {
  const { workbook, scenarios } = context;
  const few = chosen(context, inputs) === 'drivers' || firms.length > mostFirms;
  const request = { outcome: chosen(context, outcome), bars: String(mostBars), ...(few ? { input: drivers.map(({ key }) => `driver:${key}`).join(',') } : {}) };
  const started = startAnalysis(kind, request, { model: { market: workbook.market, firms, contracts: workbook.contracts }, scenario, scenarios });
  const answer = started.ok ? finish(started.value) : started;
  return answer.ok ? answer.value : null;
}

/** The firm that an input belongs to, for choosing it in the grid. */
function firmOf(input: string): readonly string[] {
  const id = /^firm:(.*)\.[^.]+$/.exec(input)?.[1];
  return id === undefined ? [] : [id];
}

function bare(value: number): string {
  return String(Number(value.toPrecision(4)));
}
