import { failuresOf } from '../../engine/result.ts';
import { t } from '../../text/messages.ts';
import { failureCauses } from '../../measures/failureCause.ts';
import { column, firmName, numberCell, textCell } from '../reportText.ts';
import type { ReportTableKind } from './reportTableKind.ts';

export const failures: ReportTableKind = {
  id: 'failures',
  label: { en: 'Failures', zhHant: '違約' },
  help: { en: 'Every failure in its order: quarter, round, cause, shortfall, claims and what was recovered.', zhHant: '依序列出各筆違約：季、輪、原因、缺口、債權與回收。' },
  none: { en: 'No firm fails in this scenario.', zhHant: '此情境下沒有公司違約。' },
  table: ({ work, language, workbook }, scenario) => {
    const { result, seen } = work.bench(scenario);
    const all = Array.from({ length: result.quarters }, (_, index) => index + 1).flatMap((quarter) => failuresOf(result, seen.firms, quarter).map((each) => ({ quarter, ...each })));
    return {
      columns: [
        column(t(language, 'report.quarter'), 'none', true), column(t(language, 'report.round'), 'none', true), column(t(language, 'report.firm')), column(t(language, 'report.cause')),
        column(t(language, 'report.shortfall'), 'money'), column(t(language, 'report.claims'), 'money'), column(t(language, 'report.recovered'), 'money'), column(t(language, 'report.recovery'), 'share'),
      ],
      rows: all.map(({ quarter, round, firm, cause, shortfall, claims, recovered }) => [
        numberCell(quarter, 'round', language), numberCell(round, 'round', language), textCell(firmName(workbook, firm)), textCell(failureCauses.find(({ id }) => id === cause)?.label[language] ?? cause),
        numberCell(shortfall, 'money', language), numberCell(claims, 'money', language), numberCell(recovered, 'money', language), numberCell(claims > 0 ? recovered / claims : null, 'share', language),
      ]),
    };
  },
};
