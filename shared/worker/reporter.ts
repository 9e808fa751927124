/**
 * What the report worker does with a request: build a report section by section, write its files, or those of many figures.
 *
 * Owns: which task is which work, keeping runs while only words change, and telling how far it is. Knows no threads, clock or
 * drawing: the shell brings them, and ends a task that nobody waits for any more by ending the thread.
 */
import { strToU8 } from 'fflate/browser';
import type { Steps } from '../analysis/steps.ts';
import type { Language } from '../base/localized.ts';
import type { SavedReport } from '../document/savedReport.ts';
import type { Workbook } from '../document/document.ts';
import { figureCsv } from '../interchange/exporters/figureCsv.ts';
import { reportHtml } from '../interchange/exporters/reportHtml.ts';
import type { ReportExporter } from '../interchange/exporters/reportExporter.ts';
import { reportExporters } from '../interchange/exporters/reportRegistry.ts';
import type { Figure } from '../interchange/figure.ts';
import { figureTable } from '../interchange/figureTable.ts';
import type { Picture, ReportDocument } from '../interchange/reportDocument.ts';
import type { Stamp } from '../interchange/stamp.ts';
import { embedStamps } from '../interchange/stamps/registry.ts';
import { reportStamps } from '../interchange/stamps/reportStamps.ts';
import { stampOf } from '../interchange/stamps/stampOf.ts';
import type { BuiltReport } from '../reports/buildReport.ts';
import { withReplication } from '../reports/replicationOf.ts';
import { reportSteps } from '../reports/buildReport.ts';
import { dateText, scenarioName } from '../reports/reportText.ts';
import { ReportWork } from '../reports/reportWork.ts';
import { SectionRefused } from '../reports/sectionRefused.ts';
import { reportFigure } from '../reports/sections/chart.ts';

export const figureFormats = ['svg', 'png', 'csv'] as const;
export type FigureFormat = (typeof figureFormats)[number];

export type ReporterTask =
  | { readonly kind: 'build'; readonly report: SavedReport; readonly language: Language }
  /** A report in languages and formats, each told as it is written; `pdf` comes as the page that is to be printed. */
  | { readonly kind: 'files'; readonly report: SavedReport; readonly languages: readonly Language[]; readonly formats: readonly string[] }
  /** Charts of scenarios as files, each told as it is drawn. */
  | { readonly kind: 'figures'; readonly charts: readonly string[]; readonly scenarios: readonly string[]; readonly formats: readonly FigureFormat[]; readonly language: Language };

export interface ReporterRequest {
  readonly id: number;
  readonly workbook: Workbook;
  /** Equal numbers: nothing that runs depend on has changed since the last request to the same worker. */
  readonly model: number;
  /** ISO 8601. */
  readonly time: string;
  readonly task: ReporterTask;
}

/** A file of a task. */
export interface ReporterFile {
  /** Without ending; made of names, so that whoever writes it makes it safe. */
  readonly name: string;
  /** Id of the format. */
  readonly format: string;
  readonly bytes: Uint8Array;
  /** Of a report: the language, and by section a hash of what is shown. */
  readonly shown?: { readonly language: Language; readonly sections: Readonly<Record<string, string>> };
  /** Of a page to be printed: what the print is to be stamped with. */
  readonly stamps?: readonly Stamp[];
}

export type ReporterReply =
  /** It is at work; `isWriting`: at a file, which says nothing until it is whole. */
  | { readonly type: 'alive'; readonly id: number; readonly isWriting: boolean }
  | { readonly type: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  /** Figures as SVG, by id. */
  | { readonly type: 'built'; readonly id: number; readonly built: BuiltReport; readonly drawn: readonly (readonly [id: string, svg: string])[] }
  /** Null: the model refuses the scenario, or there is nothing to show. */
  | { readonly type: 'file'; readonly id: number; readonly file: ReporterFile | null; readonly done: number; readonly total: number }
  | { readonly type: 'done'; readonly id: number }
  /** A bug. */
  | { readonly type: 'error'; readonly id: number; readonly message: string; readonly stack: string };

export interface ReporterTools {
  /** As SVG: for a page that has title and caption beside it, or by itself with both where no page is named. */
  readonly draw: (figure: Figure, page: PageSize | null) => string;
  readonly drawPng: (figure: Figure, page: PageSize | null) => Promise<Uint8Array>;
  /** Milliseconds of any clock. */
  readonly now: () => number;
  /** Tells what is there before the last reply. */
  readonly tell: (reply: ReporterReply) => void;
}

/** A sign of life this often, ms, is enough for the eye. */
const tellEvery = 100;
/** Size of a figure on a page, CSS pixels; letters stay as they are, so that they are read well at the width of the text. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

const pageSizes: { readonly [P in ReportDocument['paper']]: PageSize } = { a4: { width: 640, height: 300 }, letter: { width: 640, height: 300 }, slides: { width: 1060, height: 430 } };
const centimetresPerPixel = 2.54 / 96;

/** @returns does a request and gives its last reply */
export function createReporter(tools: ReporterTools): (request: ReporterRequest) => Promise<ReporterReply> {
  let kept: { readonly model: number; readonly work: ReportWork } | null = null;
  return async (request) => {
    const { id, task, workbook, model } = request;
    try {
      const work: ReportWork = kept?.model === model ? kept.work.withWorkbook(workbook) : new ReportWork(workbook);
      kept = { model, work };
      if (task.kind === 'files') await writeFiles(task, request, work, tools);
      else if (task.kind === 'figures') await writeFigures(task, request, work, tools);
      else {
        const built = drive(request, reportSteps(task.report, { workbook, work }, task.language, request.time), tools);
        return { type: 'built', id, built, drawn: figuresOf(built.document).map((figure) => {
          tools.tell({ type: 'alive', id, isWriting: false });
          return [figure.id, tools.draw(figure, pageSizes[built.document.paper])];
        }) };
      }
      return { type: 'done', id };
    } catch (error) {
      // A bug: the page shows and logs it, since a worker has no place of its own to do so.
      return { type: 'error', id, message: error instanceof Error ? error.message : String(error), stack: error instanceof Error ? (error.stack ?? '') : '' };
    }
  };
}

function drive<Answer>({ id }: ReporterRequest, steps: Steps<Answer>, { now, tell }: ReporterTools): Answer {
  for (let told = now(); ; ) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (now() - told < tellEvery) continue;
    told = now();
    tell({ type: 'progress', id, ...step.value });
  }
}

function figuresOf({ blocks }: ReportDocument): readonly Figure[] {
  return blocks.flatMap((block) => (block.kind === 'figure' ? [block.figure] : []));
}

type TaskOf<Kind extends ReporterTask['kind']> = Extract<ReporterTask, { readonly kind: Kind }>;

async function writeFiles({ report, languages, formats }: TaskOf<'files'>, request: ReporterRequest, work: ReportWork, tools: ReporterTools): Promise<void> {
  const { id, workbook, time } = request;
  const total = languages.length * formats.length;
  let done = 0;
  for (const language of languages) {
    const { document, sections } = drive(request, reportSteps(report, { workbook, work }, language, time), tools);
    const pictures = await picturesOf(document, formats.some((format) => exporterOf(format)?.needsWindow === true), tools, id);
    for (const format of formats) {
      tools.tell({ type: 'alive', id, isWriting: true });
      const made = await reportFile(report, format === 'xlsx' ? withReplication(document, work, workbook) : document, pictures, format);
      const file = { ...made, shown: { language, sections: Object.fromEntries(sections.map((each) => [each.id, each.hash])) } };
      done += 1;
      tools.tell({ type: 'file', id, file, done, total });
    }
  }
}

async function picturesOf(document: ReportDocument, withDots: boolean, { draw, drawPng, tell }: ReporterTools, id: number): Promise<ReadonlyMap<string, Picture>> {
  const pictures = new Map<string, Picture>();
  const size = pageSizes[document.paper];
  const onPaper = { width: size.width * centimetresPerPixel, height: size.height * centimetresPerPixel };
  for (const figure of figuresOf(document)) {
    tell({ type: 'alive', id, isWriting: true });
    pictures.set(figure.id, { ...onPaper, svg: draw(figure, size), png: withDots ? await drawPng(figure, size) : null });
  }
  return pictures;
}

async function reportFile(report: SavedReport, document: ReportDocument, pictures: ReadonlyMap<string, Picture>, format: string): Promise<ReporterFile> {
  const name = `${report.name} - ${languageTag(document.language)}`;
  if (format === 'pdf') return { name, format, bytes: reportHtml(document, pictures), stamps: reportStamps(document) };
  const exporter = exporterOf(format);
  if (exporter === undefined) throw new Error(`Bug: no report format ${format}`);
  return { name, format, bytes: await exporter.write(document, pictures) };
}

/** `pdf` has none: it is printed from the page. */
function exporterOf(format: string): ReportExporter | undefined {
  return reportExporters.find(({ id }) => id === format);
}

/** How file names and the command line call a language. */
export function languageTag(language: Language): string {
  return language === 'en' ? 'en' : 'zh-Hant';
}

async function writeFigures({ charts, scenarios, formats, language }: TaskOf<'figures'>, request: ReporterRequest, work: ReportWork, tools: ReporterTools): Promise<void> {
  const { id, workbook, time } = request;
  const total = charts.length * scenarios.length * formats.length;
  let done = 0;
  for (const scenarioId of scenarios) {
    for (const chart of charts) {
      tools.tell({ type: 'alive', id, isWriting: false });
      const drawn = figureOf(work, workbook, chart, scenarioId, language, time);
      for (const format of formats) {
        tools.tell({ type: 'alive', id, isWriting: true });
        const file = drawn === null ? null : { name: `${workbook.name} - ${drawn.scenario} - ${drawn.figure.title}`, format, bytes: await figureBytes(drawn, format, tools) };
        done += 1;
        tools.tell({ type: 'file', id, file, done, total });
      }
    }
  }
}

interface StampedFigure {
  readonly figure: Figure;
  /** Its name in the language. */
  readonly scenario: string;
  readonly stamp: Stamp;
}

function figureOf(work: ReportWork, workbook: Workbook, chart: string, scenarioId: string, language: Language, time: string): StampedFigure | null {
  try {
    const scenario = work.scenario(scenarioId);
    const figure = reportFigure({ workbook, work, language, date: dateText(time, language) }, chart, scenario, []);
    if (figure.empty !== null) return null;
    return { figure, scenario: scenarioName(scenario, language), stamp: stampOf(scenario, work.provenance(scenario), { subject: figure.id, tables: [figureTable(figure)], seed: figure.seed ?? null, time }) };
  } catch (error) {
    // A scenario that the model refuses has no figures; the sum of what was written says so.
    if (error instanceof SectionRefused) return null;
    throw error;
  }
}

async function figureBytes({ figure, stamp }: StampedFigure, format: FigureFormat, { draw, drawPng }: ReporterTools): Promise<Uint8Array> {
  if (format === 'csv') return strToU8(figureCsv(figure));
  return embedStamps(format === 'svg' ? strToU8(draw(figure, null)) : await drawPng(figure, null), [stamp]);
}
