import { t } from '../../text/messages.ts';
import { column, numberCell, textCell } from '../reportText.ts';
import type { ReportTableKind } from './reportTableKind.ts';

export const market: ReportTableKind = {
  id: 'market',
  label: { en: 'Market by quarter', zhHant: '各季市場' },
  help: { en: 'Rent, GPU price, price factor, forced sales and credit, quarter by quarter.', zhHant: '逐季列出租金、GPU 價格、價格係數、拋售與信用狀態。' },
  none: { en: 'Nothing has been calculated.', zhHant: '尚無計算結果。' },
  table: ({ work, language }, scenario) => {
    const { result } = work.bench(scenario);
    return {
      columns: [
        column(t(language, 'report.quarter'), 'none', true), column(t(language, 'report.spotRent'), 'rent'), column(t(language, 'report.gpuPrice'), 'unitPrice'), column(t(language, 'report.priceFactor'), 'share'),
        column(t(language, 'report.unitsSold'), 'gpus'), column(t(language, 'report.credit')),
      ],
      rows: Array.from({ length: result.quarters + 1 }, (_, quarter) => [
        numberCell(quarter, 'round', language), { value: result.p[quarter] ?? null, text: numberCell(result.p[quarter], 'times', language).text }, { value: result.unitPrice[quarter] ?? null, text: numberCell(result.unitPrice[quarter], 'times', language).text },
        numberCell(result.priceFactor[quarter], 'share', language), numberCell(result.unitsSold[quarter], 'gpus', language), textCell(t(language, result.creditOpen[quarter] === 1 ? 'report.creditOpen' : 'report.creditShut')),
      ]),
    };
  },
};
