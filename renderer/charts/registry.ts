/** The charts, in the order of the pane. */
import { cash } from './cash.chart.ts';
import type { ChartDefinition } from './chartDefinition.ts';
import { failures } from './failures.chart.ts';
import { ltv } from './ltv.chart.ts';
import { prices } from './prices.chart.ts';

export const charts: readonly ChartDefinition[] = [failures, prices, cash, ltv];
