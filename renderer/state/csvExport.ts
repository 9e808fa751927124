/** Tables out of the window as CSV that says where it comes from. */
import type { Result } from '../../shared/base/result.ts';
import type { CsvTable } from '../../shared/interchange/stampedCsv.ts';
import { numbersIn, stampedCsv } from '../../shared/interchange/stampedCsv.ts';
import { provenanceOf, stampOf } from '../../shared/interchange/stamps/stampOf.ts';
import { scenarioById } from '../../shared/document/document.ts';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import { desktop } from './desktop.ts';
import { language } from './settings.ts';
import { showToast } from './toasts.ts';
import { explain, translate } from './translate.ts';
import { workbook } from './workbook.ts';

export interface CsvExport {
  /** What the file is called, without its ending. */
  readonly name: string;
  /** As stamps name it: `analysis.tornado`, `changeLog`. */
  readonly subject: string;
  readonly tables: readonly CsvTable[];
  readonly remarks: readonly string[];
  /** Id of the scenario that it is about; null where it is about none. */
  readonly scenario: string | null;
  readonly parameters: string;
  readonly seed: number | null;
}

/** Asks where and writes. @param now  the moment of the export */
export async function saveCsv({ name, subject, tables, remarks, scenario: id, parameters, seed }: CsvExport, now: Date): Promise<void> {
  const current = workbook.peek();
  const scenario = (id === null ? undefined : scenarioById(current, id)) ?? baseScenario;
  const stamp = stampOf(scenario, provenanceOf(current, scenario), { subject, tables: numbersIn(tables), seed, time: now.toISOString() });
  const text = stampedCsv(tables, { language: language.peek(), workbook: current.name, scenario: id === null ? '' : scenario.name, parameters, remarks, stamp });
  tellSaved(await desktop().call('export:write', `${name}.csv`, 'csv', new TextEncoder().encode(text)));
}

function tellSaved(written: Result<{ readonly name: string } | null>): void {
  if (!written.ok) showToast('error', () => explain(written.error));
  else if (written.value !== null) {
    const { name } = written.value;
    showToast('success', () => translate('log.exported', { name }));
  }
}
