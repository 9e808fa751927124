/**
 * The report figures without a display: the same figures as in the window, drawn by Chart.js onto SVG.
 * Runs in Node; built by `scripts/build.mjs` into `out/headless/figures.js`. Touches no page.
 */
import type { Language } from '../../shared/base/localized.ts';
import { failure, ok, type Result } from '../../shared/base/result.ts';
import { chartById } from '../../shared/charts/registry.ts';
import { makeFigure } from '../../shared/charts/makeFigure.ts';
import { chartSource } from '../../shared/charts/chartSource.ts';
import { decodeWorkbook } from '../../shared/document/codec.ts';
import { scenarioByNameOrId } from '../../shared/document/document.ts';
import { noChoices, usualCharts } from '../../shared/document/savedChart.ts';
import { sha256 } from '../../shared/base/sha256.ts';
import { figureCsv } from '../../shared/interchange/exporters/figureCsv.ts';
import { figureSvg } from './figureSvg.ts';
import { fileName } from './fileName.ts';

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
 * Runs one scenario and draws the charts that the workbook keeps, or the usual ones, as SVG and as CSV.
 *
 * @returns the files, or why the workbook, the scenario or its inputs are refused
 */
export function makeFigures({ workbookText, scenario: wanted, language, date }: FiguresRequest): Result<readonly FigureFile[]> {
  const decoded = decodeWorkbook(workbookText);
  if (!decoded.ok) return decoded;
  const { workbook } = decoded.value;
  const scenario = scenarioByNameOrId(workbook, wanted);
  if (scenario === undefined) return failure('chart.unknownScenario', { name: wanted });
  const source = chartSource(workbook, scenario, { language, date, hash: sha256(workbookText) });
  if (!source.ok) return failure('chart.inputsRefused', { count: source.error.length });
  const files = usualCharts.flatMap((id): FigureFile[] => {
    const chart = chartById(id);
    if (chart === undefined) return [];
    const figure = makeFigure(chart, source.value(noChoices));
    const name = fileName(`${scenario.name}-${chart.id}`);
    return [{ name: `${name}.svg`, text: figureSvg(figure) }, { name: `${name}.csv`, text: figureCsv(figure) }];
  });
  return ok(files);
}
