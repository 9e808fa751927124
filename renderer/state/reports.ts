/**
 * The reports of the workbook on the screen: which one is looked at, what it shows, and what of that is out of date.
 *
 * Owns: building the report again once the person rests, holding what was built against what is shown, and refreshing. A section
 * stays as it is shown until it is refreshed, and is marked once it would be built otherwise; a section whose own words were changed
 * follows at once, as do warnings. Does not own: the thread (`reporter.ts`), or writing files (`reportExports.ts`).
 */
import { batch, computed, effect, signal, untracked } from '@preact/signals-core';
import type { Language } from '../../shared/base/localized.ts';
import type { Command } from '../../shared/document/commands/command.ts';
import { reportsAdd } from '../../shared/document/commands/reportsAdd.ts';
import { reportsRemove } from '../../shared/document/commands/reportsRemove.ts';
import { nameKey } from '../../shared/document/document.ts';
import { freeName, nextIds } from '../../shared/document/newRows.ts';
import type { SavedReport } from '../../shared/document/savedReport.ts';
import type { BuiltReport, BuiltSection } from '../../shared/reports/buildReport.ts';
import type { ReportDocument } from '../../shared/interchange/reportDocument.ts';
import { contentFromTemplate, reportTemplate } from '../../shared/reports/templates/registry.ts';
import { currentTab } from './place.ts';
import { isReporting, reporterProgress, runTask, stopReporter } from './reporter.ts';
import { language } from './settings.ts';
import { showToast } from './toasts.ts';
import { explain, localized } from './translate.ts';
import { dispatch, scenarioId, workbook, workbookSerial } from './workbook.ts';

/** A section as it is shown. */
export interface ShownSection {
  readonly section: BuiltSection;
  /** Its figures as SVG, by id. */
  readonly pictures: ReadonlyMap<string, string>;
  /** It would be built otherwise by now. */
  readonly isStale: boolean;
}

interface Accepted {
  readonly section: BuiltSection;
  readonly pictures: ReadonlyMap<string, string>;
  /** What the person asked for: the section's kind and parameters and what the whole report is about. */
  readonly asked: string;
}

/** What a report came to in a language, and of what. */
interface Kept {
  readonly workbook: typeof workbook.value;
  readonly built: BuiltReport;
  readonly pictures: ReadonlyMap<string, string>;
  readonly accepted: ReadonlyMap<string, Accepted>;
}

const chosen = signal<string | null>(null);
/** The report that is looked at; the first one where none was chosen. */
export const currentReport = computed<SavedReport | null>(() => {
  const { reports } = workbook.value;
  return reports.find(({ id }) => id === chosen.value) ?? reports[0] ?? null;
});
const wantedLanguage = signal<Language | null>(null);
/** The language of the preview: one of the report's. */
export const previewLanguage = computed<Language>(() => {
  const spoken = currentReport.value?.languages ?? [];
  const wanted = wantedLanguage.value ?? language.value;
  return spoken.includes(wanted) ? wanted : (spoken.find((each) => each === 'en' || each === 'zhHant') ?? 'en');
});
/** By report and language. */
const kept = signal<ReadonlyMap<string, Kept>>(new Map());
const failure = signal<string | null>(null);
/** Why the report could not be built: a bug, which is in the log. */
export const buildFailure = computed(() => failure.value);
const paused = signal(false);
/** Whether the person stopped the building of what is looked at. */
export const isPaused = computed(() => paused.value);

const keyOf = (report: string, spoken: Language): string => `${report} ${spoken}`;

/** What a section shows depends on these words of the whole report. */
function askedOf(report: SavedReport, id: string): string {
  const section = report.sections.find((each) => each.id === id);
  return JSON.stringify([section?.kind, section?.parameters, report.scenario]);
}

function shownOf(report: SavedReport | null, spoken: Language): readonly ShownSection[] {
  const known = report === null ? undefined : kept.value.get(keyOf(report.id, spoken));
  if (report === null || known === undefined) return [];
  const fresh = new Map(known.built.sections.map((each) => [each.id, each]));
  const order = known.built.sections.filter(({ id }) => id === 'warnings' || report.sections.some((each) => each.id === id)).map(({ id }) => id);
  return order.flatMap((id): readonly ShownSection[] => {
    const accepted = known.accepted.get(id);
    return accepted === undefined ? [] : [{ section: accepted.section, pictures: accepted.pictures, isStale: fresh.get(id)?.hash !== accepted.section.hash }];
  });
}

/** The preview of the report looked at, section by section. */
export const shownSections = computed<readonly ShownSection[]>(() => shownOf(currentReport.value, previewLanguage.value));
let lastShown: { readonly of: BuiltReport; readonly sections: readonly BuiltSection[]; readonly document: ReportDocument } | null = null;
/** The report looked at as it would be printed now, but for the sections that are shown as they were; the same object while nothing of it changes. */
export const shownDocument = computed<ReportDocument | null>(() => {
  const report = currentReport.value;
  const of = report === null ? undefined : kept.value.get(keyOf(report.id, previewLanguage.value))?.built;
  if (of === undefined) return null;
  const sections = shownSections.value.map(({ section }) => section);
  const isSame = lastShown?.of === of && lastShown.sections.length === sections.length && lastShown.sections.every((each, place) => each === sections[place]);
  if (!isSame || lastShown === null) lastShown = { of, sections, document: { ...of.document, blocks: sections.flatMap(({ blocks }) => blocks) } };
  return lastShown.document;
});
const sheetsDone = signal<number | null>(null);
/** How many sheets of the preview are laid out so far; null while none are. */
export const layoutProgress = computed(() => sheetsDone.value);
export function noteLayout(sheets: number | null): void {
  sheetsDone.value = sheets;
}
export const isBuilt = computed(() => currentReport.value !== null && kept.value.get(keyOf(currentReport.value.id, previewLanguage.value))?.workbook === workbook.value);

/** By report, the sections that no longer hold, of every report that was built in this sitting. */
export const staleSections = computed<ReadonlyMap<string, readonly string[]>>(() => new Map(workbook.value.reports.map((report) => [
  report.id,
  [...new Set((['en', 'zhHant'] as const).flatMap((spoken) => shownOf(report, spoken).filter(({ isStale }) => isStale).map(({ section }) => section.id)))],
])));

/** By report, the sections that would come out otherwise than in the last export; those of the languages that are built, and were exported. */
export const changedSinceExport = computed<ReadonlyMap<string, readonly string[]>>(() => new Map(workbook.value.reports.map((report) => [
  report.id,
  [...new Set((['en', 'zhHant'] as const).flatMap((spoken) => {
    const exported = report.exported?.sections[spoken];
    const built = kept.value.get(keyOf(report.id, spoken))?.built;
    if (exported === undefined || built === undefined) return [];
    return built.sections.filter(({ id, hash }) => id !== 'warnings' && exported[id] !== hash).map(({ id }) => id);
  }))],
])));

export function chooseReport(id: string): void {
  chosen.value = id;
}
export function choosePreviewLanguage(spoken: Language): void {
  wantedLanguage.value = spoken;
}

/** Shows what sections would be built as now. @param ids sections of the report looked at; all of them where left out */
export function refreshSections(ids?: readonly string[]): void {
  const report = currentReport.peek();
  if (report === null) return;
  const next = new Map(kept.peek());
  for (const spoken of ['en', 'zhHant'] as const) {
    const known = next.get(keyOf(report.id, spoken));
    if (known === undefined) continue;
    const accepted = new Map(known.accepted);
    for (const section of known.built.sections) if (ids === undefined || ids.includes(section.id)) accepted.set(section.id, acceptedOf(report, section, known.pictures));
    next.set(keyOf(report.id, spoken), { ...known, accepted });
  }
  kept.value = next;
}

function acceptedOf(report: SavedReport, section: BuiltSection, pictures: ReadonlyMap<string, string>): Accepted {
  return { section, asked: askedOf(report, section.id), pictures: new Map(section.blocks.flatMap((block) => (block.kind === 'figure' ? [[block.figure.id, pictures.get(block.figure.id) ?? ''] as const] : []))) };
}

function keep(report: SavedReport, spoken: Language, of: Kept['workbook'], built: BuiltReport, pictures: ReadonlyMap<string, string>): void {
  const key = keyOf(report.id, spoken);
  const before = kept.peek().get(key)?.accepted;
  const accepted = new Map(built.sections.map((section): readonly [string, Accepted] => {
    const old = before?.get(section.id);
    const follows = old === undefined || section.id === 'warnings' || old.section.hash === section.hash || old.asked !== askedOf(report, section.id);
    return [section.id, follows ? acceptedOf(report, section, pictures) : old];
  }));
  kept.value = new Map(kept.peek()).set(key, { workbook: of, built, pictures, accepted });
}

const isIdle = computed(() => reporterProgress.value === null);

/** Tries of a report that cannot be built. */
const mostTries = 2;

/** The person rests for so long before a report is built again. */
const rest = 350;

export interface ReportSurroundings {
  /** Runs a task later unless the returned function is called first. */
  readonly after: (milliseconds: number, task: () => void) => () => void;
  /** ISO 8601. */
  readonly time: () => string;
}

/** Follows the workbook while reports are looked at; @returns what stops it */
export function startReports({ after, time }: ReportSurroundings): () => void {
  let forget: (() => void) | null = null;
  let mine = false;
  let failed: { readonly of: typeof workbook.value; readonly key: string; readonly times: number } | null = null;
  /** The report looked at, then others whose sections may have gone out of date. */
  const nextWanted = (): { readonly report: SavedReport; readonly spoken: Language } | null => {
    const now = workbook.peek();
    // A thread that died is not the report's fault; a second time it is, and only a change is worth another try.
    const isGivenUp = (key: string): boolean => failed?.of === now && failed.key === key && failed.times >= mostTries;
    const isCurrent = (report: SavedReport, spoken: Language) => kept.peek().get(keyOf(report.id, spoken))?.workbook === now || isGivenUp(keyOf(report.id, spoken));
    const first = currentReport.peek();
    if (first !== null && !isCurrent(first, previewLanguage.peek())) return { report: first, spoken: previewLanguage.peek() };
    for (const report of now.reports) for (const spoken of ['en', 'zhHant'] as const) if (kept.peek().has(keyOf(report.id, spoken)) && !isCurrent(report, spoken)) return { report, spoken };
    return null;
  };
  const begin = (): void => {
    forget = null;
    const wanted = nextWanted();
    if (wanted === null || isReporting() || currentTab.peek() !== 'reports' || paused.peek()) return;
    const of = workbook.peek();
    const key = keyOf(wanted.report.id, wanted.spoken);
    mine = true;
    runTask(of, { kind: 'build', report: wanted.report, language: wanted.spoken }, time(), {
      ended: (end) => {
        mine = false;
        if (end.type === 'error') {
          failed = { of, key, times: failed?.of === of && failed.key === key ? failed.times + 1 : 1 };
          failure.value = end.message;
        }
        if (end.type !== 'built') return;
        batch(() => {
          failure.value = null;
          keep(wanted.report, wanted.spoken, of, end.built, new Map(end.drawn));
        });
      },
    });
  };
  const schedule = (milliseconds: number): void => {
    forget?.();
    forget = after(milliseconds, begin);
  };
  let serial = workbookSerial.peek();
  let built: typeof workbook.value | null = null;
  const stop = effect(() => {
    // Whoever had the thread is done with it: what waited goes on.
    void [workbook.value, currentReport.value, previewLanguage.value, paused.value, isIdle.value];
    const isShown = currentTab.value === 'reports';
    untracked(() => {
      if (serial !== workbookSerial.value) {
        serial = workbookSerial.value;
        kept.value = new Map();
        failure.value = null;
      }
      // An edit overtakes; leaving the sheet ends what only it was for.
      if (mine && (workbook.value !== built || !isShown || paused.value)) stopReporter();
      const isEdit = built !== workbook.value;
      built = workbook.value;
      if (isShown && !paused.value) schedule(isEdit && kept.value.size > 0 ? rest : 0);
    });
  });
  return () => {
    stop();
    forget?.();
    stopReporter();
    kept.value = new Map();
  };
}

/** Stops building until it is asked for again, or goes on. */
export function pauseReports(isStopped: boolean): void {
  paused.value = isStopped;
}

/** Runs a command about reports; a refusal is said. @returns whether it was done */
export function changeReports<Args>(command: Command<Args>, args: Args): boolean {
  const done = dispatch(command, args);
  if (!done.ok) showToast('error', () => explain(done.error));
  return done.ok;
}

/** A new report as a template has it, about the scenario in front, which is then looked at. */
export function addReport(templateId: string): void {
  const template = reportTemplate(templateId);
  const now = workbook.peek();
  const name = freeName(localized(template.label), new Set(now.reports.map((each) => nameKey(each.name))));
  const [id = ''] = nextIds(now, 'reports', 1);
  if (changeReports(reportsAdd, { name, content: contentFromTemplate(template, now, scenarioId.peek(), [language.peek()]) })) chosen.value = id;
}

export function removeReport(id: string): void {
  changeReports(reportsRemove, { id });
}
