import { signal } from '@preact/signals-core';
import { useState } from 'preact/hooks';
import { reportsAddSection } from '../../../shared/document/commands/reportsAddSection.ts';
import { reportsMoveSection } from '../../../shared/document/commands/reportsMoveSection.ts';
import { reportsRemoveSection } from '../../../shared/document/commands/reportsRemoveSection.ts';
import { nextSectionId, type ReportSection, type SavedReport } from '../../../shared/document/savedReport.ts';
import { chartById } from '../../../shared/charts/registry.ts';
import { plainMarkup } from '../../../shared/reports/markup.ts';
import { sectionKind, sectionKinds } from '../../../shared/reports/sections/registry.ts';
import { reportTable } from '../../../shared/reports/tables/registry.ts';
import { Button } from '../../controls/Button.tsx';
import { Icon } from '../../controls/Icon.tsx';
import { MenuButton } from '../../controls/MenuButton.tsx';
import { changedSinceExport, changeReports, refreshSections, staleSections } from '../../state/reports.ts';
import { language } from '../../state/settings.ts';
import { announce } from '../../state/toasts.ts';
import { localized, translate } from '../../state/translate.ts';
import { chartOptions, SectionForm } from './SectionForm.tsx';

/** The section whose parameters are shown. */
export const openSection = signal<string | null>(null);

/** The sections in their order; the one that is open shows its parameters below. */
export function SectionList({ report }: { readonly report: SavedReport }) {
  const [over, setOver] = useState<number | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const stale = new Set(staleSections.value.get(report.id) ?? []);
  const changed = new Set(changedSinceExport.value.get(report.id) ?? []);
  const drop = (index: number): void => {
    if (dragged !== null) changeReports(reportsMoveSection, { id: report.id, section: dragged, index });
    setDragged(null);
    setOver(null);
  };
  return (
    <section class="sectionList" aria-label={translate('reportPanel.sections')}>
      <div class="reportHead">
        <h3>{translate('reportPanel.sections')}</h3>
        <AddSection report={report} />
      </div>
      <p class="visuallyHidden" id="sectionsHelp">{translate('reportPanel.sectionsHelp')}</p>
      <ol>
        {report.sections.map((section, index) => (
          <li
            key={section.id}
            class={over === index ? 'dropBefore' : ''}
            draggable
            onDragStart={(event) => {
              event.dataTransfer?.setData('text/plain', section.id);
              setDragged(section.id);
            }}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              setOver(index);
            }}
            onDrop={(event) => {
              event.preventDefault();
              drop(index);
            }}
            onDragEnd={() => {
              setDragged(null);
              setOver(null);
            }}
          >
            <SectionLine report={report} section={section} index={index} isStale={stale.has(section.id)} isChanged={changed.has(section.id)} />
          </li>
        ))}
        <li
          class={`sectionEnd ${over === report.sections.length ? 'dropBefore' : ''}`}
          aria-hidden="true"
          onDragOver={(event) => {
            if (dragged === null) return;
            event.preventDefault();
            setOver(report.sections.length);
          }}
          onDrop={(event) => {
            event.preventDefault();
            drop(report.sections.length);
          }}
        />
      </ol>
    </section>
  );
}

interface LineProps {
  readonly report: SavedReport;
  readonly section: ReportSection;
  readonly index: number;
  readonly isStale: boolean;
  /** Since it was exported. */
  readonly isChanged: boolean;
}

function SectionLine({ report, section, index, isStale, isChanged }: LineProps) {
  const isOpen = openSection.value === section.id;
  return (
    <>
      <div class="sectionLine">
        <button
          type="button"
          class="sectionButton"
          aria-expanded={isOpen}
          aria-describedby="sectionsHelp"
          data-testid={`section-line-${section.id}`}
          onClick={() => (openSection.value = isOpen ? null : section.id)}
          onKeyDown={(event) => onKey(event, report, section, index)}
        >
          <span class="dragGrip" aria-hidden="true">⋮⋮</span>
          <span class="sectionName">{sectionLabel(section)}</span>
          <span class="muted sectionHint">{hintOf(section)}</span>
          {isChanged && <span class="changedDot" role="img" aria-label={translate('reportPanel.changedMark')} title={translate('reportPanel.changedMark')} data-testid={`changed-${section.id}`}>●</span>}
        </button>
        {isStale && (
          <Button kind="quiet" testId={`stale-${section.id}`} title={translate('reportPanel.staleMark')} onClick={() => refreshSections([section.id])}>
            <Icon name="warning" />
            {translate('reportPanel.refresh')}
          </Button>
        )}
        <Button kind="icon quiet" label={translate('reportPanel.up')} disabled={index === 0} onClick={() => move(report, section, index - 1, index)}><span aria-hidden="true">↑</span></Button>
        <Button kind="icon quiet" label={translate('reportPanel.down')} disabled={index === report.sections.length - 1} onClick={() => move(report, section, index + 2, index + 1)}><span aria-hidden="true">↓</span></Button>
        <Button kind="icon quiet" label={translate('reportPanel.removeSection')} testId={`remove-${section.id}`} onClick={() => remove(report, section, index)}><Icon name="trash" /></Button>
      </div>
      {isOpen && <SectionForm report={report} section={section} />}
    </>
  );
}

export function sectionLabel({ kind }: ReportSection): string {
  const known = sectionKind(kind);
  return known === undefined ? translate('reportPanel.unknown', { kind }) : localized(known.label);
}

/** What tells two sections of one kind apart. */
function hintOf({ kind, parameters }: ReportSection): string {
  const chart = kind === 'chart' ? chartOptions().find(({ id }) => id === parameters['chart']) : undefined;
  if (chart !== undefined) return chart.text;
  const named = kind === 'chart' ? chartById(parameters['chart'] ?? '')?.label : kind === 'table' ? reportTable(parameters['table'] ?? '')?.label : undefined;
  if (named !== undefined) return localized(named);
  const [first, second] = language.value === 'en' ? ['en', 'zhHant'] : ['zhHant', 'en'];
  const words = [first, second].flatMap((spoken) => [parameters[`title.${spoken}`], parameters[`text.${spoken}`]]).find((each) => each !== undefined && each !== '') ?? '';
  return plainMarkup(words).slice(0, 60);
}

function onKey(event: KeyboardEvent, report: SavedReport, section: ReportSection, index: number): void {
  if (event.altKey && event.key === 'ArrowUp') move(report, section, index - 1, index);
  else if (event.altKey && event.key === 'ArrowDown') move(report, section, index + 2, index + 1);
  else if (event.key === 'Delete') remove(report, section, index);
  else if (!event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) focusLine(report.sections[index + (event.key === 'ArrowUp' ? -1 : 1)]?.id);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** @param before  index of the present section before which it is put; @param place  its number afterwards less one */
function move(report: SavedReport, section: ReportSection, before: number, place: number): void {
  if (before < 0 || before > report.sections.length) return;
  if (!changeReports(reportsMoveSection, { id: report.id, section: section.id, index: before })) return;
  announce(translate('reportPanel.moved', { section: sectionLabel(section), place: place < 0 ? 1 : before > place ? place + 1 : place, count: report.sections.length }));
  focusLine(section.id);
}

function remove(report: SavedReport, section: ReportSection, index: number): void {
  if (!changeReports(reportsRemoveSection, { id: report.id, section: section.id })) return;
  focusLine((report.sections[index + 1] ?? report.sections[index - 1])?.id);
}

/** Once the page has it in its new place. */
function focusLine(id: string | undefined): void {
  if (id !== undefined) requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-testid="section-line-${CSS.escape(id)}"]`)?.focus());
}

function AddSection({ report }: { readonly report: SavedReport }) {
  const add = (kind: string): void => {
    const open = report.sections.findIndex(({ id }) => id === openSection.peek());
    const id = nextSectionId(report.sections);
    if (!changeReports(reportsAddSection, { id: report.id, kind, parameters: {}, index: open < 0 ? report.sections.length : open + 1 })) return;
    openSection.value = id;
    focusLine(id);
  };
  return (
    <MenuButton class="button" label={translate('reportPanel.add')} testId="addSection" entries={sectionKinds.map(({ id, label }) => ({ id: `section-${id}`, label: localized(label), run: () => add(id) }))}>
      <Icon name="plus" />
      {translate('reportPanel.add')}
    </MenuButton>
  );
}
