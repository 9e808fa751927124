import type { ReportExporter } from './reportExporter.ts';

/** What writes it is loaded with the first workbook. */
export const xlsxReport: ReportExporter = {
  id: 'xlsx',
  extension: 'xlsx',
  label: { en: 'Excel workbook with charts (XLSX)', zhHant: 'Excel 活頁簿（含圖表，XLSX）' },
  needsWindow: false,
  write: async (report, pictures) => (await import('./xlsxDocument.ts')).writeXlsx(report, pictures),
};
