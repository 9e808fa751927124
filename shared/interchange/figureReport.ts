/** A single figure as a report of one block, so that it leaves the program through the very exporters of reports. */
import { alternativeText } from './alternativeText.ts';
import { captionLines } from './caption.ts';
import type { Figure } from './figure.ts';
import { plainLook, type ReportDocument } from './reportDocument.ts';
import type { Stamp } from './stamp.ts';

/** @param stamp  where the figure comes from; the file carries it */
export function figureReport(figure: Figure, stamp: Stamp): ReportDocument {
  const footnote = captionLines(figure).join(figure.language === 'en' ? ' · ' : '｜');
  return {
    language: figure.language, title: figure.title, paper: 'a4', footer: footnote, logo: null, look: plainLook, stamp,
    blocks: [{ kind: 'figure', figure, alternative: alternativeText(figure), caption: figure.title, footnote, stamp }],
  };
}
