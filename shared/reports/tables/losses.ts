import { systemFigures } from '../../analysis/scenarioSummary.ts';
import { lossKinds } from '../../engine/state.ts';
import { t } from '../../text/messages.ts';
import { column, numberCell, textCell } from '../reportText.ts';
import type { ReportTableKind } from './reportTableKind.ts';

export const losses: ReportTableKind = {
  id: 'losses',
  label: { en: 'Losses by channel', zhHant: '各管道損失' },
  help: { en: 'Losses of creditors and owners by kind of contract, quarter by quarter.', zhHant: '債權人與股東的損失，依合約類別逐季列出。' },
  none: { en: 'There are no losses.', zhHant: '沒有損失。' },
  table: ({ work, language }, scenario) => {
    const { result } = work.bench(scenario);
    const quarters = Array.from({ length: result.quarters }, (_, index) => index + 1);
    const labels = lossKinds.map((kind) => systemFigures.find(({ key }) => key === `loss.${kind}`)?.label[language] ?? kind);
    const at = (quarter: number, place: number) => result.losses[quarter * lossKinds.length + place] ?? 0;
    const shown = quarters.filter((quarter) => lossKinds.some((_kind, place) => at(quarter, place) !== 0));
    const total = lossKinds.map((_kind, place) => quarters.reduce((sum, quarter) => sum + at(quarter, place), 0));
    return {
      columns: [column(t(language, 'report.quarter')), ...labels.map((label) => column(label, 'money'))],
      rows: shown.length === 0 ? [] : [
        ...shown.map((quarter) => [{ value: quarter, text: String(quarter) }, ...lossKinds.map((_kind, place) => numberCell(at(quarter, place), 'money', language))]),
        [textCell(t(language, 'report.total')), ...total.map((value) => numberCell(value, 'money', language))],
      ],
    };
  },
};
