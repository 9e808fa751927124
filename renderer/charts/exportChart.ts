/** Takes a figure out of the program: file, clipboard or data. Owns the words for what happened; main asks where and writes. */
import { figureCsv } from '../../shared/interchange/exporters/figureCsv.ts';
import type { Figure } from '../../shared/interchange/figure.ts';
import type { Result } from '../../shared/base/result.ts';
import { desktop } from '../state/desktop.ts';
import { showToast } from '../state/toasts.ts';
import { explain, translate } from '../state/translate.ts';
import { type PictureSize, figurePng, pictureSizes } from './exportFigure.ts';
import { fileName } from './fileName.ts';

export async function savePicture(figure: Figure, size: PictureSize): Promise<void> {
  const suffix = size === pictureSizes.print ? '-300dpi' : '-2x';
  const png = await figurePng(figure, size);
  tellSaved(await desktop().call('export:write', `${exportName(figure)}${suffix}.png`, 'png', png));
}

export async function saveData(figure: Figure): Promise<void> {
  const bytes = new TextEncoder().encode(figureCsv(figure));
  tellSaved(await desktop().call('export:write', `${exportName(figure)}.csv`, 'csv', bytes));
}

export async function copyPicture(figure: Figure): Promise<void> {
  const done = await desktop().call('clipboard:writeImage', await figurePng(figure, pictureSizes.screen));
  if (done.ok) showToast('success', () => translate('chart.copied', { title: figure.title }));
  else showToast('error', () => explain(done.error));
}

function tellSaved(written: Result<{ readonly name: string } | null>): void {
  if (!written.ok) showToast('error', () => explain(written.error));
  else if (written.value !== null) {
    const { name } = written.value;
    showToast('success', () => translate('chart.saved', { name }));
  }
}

function exportName(figure: Figure): string {
  return fileName(`${figure.caption.workbook}-${figure.caption.scenario}-${figure.title}`);
}
