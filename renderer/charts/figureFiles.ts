/** Takes a figure out of the program: as a file of one of several formats, or on the clipboard. Main asks where and writes. */
import { figureClipboard } from '../../shared/interchange/exporters/figureClipboard.ts';
import { figureCsv } from '../../shared/interchange/exporters/figureCsv.ts';
import { reportFamily } from '../../shared/interchange/exporters/reportStyles.ts';
import { xlsxReport } from '../../shared/interchange/exporters/xlsxReport.ts';
import type { Figure } from '../../shared/interchange/figure.ts';
import { figureReport } from '../../shared/interchange/figureReport.ts';
import type { Stamp } from '../../shared/interchange/stamp.ts';
import { escapeMarkup } from '../../shared/interchange/stamps/markupText.ts';
import { embedStamps } from '../../shared/interchange/stamps/registry.ts';
import { desktop } from '../state/desktop.ts';
import { showToast } from '../state/toasts.ts';
import { explain, translate } from '../state/translate.ts';
import { fileName } from './fileName.ts';
import { figurePng } from './figurePng.ts';
import { figureSvg } from './figureSvg.ts';
import { centimetresPerInch, type PictureSize } from './pictureSize.ts';

export const figureFormats = ['png', 'svg', 'pdf', 'csv', 'xlsx'] as const;
export type FigureFormat = (typeof figureFormats)[number];

/**
 * The bytes of a file of a figure. Pictures and workbooks carry the stamp; a CSV says where it comes from in its first lines.
 *
 * @throws if the browser cannot make the picture
 */
export async function figureFile(figure: Figure, format: FigureFormat, size: PictureSize, stamp: Stamp): Promise<Uint8Array> {
  switch (format) {
    case 'png':
      return embedStamps(await figurePng(figure, size), [stamp]);
    case 'svg':
      return embedStamps(new TextEncoder().encode(figureSvg(figure, size)), [stamp]);
    case 'pdf':
      return figurePdf(figure, size, stamp);
    case 'csv':
      return new TextEncoder().encode(figureCsv(figure));
    case 'xlsx':
      return xlsxReport.write(figureReport(figure, stamp), new Map());
  }
}

/** One page as large as the picture, laid out by the program from the SVG: its text stays text, with its fonts inside. */
async function figurePdf(figure: Figure, size: PictureSize, stamp: Stamp): Promise<Uint8Array> {
  const centimetres = (pixels: number) => (pixels * size.scale * centimetresPerInch) / size.dotsPerInch;
  const paper = { width: centimetres(size.width), height: centimetres(size.height) };
  const page = `<!doctype html><html lang="${figure.language === 'en' ? 'en' : 'zh-Hant-TW'}"><meta charset="utf-8"><title>${escapeMarkup(figure.title)}</title>`
    + `<style>@page{size:${paper.width}cm ${paper.height}cm;margin:0}html,body{margin:0}svg{display:block;width:${paper.width}cm;height:${paper.height}cm}svg text{font-family:${reportFamily}}</style>${figureSvg(figure, size)}</html>`;
  const printed = await desktop().call('export:print', new TextEncoder().encode(page), { paper });
  if (!printed.ok) throw new Error(explain(printed.error));
  return embedStamps(printed.value, [stamp]);
}

/** @returns whether it was written; what happened is told */
export async function saveFigure(figure: Figure, format: FigureFormat, size: PictureSize, stamp: Stamp): Promise<boolean> {
  const bytes = await figureFile(figure, format, size, stamp);
  const suffix = format === 'png' ? `-${size.dotsPerInch}dpi` : '';
  const written = await desktop().call('export:write', `${exportName(figure)}${suffix}.${format}`, format, bytes);
  if (!written.ok) showToast('error', () => explain(written.error));
  else if (written.value !== null) {
    const { name } = written.value;
    showToast('success', () => translate('chart.saved', { name }));
    return true;
  }
  return false;
}

export async function copyPicture(figure: Figure, size: PictureSize): Promise<void> {
  const done = await desktop().call('clipboard:writeImage', await figurePng(figure, size));
  if (done.ok) showToast('success', () => translate('chart.copied', { title: figure.title }));
  else showToast('error', () => explain(done.error));
}

/** The table as text and as markup. */
export async function copyTable(figure: Figure): Promise<void> {
  const { text, html } = figureClipboard(figure);
  const part = (type: string, content: string) => new Blob([content], { type });
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': part('text/plain', text), 'text/html': part('text/html', html) })]);
  showToast('success', () => translate('chart.copiedTable', { title: figure.title }));
}

function exportName(figure: Figure): string {
  return fileName(`${figure.caption.workbook}-${figure.caption.scenario}-${figure.title}`);
}
