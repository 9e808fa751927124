import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Language } from '../../../shared/base/localized.ts';
import type { SavedReport } from '../../../shared/document/savedReport.ts';
import { bytesOfDataUrl } from '../../../shared/interchange/dataUrl.ts';
import type { ReportBlock } from '../../../shared/interchange/reportDocument.ts';
import { reportTemplate } from '../../../shared/reports/templates/registry.ts';
import { t } from '../../../shared/text/messages.ts';
import { Button } from '../../controls/Button.tsx';
import { previewLanguage, refreshSections, type ShownSection, shownSections } from '../../state/reports.ts';
import { translate } from '../../state/translate.ts';
import { workbook } from '../../state/workbook.ts';
import { BlockView } from './BlockView.tsx';
import { type MeasuredBlock, paginate, type PlacedBlock } from './paginate.ts';

/** Pages at 96 dots an inch, with the margins of the printed ones. */
const sheets = {
  a4: { width: 794, height: 1123, top: 67, bottom: 72, side: 68 },
  letter: { width: 816, height: 1056, top: 67, bottom: 72, side: 67 },
  slides: { width: 1280, height: 720, top: 53, bottom: 58, side: 58 },
} as const;

interface Piece {
  readonly key: string;
  readonly block: ReportBlock;
  readonly shown: ShownSection;
  /** Whether it is the first of its section. */
  readonly isFirst: boolean;
  readonly number: number;
}

function piecesOf(sections: readonly ShownSection[]): readonly Piece[] {
  const counted = { figure: 0, table: 0 };
  return sections.flatMap((shown) => shown.section.blocks.map((block, index): Piece => {
    const number = block.kind === 'figure' || block.kind === 'table' ? (counted[block.kind] += 1) : 0;
    return { key: `${shown.section.id}-${index}`, block, shown, isFirst: index === 0, number };
  }));
}

/** The report as pages. Sections that no longer hold are marked, each with a way to refresh it. */
export function Preview({ report }: { readonly report: SavedReport }) {
  const language = previewLanguage.value;
  const sections = shownSections.value;
  const { currency, name } = workbook.value;
  const pieces = useMemo(() => piecesOf(sections), [sections]);
  const sheet = sheets[report.paper] ?? sheets.a4;
  const { look, footer } = reportTemplate(report.template);
  const host = useRef<HTMLDivElement>(null);
  const measure = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState<readonly (readonly PlacedBlock[])[]>([]);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const watcher = new ResizeObserver(() => setWidth(element.clientWidth));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (measure.current !== null) setPages(paginate(measuredIn(measure.current, pieces, report.paper === 'slides', look.titlePage), sheet.height - sheet.top - sheet.bottom));
  }, [pieces, report.paper, report.template, report.logo]);
  const byKey = new Map(pieces.map((piece) => [piece.key, piece]));
  const zoom = width === 0 ? 1 : Math.min(1.25, Math.max(0.3, (width - 32) / sheet.width));
  const logo = report.logo !== undefined && bytesOfDataUrl(report.logo) !== null ? report.logo : null;
  const lang = language === 'en' ? 'en' : 'zh-Hant-TW';
  const variables = { '--accent-of-report': look.accent, '--body': `${look.bodyPoints}pt` };
  const props = { language, currency, logo, hasOwnPage: look.titlePage };
  const foot = report.footer.trim() === '' ? footer[language] : report.footer;
  return (
    <div class="reportPreview" ref={host} tabIndex={0} role="region" aria-label={`${translate('reportPanel.preview')}: ${report.name === '' ? name : report.name}`} data-testid="reportPreview">
      <div class={`reportMeasure reportPaper ${look.font} ${report.paper}`} ref={measure} lang={lang} aria-hidden="true" style={{ ...variables, width: `${sheet.width - 2 * sheet.side}px` }}>
        {pieces.map((piece) => <div key={piece.key} class="reportBlock" data-key={piece.key}><BlockView {...props} block={piece.block} number={piece.number} picture={pictureOf(piece)} /></div>)}
      </div>
      <p class="previewNote" data-testid="previewNote">{translate('reportPanel.previewNote')}</p>
      <div class="reportPages" style={{ zoom: String(zoom) }}>
        {pages.map((placed, index) => (
          <section
            key={index}
            class={`reportPage reportPaper ${look.font} ${report.paper}`}
            lang={lang}
            aria-label={translate('reportPanel.page', { page: index + 1, pages: pages.length })}
            data-testid={`reportPage-${index + 1}`}
            style={{ ...variables, width: `${sheet.width}px`, height: `${sheet.height}px`, padding: `${sheet.top}px ${sheet.side}px ${sheet.bottom}px` }}
          >
            {placed.map(({ key, from, to }) => {
              const piece = byKey.get(key);
              return piece === undefined ? null : (
                <Placed key={`${key}-${from}`} piece={piece} from={from}>
                  <BlockView {...props} block={piece.block} number={piece.number} picture={pictureOf(piece)} {...(to > 0 ? { rows: { from, to } } : {})} />
                </Placed>
              );
            })}
            <PageFoot footer={foot} page={index + 1} pages={pages.length} language={language} side={sheet.side} />
          </section>
        ))}
      </div>
    </div>
  );
}

function pictureOf({ block, shown }: Piece): string {
  return block.kind === 'figure' ? (shown.pictures.get(block.figure.id) ?? '') : '';
}

function Placed({ piece: { shown, isFirst }, from, children }: { readonly piece: Piece; readonly from: number; readonly children: preact.ComponentChildren }) {
  const { isStale, section } = shown;
  return (
    <div class={`reportBlock ${isStale ? 'stale' : ''}`} data-section={section.id}>
      {isStale && isFirst && from === 0 && (
        <span class="staleTag">
          {translate('reportPanel.staleMark')}
          <Button kind="quiet" testId={`refresh-${section.id}`} onClick={() => refreshSections([section.id])}>{translate('reportPanel.refresh')}</Button>
        </span>
      )}
      {children}
    </div>
  );
}

function PageFoot({ footer, page, pages, language, side }: { readonly footer: string; readonly page: number; readonly pages: number; readonly language: Language; readonly side: number }) {
  return (
    <footer class="reportFoot" style={{ left: `${side}px`, right: `${side}px` }}>
      <span>{footer}</span>
      <span>{t(language, 'reportFile.pageOf', { page, pages })}</span>
    </footer>
  );
}

/** Heights of what stands in the hidden copy. */
function measuredIn(host: HTMLElement, pieces: readonly Piece[], isSlides: boolean, hasTitlePage: boolean): readonly MeasuredBlock[] {
  const elements = new Map([...host.children].map((element) => [(element as HTMLElement).dataset['key'] ?? '', element as HTMLElement]));
  return pieces.flatMap(({ key, block }, index): readonly MeasuredBlock[] => {
    const element = elements.get(key);
    const before = pieces[index - 1]?.block.kind;
    if (element === undefined || block.kind === 'pageBreak') return [];
    const height = element.offsetHeight;
    // A warning before the first slide stands on it.
    const startsPage = before === 'pageBreak' || (isSlides && block.kind === 'heading' && block.level === 1 && index > 0 && before !== 'warning');
    const rows = block.kind === 'table' ? [...element.querySelectorAll<HTMLElement>('tbody > tr')].map((row) => row.offsetHeight) : undefined;
    return [{
      key, startsPage, endsPage: block.kind === 'title' && hasTitlePage, keepsNext: block.kind === 'heading',
      ...(rows === undefined ? { height } : { rows, height: height - rows.reduce((sum, each) => sum + each, 0) }),
    }];
  });
}
