import type { ReportTemplate } from './reportTemplate.ts';

export const memo: ReportTemplate = {
  id: 'memo',
  label: { en: 'One-page memo', zhHant: '一頁備忘錄' },
  help: { en: 'Key figures, a chart and the failures on one page.', zhHant: '一頁呈現重點數字、圖表與違約清單。' },
  paper: 'a4',
  look: { accent: '#1f5f99', bodyPoints: 9, titlePage: false },
  footer: { en: 'Memo', zhHant: '備忘錄' },
  sections: () => [
    { kind: 'titlePage', parameters: {} },
    { kind: 'keyFigures', parameters: {} },
    { kind: 'chart', parameters: { chart: 'failures' } },
    { kind: 'table', parameters: { table: 'failures', rows: '8' } },
    { kind: 'text', parameters: {} },
  ],
};
