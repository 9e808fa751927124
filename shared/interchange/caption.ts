/** What stands under every figure that leaves the program: where it comes from, in one form for all formats. */
import type { FigureBase } from './figure.ts';
import { t } from '../text/messages.ts';

/** Of a SHA-256 so many characters are shown: enough to tell two apart by eye; the file's metadata carry all of it. */
const shownOfHash = 12;

/**
 * The footnote as lines: workbook, scenario, unit with currency, date; then source, model version and hash where the figure
 * carries them; then the remark on what is shown. Never empty.
 */
export function captionLines({ caption, language }: Pick<FigureBase, 'caption' | 'language'>): string[] {
  const { workbook, scenario, unit, date, remark, source = '', model = '', hash = '' } = caption;
  const join = (parts: readonly string[]) => parts.filter((part) => part !== '').join(language === 'en' ? ' · ' : '｜');
  const about = join([
    workbook,
    t(language, 'chart.captionScenario', { name: scenario }),
    unit === '' ? '' : t(language, 'chart.captionUnit', { unit }),
    date,
  ]);
  const origin = join([
    source === '' ? '' : t(language, 'chart.captionSource', { source }),
    model === '' ? '' : t(language, 'chart.captionModel', { model }),
    hash === '' ? '' : t(language, 'chart.captionHash', { hash: hash.slice(0, shownOfHash) }),
  ]);
  return [about, origin, remark].filter((line) => line !== '');
}
