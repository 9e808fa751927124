import type { ReportExporter } from './reportExporter.ts';

/** What writes it is loaded with the first deck. */
export const pptxReport: ReportExporter = {
  id: 'pptx',
  extension: 'pptx',
  label: { en: 'PowerPoint presentation (PPTX)', zhHant: 'PowerPoint 簡報（PPTX）' },
  needsWindow: true,
  write: async (report, pictures) => (await import('./pptxDocument.ts')).writePptx(report, pictures),
};
