import { startAnalysis } from '../analysis/kinds/analysisKind.ts';
import { grid } from '../analysis/kinds/grid.ts';
import { outcomes } from '../analysis/outcomes/registry.ts';
import { finish } from '../analysis/steps.ts';
import { type DriverKey, driver } from '../drivers/registry.ts';
import type { HeatMapFigure } from '../interchange/figure.ts';
import { t } from '../text/messages.ts';
import type { ChartContext, ChartDefinition, ChartParameter, ChartRun } from './chartDefinition.ts';
import { chosen, figureBase, remarks } from './figureParts.ts';

interface Axis {
  readonly key: DriverKey;
  /** Added to the whole path. */
  readonly from: number;
  readonly to: number;
  readonly steps: number;
}
/** To both sides: in a scenario in which all is lost already, only relief moves the outcome. */
const bothWays = (key: DriverKey): Axis => ({ key, from: -0.6, to: 0.6, steps: 13 });
const axes = {
  rentDemand: [bothWays('rent'), bothWays('demand')],
  rentRate: [bothWays('rent'), { key: 'baseRate', from: 0, to: 0.06, steps: 13 }],
  rentLife: [bothWays('rent'), bothWays('life')],
  priceFunding: [bothWays('gpuPrice'), bothWays('funding')],
} as const satisfies Record<string, readonly [Axis, Axis]>;
type AxesId = keyof typeof axes;

const inputs = {
  key: 'inputs', label: { en: 'Inputs', zhHant: '輸入項' },
  options: (Object.keys(axes) as AxesId[]).map((id) => ({ id, label: { en: axes[id].map(({ key }) => driver(key).label.en).join(' × '), zhHant: axes[id].map(({ key }) => driver(key).label.zhHant).join(' × ') } })),
} as const satisfies ChartParameter;
const outcome = { key: 'outcome', label: { en: 'Outcome', zhHant: '結果' }, options: outcomes.map(({ key, label }) => ({ id: key, label })) } as const satisfies ChartParameter;

/** More runs times firms would take longer than a chart may. */
const mostFirms = 1000;

interface Cells {
  readonly values: readonly number[];
  readonly values2: readonly number[];
  readonly cells: readonly (readonly (number | null)[])[];
}

/** An outcome over two drivers, each displaced for the whole horizon: the numbers of the two-way table. */
export const heatMap = {
  id: 'heatMap',
  label: { en: 'Two-way heat map', zhHant: '雙因子熱圖' },
  help: { en: 'The outcome of the scenario with two drivers displaced for the whole horizon, 13 by 13 runs. The marked cell is the scenario as it is.', zhHant: '於整個期間位移兩項驅動因子後的情境結果，共 13 × 13 次計算。框示者為原情境。' },
  from: 'model',
  choices: [],
  parameters: [inputs, outcome],
  figure: (context): HeatMapFigure => {
    const { run, language } = context;
    const shown = outcomes.find(({ key }) => key === chosen(context, outcome)) ?? outcomes[0];
    const [across, down] = axes[chosen(context, inputs)];
    const [xTitle, yTitle] = [across, down].map(({ key }) => t(language, 'chart.displaced', { driver: driver(key).label[language] })) as [string, string];
    const isTooLarge = run !== null && run.firms.length > mostFirms;
    const found = run === null || isTooLarge ? null : cellsOf(context, run, across, down);
    const base = figureBase(context, { id: heatMap.id, title: t(language, 'chart.heatMapOf', { outcome: shown.label[language] }), unit: shown.unit, ...(shown.unit === 'none' ? { unitText: t(language, 'chart.unitFirms') } : {}), remark: remarks(context, [found === null ? '' : t(language, 'chart.hereMarked'), found !== null && new Set(found.cells.flat()).size === 1 ? t(language, 'chart.allCellsAlike') : '']) });
    const name = (axis: Axis, value: number) => (driver(axis.key).unit === 'times' || axis.key === 'baseRate' ? `${value > 0 ? '+' : ''}${Math.round(value * 1000) / 10}%` : String(Number(value.toPrecision(4))));
    const [columns, rows] = [found?.values.map((value) => ({ key: `x${value}`, label: name(across, value) })) ?? [], found?.values2.map((value) => ({ key: `y${value}`, label: name(down, value) })) ?? []];
    const [column, row] = [found?.values.findIndex((value) => Math.abs(value) < 1e-12) ?? -1, found?.values2.findIndex((value) => Math.abs(value) < 1e-12) ?? -1];
    return {
      ...base, type: 'heatMap', xTitle, yTitle, columns, rows, values: found?.cells ?? [], here: row >= 0 && column >= 0 ? { row, column } : null,
      empty: base.empty ?? (isTooLarge ? t(language, 'chart.tooManyForHeatMap', { most: mostFirms }) : found === null ? t(language, 'chart.nothingMoves') : null),
    };
  },
} as const satisfies ChartDefinition;

function cellsOf(context: ChartContext, { scenario, firms }: ChartRun, across: Axis, down: Axis): Cells | null {
  const { workbook, scenarios } = context;
  const span = ({ key, from, to, steps }: Axis, suffix: '' | '2') => ({ [`input${suffix}`]: `driver:${key}`, [`from${suffix}`]: String(from), [`to${suffix}`]: String(to), [`steps${suffix}`]: String(steps) });
  const started = startAnalysis(grid, { outcome: chosen(context, outcome), ...span(across, ''), ...span(down, '2') }, { model: { market: workbook.market, firms, contracts: workbook.contracts }, scenario, scenarios });
  const answer = started.ok ? finish(started.value) : started;
  // Safe: the analysis writes these fields whenever two inputs are given.
  return answer.ok ? (answer.value.document as unknown as Cells) : null;
}
