import { ensureOfficeTools } from '../../scripts/officeTools.mjs';
import { formulaFigures } from '../builders/formulaExports.ts';
import type { FullCheck } from './check.ts';

const count = 10_000;

export const exportedFormulas: FullCheck = {
  promise: 'P23',
  title: 'hostile texts as CSV, TSV, XLSX and on the clipboard (text, HTML), opened by LibreOffice and read back',
  target: `${count} texts, 0 formula cells, numbers still numbers, all read back`,
  run: async ({ folder, say }) => {
    const missing = await ensureOfficeTools();
    const { changed, formulas, numbers, otherNumbers } = await formulaFigures(count, folder, missing === null, say);
    const figure = `${count} texts x 5 ways: ${formulas} formula cells, ${numbers - otherNumbers} of ${numbers} numbers are numbers, ${changed} read back otherwise`;
    if (missing !== null) return { notTried: `LibreOffice is not on this machine (Debian: apt-get install libreoffice-calc-nogui); ${changed} texts read back otherwise` };
    return { kept: formulas + changed + otherNumbers === 0 && numbers > 0, figure };
  },
};
