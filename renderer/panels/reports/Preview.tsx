import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SavedReport } from '../../../shared/document/savedReport.ts';
import { Button } from '../../controls/Button.tsx';
import { isPaused, noteLayout, refreshSections, shownDocument, shownSections } from '../../state/reports.ts';
import { translate } from '../../state/translate.ts';
import { workbook } from '../../state/workbook.ts';
import { buildSheets, type Sheets } from './sheets.ts';

/** A mark beside the first block of a section that no longer holds. */
interface StaleMark {
  readonly section: string;
  /** Pixels of paper from the first sheet. */
  readonly top: number;
}

/** The report on its sheets, as it is printed. Sections that no longer hold are marked, each with a way to refresh it. */
export function Preview({ report }: { readonly report: SavedReport }) {
  const host = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const scale = useRef<HTMLDivElement>(null);
  const room = useWidth(host);
  const sheets = useSheets(place);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [marks, setMarks] = useState<readonly StaleMark[]>([]);
  const stale = shownSections.value.filter(({ isStale }) => isStale).map(({ section }) => section.id).join(' ');
  const zoom = room === 0 || size.width === 0 ? 1 : Math.min(1.25, Math.max(0.3, (room - 32) / size.width));
  useLayoutEffect(() => {
    scale.current?.querySelector('.sheetsHost')?.replaceChildren(...(sheets === null ? [] : [sheets.host]));
    if (sheets === null) {
      setSize({ width: 0, height: 0 });
      setMarks([]);
      return;
    }
    setSize({ width: sheets.elements[0]?.offsetWidth ?? 0, height: sheets.host.offsetHeight });
  }, [sheets]);
  useLayoutEffect(() => {
    if (sheets !== null) setMarks(markStale(sheets, new Set(stale.split(' ')), zoom));
  }, [sheets, stale]);
  const pages = sheets?.elements.length ?? 0;
  sheets?.elements.forEach((sheet, index) => {
    sheet.dataset['testid'] = `reportPage-${index + 1}`;
    sheet.ariaLabel = translate('reportPanel.page', { page: index + 1, pages });
  });
  return (
    <div class="reportPreview" ref={host} tabIndex={0} role="region" aria-label={`${translate('reportPanel.preview')}: ${report.name === '' ? workbook.value.name : report.name}`} data-testid="reportPreview">
      <div class="layoutPlace" ref={place} aria-hidden="true" />
      {sheets?.hasFonts === false && <p class="previewNote" data-testid="previewNote">{translate('reportPanel.fontsMissing')}</p>}
      <div class="reportPages" style={{ width: `${size.width * zoom}px`, height: `${size.height * zoom}px` }}>
        <div class="reportScale" ref={scale} style={{ width: `${size.width}px`, transform: `scale(${zoom})` }}>
          <div class="sheetsHost" />
          {marks.map(({ section, top }) => (
            <span key={section} class="staleTag" style={{ top: `${top}px` }}>
              {translate('reportPanel.staleMark')}
              <Button kind="quiet" testId={`refresh-${section}`} onClick={() => refreshSections([section])}>{translate('reportPanel.refresh')}</Button>
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const watcher = new ResizeObserver(() => setWidth(current.clientWidth));
    watcher.observe(current);
    return () => watcher.disconnect();
  }, []);
  return width;
}

/** The sheets of what is shown. While new ones are laid out, those from before stay; a change overtakes, and the person may stop it. */
function useSheets(place: { readonly current: HTMLElement | null }): Sheets | null {
  const [sheets, setSheets] = useState<Sheets | null>(null);
  const shown = shownDocument.value;
  const isStopped = isPaused.value;
  useEffect(() => {
    const { current } = place;
    // Those of another language would be no preview of this one.
    if (shown === null) setSheets(null);
    if (shown === null || current === null || isStopped) return undefined;
    const sections = shownSections.peek();
    const stop = new AbortController();
    noteLayout(0);
    const request = {
      report: shown, place: current, heard: noteLayout,
      pictures: new Map(sections.flatMap(({ pictures }) => [...pictures])),
      sections: new Map(sections.flatMap(({ section }) => section.blocks.map((block) => [block, section.id] as const))),
    };
    void buildSheets(request, stop.signal)
      .then((built) => {
        if (built !== null && !stop.signal.aborted) setSheets(built);
      })
      .finally(() => {
        if (!stop.signal.aborted) noteLayout(null);
      });
    return () => {
      stop.abort();
      noteLayout(null);
    };
  }, [shown, isStopped]);
  return sheets;
}

/** Marks the blocks of sections; @returns where each of those sections begins */
function markStale({ host, elements }: Sheets, stale: ReadonlySet<string>, zoom: number): readonly StaleMark[] {
  const begins = new Map<string, number>();
  const above = host.getBoundingClientRect().top;
  for (const block of elements.flatMap((sheet) => [...sheet.querySelectorAll<HTMLElement>('[data-section]')])) {
    const section = block.dataset['section'] ?? '';
    const isStale = stale.has(section);
    block.classList.toggle('stale', isStale);
    if (isStale && !begins.has(section)) begins.set(section, (block.getBoundingClientRect().top - above) / zoom);
  }
  return [...begins].map(([section, top]) => ({ section, top }));
}
