/** How a Word document looks: styles that a person can change in one place, in both scripts. */
import type { ParagraphLook, RunLook, Styles } from 'docx';
import { BorderStyle } from 'docx';
import { officeColours, officeLanguages, type OfficeLook } from './officeTexts.ts';

const { ink, quiet, warning, warningFill } = officeColours;
/** Said although it is the default: LibreOffice takes a bare number for an exact height and cuts pictures off. */
const lineRule = 'auto';

/** Sizes are half points, distances twips; fonts, accent and the size of words are the template's. */
export function docxStyles({ fonts, accent, points }: OfficeLook): Styles {
  const font = { ascii: fonts.latin, hAnsi: fonts.latin, cs: fonts.latin, eastAsia: fonts.eastAsia };
  const own = (id: string, run: RunLook, paragraph: ParagraphLook): NonNullable<Styles['paragraphStyles']>[number] => ({ id, name: id, basedOn: 'Normal', quickFormat: true, run: { font, ...run }, paragraph });
  // Word proofs each script by its own: Latin words in a Chinese report are English.
  const languages = { value: officeLanguages.en, eastAsia: officeLanguages.zhHant };
  return {
    default: {
      document: { run: { font, size: Math.round(2 * points), color: ink, language: languages }, paragraph: { spacing: { after: 120, line: 276, lineRule } } },
      title: { run: { font, size: 52, bold: true, color: accent }, paragraph: { spacing: { before: 240, after: 80 } } },
      heading1: { run: { font, size: 32, bold: true, color: accent }, paragraph: { keepNext: true, spacing: { before: 360, after: 120 } } },
      heading2: { run: { font, size: 26, bold: true, color: accent }, paragraph: { keepNext: true, spacing: { before: 240, after: 80 } } },
      listParagraph: { run: { font }, paragraph: { spacing: { after: 60 } } },
      caption: { run: { font, size: 20, bold: true, italics: false, color: ink }, paragraph: { spacing: { before: 120, after: 60 } } },
    },
    paragraphStyles: [
      own('Subtitle', { size: 28, color: quiet }, { spacing: { after: 240 } }),
      own('TitleLine', { color: quiet }, { spacing: { after: 40 } }),
      own('Picture', {}, { keepNext: true, spacing: { before: 120, after: 60 } }),
      own('Source', { size: 17, color: quiet }, { spacing: { before: 40, after: 240, line: 240, lineRule } }),
      own('TableText', { size: 18 }, { spacing: { before: 20, after: 20, line: 240, lineRule } }),
      own('Footer', { size: 17, color: quiet }, { spacing: { after: 0 } }),
      own('Warning', { color: warning }, { keepLines: true, spacing: { before: 120, after: 160 }, shading: { fill: warningFill }, border: { left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: warning } } }),
    ],
  };
}
