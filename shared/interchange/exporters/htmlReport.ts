import { embedStamps } from '../stamps/registry.ts';
import { reportStamps } from '../stamps/reportStamps.ts';
import type { ReportExporter } from './reportExporter.ts';
import { reportHtml } from './reportHtml.ts';

export const htmlReport: ReportExporter = {
  id: 'html',
  extension: 'html',
  label: { en: 'Web page (HTML)', zhHant: '網頁（HTML）' },
  needsWindow: false,
  write: async (report, pictures) => embedStamps(reportHtml(report, pictures), reportStamps(report)),
};
