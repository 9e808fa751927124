/** The charts, in the order in which they are offered. A new chart is one file here and one line below. */
import { analogues } from './analogues.chart.ts';
import { cash } from './cash.chart.ts';
import { cashRunway } from './cashRunway.chart.ts';
import type { ChartDefinition } from './chartDefinition.ts';
import { debtLiquidity } from './debtLiquidity.chart.ts';
import { debtTreemap } from './debtTreemap.chart.ts';
import { dscr } from './dscr.chart.ts';
import { exposureNetwork } from './exposureNetwork.chart.ts';
import { failures } from './failures.chart.ts';
import { fan } from './fan.chart.ts';
import { heatMap } from './heatMap.chart.ts';
import { losses } from './losses.chart.ts';
import { lossFlows } from './lossFlows.chart.ts';
import { ltv } from './ltv.chart.ts';
import { maturityWall } from './maturityWall.chart.ts';
import { moneyFlows } from './moneyFlows.chart.ts';
import { prices } from './prices.chart.ts';
import { scenarioOverlay } from './scenarioOverlay.chart.ts';
import { smallMultiples } from './smallMultiples.chart.ts';
import { survival } from './survival.chart.ts';
import { tornado } from './tornado.chart.ts';

export const charts = [
  failures, survival, prices, cash, cashRunway, debtLiquidity, dscr, ltv, losses, maturityWall, debtTreemap, scenarioOverlay, smallMultiples,
  moneyFlows, lossFlows, exposureNetwork, tornado, heatMap, fan, analogues,
] as const satisfies readonly ChartDefinition[];
export type ChartId = (typeof charts)[number]['id'];

const byId: ReadonlyMap<string, ChartDefinition> = new Map(charts.map((each) => [each.id, each]));

/** The chart with this id; undefined where this program has none. */
export function chartById(id: string): ChartDefinition | undefined {
  return byId.get(id);
}
