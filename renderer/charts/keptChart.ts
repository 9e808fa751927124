/**
 * One Chart.js chart on a canvas that follows its figure in place. Building a chart anew measures the page and binds events, which
 * takes longer than drawing it; while a slider is dragged that would be done for each chart at each result.
 */
import type { Plugin } from 'chart.js';
import { Chart, type DrawnChart, type FigureChart } from './chartLibrary.ts';

export interface KeptChart {
  /** The chart as it stands; null before the first picture. */
  readonly chart: () => DrawnChart | null;
  /** Shows another configuration: in place where its structure is the same, else by a new chart on the same canvas. */
  readonly show: (config: FigureChart) => void;
  readonly destroy: () => void;
}

/** Controllers that lay out all their data at each update; the others keep parts of the former data and are built anew. */
const followsInPlace: ReadonlySet<string> = new Set(['line', 'bar', 'bubble', 'scatter', 'matrix']);

/** @param canvas  on which nothing else draws */
export function createKeptChart(canvas: HTMLCanvasElement): KeptChart {
  let chart: DrawnChart | null = null;
  let structure = '';
  /** By id, the plugins of the figure that is shown: they close over it, and a chart keeps the plugins that it was made with. */
  let current: ReadonlyMap<string, Plugin> = new Map();
  const destroy = (): void => {
    chart?.destroy();
    chart = null;
  };
  return {
    chart: () => chart,
    destroy,
    show: (config) => {
      const plugins = (config.plugins ?? []) as unknown as readonly Plugin[];
      const next = structureOf(config, plugins);
      current = new Map(plugins.map((plugin) => [plugin.id, plugin]));
      if (chart === null || next !== structure || !followsInPlace.has(config.type)) {
        destroy();
        structure = next;
        chart = new Chart(canvas, { ...config, plugins: plugins.map((plugin) => standIn(plugin, () => current.get(plugin.id))) } as FigureChart);
        return;
      }
      takeData(chart, config);
      // Safe: the options of every drawing are whole, not an addition to earlier ones.
      chart.options = config.options as never;
      // Not with the mode `none`: it would leave the colours that all bars of a series share as they were. Animation is off in all charts.
      chart.update();
    },
  };
}

/** Kind of chart, of its datasets, and of its axes, and which plugins take part in what. */
function structureOf({ type, data, options }: FigureChart, plugins: readonly Plugin[]): string {
  const scales = Object.entries(options?.scales ?? {}).map(([key, scale]) => [key, scale?.type ?? '']);
  return JSON.stringify([type, data.datasets.map((dataset) => dataset.type ?? ''), scales, plugins.map((plugin) => [plugin.id, ...hooksOf(plugin)])]);
}

function hooksOf(plugin: Plugin): string[] {
  return Object.keys(plugin).filter((key) => key !== 'id');
}

/** A plugin that does at each hook what the plugin of the figure that is shown does. */
function standIn(plugin: Plugin, now: () => Plugin | undefined): Plugin {
  const hooks = hooksOf(plugin).map((hook) => [hook, (...parameters: unknown[]) => (now() as unknown as Record<string, (...parameters: unknown[]) => unknown> | undefined)?.[hook]?.(...parameters)] as const);
  return { id: plugin.id, ...Object.fromEntries(hooks) };
}

/** Chart.js knows a dataset by its object: one that stays the same object keeps its elements. */
function takeData(chart: DrawnChart, { data }: FigureChart): void {
  chart.data.labels = data.labels ?? [];
  data.datasets.forEach((dataset, index) => {
    const kept = chart.data.datasets[index] as unknown as Record<string, unknown>;
    for (const key of Object.keys(kept)) if (!(key in dataset)) delete kept[key];
    Object.assign(kept, dataset);
  });
}
