/**
 * Report specification + workbook -> report document, section by section.
 *
 * Owns: the order, the master flag on the page, the stamp, and what stands where a section cannot be built. Does not own: sections
 * (`sections/`), runs (`reportWork.ts`), formats (`interchange/exporters`). Pure: the time comes in as text.
 */
import type { Steps } from '../analysis/steps.ts';
import type { Language } from '../base/localized.ts';
import type { ReportSection, SavedReport } from '../document/savedReport.ts';
import { papers } from '../document/savedReport.ts';
import type { Workbook } from '../document/document.ts';
import { baseScenario } from '../drivers/scenario.ts';
import type { Scenario } from '../drivers/scenario.ts';
import { modelVersion } from '../engine/modelVersion.ts';
import type { ReportBlock, ReportDocument } from '../interchange/reportDocument.ts';
import { dataHash } from '../interchange/stamps/stampOf.ts';
import { describe, t } from '../text/messages.ts';
import { bytesOfDataUrl } from '../interchange/dataUrl.ts';
import { contentHash, tablesOf } from './contentHash.ts';
import type { ReportContext } from './reportContext.ts';
import { SectionRefused } from './sectionRefused.ts';
import { dateText } from './reportText.ts';
import { ReportWork } from './reportWork.ts';
import { SectionParameters } from './sectionParameters.ts';
import { masterWarnings } from './sections/checks.ts';
import { sectionKind } from './sections/registry.ts';
import { reportTemplate } from './templates/registry.ts';

export interface BuiltSection {
  /** `warnings` for what stands before all others. */
  readonly id: string;
  readonly blocks: readonly ReportBlock[];
  /** SHA-256 of what is shown, footnotes left out: when it differs, what was built before is out of date. */
  readonly hash: string;
}

export interface BuiltReport {
  readonly document: ReportDocument;
  /** In the order of the document; their blocks make it up. */
  readonly sections: readonly BuiltSection[];
}

export interface ReportSource {
  readonly workbook: Workbook;
  /** Runs that another report or language has done already. */
  readonly work?: ReportWork;
}

/** The report in one language, a step a section. */
export function* reportSteps(report: SavedReport, { workbook, work = new ReportWork(workbook) }: ReportSource, language: Language, time: string): Steps<BuiltReport> {
  const context = contextOf(report, workbook, work, language, time);
  const total = report.sections.length + 1;
  const warnings = context === null ? warningOf(language, new SectionRefused('report.noScenario', { name: report.scenario })) : yield* warningSteps(context);
  const built: BuiltSection[] = [];
  for (const [index, section] of report.sections.entries()) {
    yield { done: index + 1, total };
    if (context !== null) built.push(sectionOf(section.id, yield* blockSteps(section, context)));
  }
  const [first, ...others] = built;
  const isTitled = first?.blocks[0]?.kind === 'title';
  const atTop = warnings.length === 0 ? [] : [sectionOf('warnings', warnings)];
  const sections = [...(isTitled && first !== undefined ? [first] : []), ...atTop, ...(isTitled || first === undefined ? [] : [first]), ...others];
  return { document: documentOf(report, work, context, language, time, sections), sections };
}

/** The report in one language. */
export function buildReport(report: SavedReport, source: ReportSource, language: Language, time: string): ReportDocument {
  const steps = reportSteps(report, source, language, time);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value.document;
  }
}

/** The same chart may stand in a report several times: pictures are found by the figure's id, so that it carries the section's. */
function sectionOf(id: string, made: readonly ReportBlock[]): BuiltSection {
  const blocks = made.map((block) => (block.kind === 'figure' ? { ...block, figure: { ...block.figure, id: `${id}-${block.figure.id}` } } : block));
  return { id, blocks, hash: contentHash(blocks) };
}

/** @returns null when the report's scenario is gone */
function contextOf(report: SavedReport, workbook: Workbook, work: ReportWork, language: Language, time: string): ReportContext | null {
  try {
    const scenario = work.scenario(report.scenario);
    return { workbook, language, scenario, work, stamp: stampWithout(report, work, scenario, time), date: dateText(time, language), footer: footerOf(report, language) };
  } catch (error) {
    if (error instanceof SectionRefused) return null;
    throw error;
  }
}

function stampWithout({ template }: SavedReport, work: ReportWork, scenario: Scenario, time: string): ReportContext['stamp'] {
  const { workbook, scenario: hash } = work.provenance(scenario);
  return { model: modelVersion, workbookHash: workbook, scenario: scenario.id, scenarioHash: hash, seed: null, time, subject: template };
}

function* warningSteps(context: ReportContext): Steps<readonly ReportBlock[]> {
  try {
    return yield* masterWarnings(context);
  } catch (error) {
    return warningOf(context.language, error);
  }
}

function* blockSteps({ kind: id, parameters: given }: ReportSection, context: ReportContext): Steps<readonly ReportBlock[]> {
  const kind = sectionKind(id);
  if (kind === undefined) return warningOf(context.language, new SectionRefused('report.unknownSection', { kind: id }));
  const parameters = new SectionParameters(given, kind.parameters);
  try {
    if (kind.prepare !== undefined) yield* kind.prepare(context, parameters);
    return kind.blocks(context, parameters);
  } catch (error) {
    return warningOf(context.language, error);
  }
}

/** @throws what is no refusal: a bug */
function warningOf(language: Language, error: unknown): readonly ReportBlock[] {
  if (!(error instanceof SectionRefused)) throw error;
  return [{ kind: 'warning', runs: [{ text: describe(language, error.failure) }] }];
}

function footerOf({ footer, template }: SavedReport, language: Language): string {
  return footer.trim() === '' ? reportTemplate(template).footer[language] : footer;
}

function documentOf(report: SavedReport, work: ReportWork, context: ReportContext | null, language: Language, time: string, sections: readonly BuiltSection[]): ReportDocument {
  const blocks = sections.flatMap((each) => each.blocks);
  const titled = blocks.find((block) => block.kind === 'title');
  const stamp = { ...(context?.stamp ?? stampWithout(report, work, baseScenario, time)), dataHash: dataHash(tablesOf(blocks)) };
  return {
    language, title: titled === undefined || titled.kind !== 'title' ? t(language, 'report.titleOf', { name: report.name }) : titled.title,
    paper: papers.includes(report.paper) ? report.paper : papers[0],
    footer: footerOf(report, language), logo: report.logo === undefined ? null : bytesOfDataUrl(report.logo), currency: work.workbook.currency, look: reportTemplate(report.template).look, stamp, blocks,
  };
}
