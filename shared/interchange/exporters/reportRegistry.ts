/** The file formats of reports, in the order of the list to choose from. */
import { docxReport } from './docxReport.ts';
import { htmlReport } from './htmlReport.ts';
import { pptxReport } from './pptxReport.ts';
import type { ReportExporter } from './reportExporter.ts';
import { xlsxReport } from './xlsxReport.ts';

export const reportExporters: readonly ReportExporter[] = [htmlReport, docxReport, pptxReport, xlsxReport];
