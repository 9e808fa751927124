import type { ReportTemplate } from './reportTemplate.ts';

export const committee: ReportTemplate = {
  id: 'committee',
  label: { en: 'Committee paper', zhHant: '授信委員會報告' },
  help: { en: 'The whole case: figures, charts, comparison, autopsies, assumptions with sources and checks.', zhHant: '完整案件：數字、圖表、情境比較、違約剖析、假設與來源，以及檢查。' },
  paper: 'a4',
  look: { accent: '#23415f', bodyPoints: 10.5, titlePage: true },
  footer: { en: 'Credit committee · Confidential', zhHant: '授信委員會｜機密' },
  sections: () => [
    { kind: 'titlePage', parameters: {} },
    { kind: 'text', parameters: { 'text.en': '# Summary', 'text.zhHant': '# 摘要' } },
    { kind: 'keyFigures', parameters: {} },
    { kind: 'chart', parameters: { chart: 'failures' } },
    { kind: 'chart', parameters: { chart: 'prices' } },
    { kind: 'text', parameters: { 'text.en': '# Scenarios', 'text.zhHant': '# 情境' } },
    { kind: 'scenarioComparison', parameters: {} },
    { kind: 'text', parameters: { 'text.en': '# Failures', 'text.zhHant': '# 違約' } },
    { kind: 'table', parameters: { table: 'failures' } },
    { kind: 'chart', parameters: { chart: 'cash' } },
    { kind: 'autopsies', parameters: { most: '3' } },
    { kind: 'text', parameters: { 'text.en': '# Assumptions', 'text.zhHant': '# 假設' } },
    { kind: 'assumptions', parameters: {} },
    { kind: 'text', parameters: { 'text.en': '# Checks', 'text.zhHant': '# 檢查' } },
    { kind: 'checks', parameters: {} },
  ],
};
