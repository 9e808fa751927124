/**
 * The report figures without a display: the same figures as in the window, drawn by Chart.js onto SVG.
 * Runs in Node; built by `scripts/build.mjs` into `out/headless/figures.js`. This is the one file of the page's rooms that
 * touches no page.
 */
import { BasicPlatform } from 'chart.js';
import type { Language } from '../../shared/base/localized.ts';
import { failure, ok, type Result } from '../../shared/base/result.ts';
import { decodeWorkbook } from '../../shared/document/codec.ts';
import { scenarioByNameOrId } from '../../shared/document/document.ts';
import { effectiveScenario } from '../../shared/document/inheritance.ts';
import { compileInputs } from '../../shared/engine/inputs.ts';
import { run } from '../../shared/engine/run.ts';
import { figureCsv } from '../../shared/interchange/exporters/figureCsv.ts';
import type { Figure } from '../../shared/interchange/figure.ts';
import { chartConfig } from './chartConfig.ts';
import { Chart } from './chartLibrary.ts';
import { fileName } from './fileName.ts';
import { lightPalette } from './palette.ts';
import { charts } from './registry.ts';
import { SvgContext } from './svgContext.ts';

const width = 960;
const height = 540;

export interface FiguresRequest {
  /** The workbook file's text. */
  readonly workbookText: string;
  /** Name or id. */
  readonly scenario: string;
  readonly language: Language;
  /** The day for the captions; empty leaves it out. */
  readonly date: string;
}

export interface FigureFile {
  /** File name, e.g. `credit-freeze-cash.svg`. */
  readonly name: string;
  readonly text: string;
}

/**
 * Runs one scenario and draws every chart of it, as SVG and as CSV.
 *
 * @returns the files, or why the workbook, the scenario or its inputs are refused
 */
export function makeFigures({ workbookText, scenario: wanted, language, date }: FiguresRequest): Result<readonly FigureFile[]> {
  const decoded = decodeWorkbook(workbookText);
  if (!decoded.ok) return decoded;
  const { workbook } = decoded.value;
  const found = scenarioByNameOrId(workbook, wanted);
  if (found === undefined) return failure('chart.unknownScenario', { name: wanted });
  const scenario = effectiveScenario(workbook.scenarios, found);
  const inputs = compileInputs(workbook, scenario);
  if (!inputs.ok) return failure('chart.inputsRefused', { count: inputs.error.length });
  const context = {
    workbookName: workbook.name, currency: workbook.currency, result: run(inputs.value), firms: workbook.firms, scenarioName: scenario.name,
    quarter: null, selectedFirms: [], language, date,
  };
  const files = charts.flatMap((chart): FigureFile[] => {
    const figure = chart.figure(context);
    const name = fileName(`${scenario.name}-${chart.id}`);
    return [{ name: `${name}.svg`, text: figureSvg(figure) }, { name: `${name}.csv`, text: figureCsv(figure) }];
  });
  return ok(files);
}

/** A figure as a standalone SVG file on white, with title and caption. */
export function figureSvg(figure: Figure): string {
  const context = new SvgContext(width, height);
  const config = chartConfig(figure, { palette: lightPalette, place: 'export' });
  // SvgContext has the members of a canvas that Chart.js uses; a test draws every figure with it.
  const canvas = context.canvas as unknown as HTMLCanvasElement;
  const chart = new Chart(canvas, { ...config, platform: BasicPlatform, options: { ...config.options, devicePixelRatio: 1 } });
  if (figure.empty !== null) {
    context.font = '14px sans-serif';
    context.textAlign = 'center';
    context.fillStyle = lightPalette.muted;
    context.fillText(figure.empty, width / 2, height / 2);
  }
  const svg = context.toSvg(figure.title);
  chart.destroy();
  return svg;
}
