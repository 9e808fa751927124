import type { ReportTemplate } from './reportTemplate.ts';

export const deck: ReportTemplate = {
  id: 'deck',
  label: { en: 'Slide deck', zhHant: '簡報' },
  help: { en: 'A slide for each point, and the cascade as a storyboard.', zhHant: '逐項一張投影片，並附違約連鎖分鏡。' },
  paper: 'slides',
  look: { accent: '#0b5d6b', bodyPoints: 12.5, titlePage: true },
  footer: { en: 'Confidential', zhHant: '機密' },
  sections: () => [
    { kind: 'titlePage', parameters: {} },
    { kind: 'text', parameters: { 'text.en': '# What happens', 'text.zhHant': '# 結果概要' } },
    { kind: 'keyFigures', parameters: {} },
    { kind: 'pageBreak', parameters: {} },
    { kind: 'chart', parameters: { chart: 'failures' } },
    { kind: 'pageBreak', parameters: {} },
    { kind: 'chart', parameters: { chart: 'prices' } },
    { kind: 'storyboard', parameters: { by: 'quarter' } },
    { kind: 'pageBreak', parameters: {} },
    { kind: 'scenarioComparison', parameters: { firms: 'no' } },
    { kind: 'pageBreak', parameters: {} },
    { kind: 'text', parameters: { 'text.en': '# Checks', 'text.zhHant': '# 檢查' } },
    { kind: 'checks', parameters: {} },
  ],
};
