import type { ReportExporter } from './reportExporter.ts';

/** What writes it is loaded with the first document: those who only ask for the list of formats stay light. */
export const docxReport: ReportExporter = {
  id: 'docx',
  extension: 'docx',
  label: { en: 'Word document (DOCX)', zhHant: 'Word 文件（DOCX）' },
  needsWindow: true,
  write: async (report, pictures) => (await import('./docxDocument.ts')).writeDocx(report, pictures),
};
