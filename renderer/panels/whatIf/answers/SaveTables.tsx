import type { AnalysisAnswer } from '../../../../shared/analysis/kinds/analysisKind.ts';
import { analysisKind } from '../../../../shared/analysis/kinds/registry.ts';
import { analysisTables, seedOf } from '../../../../shared/interchange/analysisTables.ts';
import { Button } from '../../../controls/Button.tsx';
import { saveCsv } from '../../../state/csvExport.ts';
import { language } from '../../../state/settings.ts';
import { localized, translate } from '../../../state/translate.ts';
import type { AskedQuestion } from '../../../state/whatIf.ts';
import { workbook } from '../../../state/workbook.ts';

/** The tables of an answer as CSV, with where they come from. */
export function SaveTables({ question: { kind, scenario, parameters }, answer }: { readonly question: AskedQuestion; readonly answer: AnalysisAnswer }) {
  const save = (): void => {
    const title = localized(analysisKind(kind)?.label ?? { en: kind, zhHant: kind });
    void saveCsv({
      name: `${workbook.peek().name.trim() === '' ? translate('shell.untitled') : workbook.peek().name} ${title}`, subject: `analysis.${kind}`, tables: analysisTables(answer, language.peek()),
      remarks: answer.remarks.map(localized), scenario, parameters: Object.entries({ kind, ...parameters }).map(([name, value]) => `--${name} ${value}`).join(' '), seed: seedOf(answer),
    }, new Date());
  };
  return <Button kind="small" testId="saveTables" disabled={answer.tables.length === 0} onClick={save}>{translate('provenance.saveCsv')}</Button>;
}
