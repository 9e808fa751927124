/** One firm's waterfall as an Excel sheet that works it out again: which firm and quarter, and the words for what became of it. */
import { firmWaterfall } from '../../shared/analysis/firmWaterfall.ts';
import { provenanceOf, stampOf } from '../../shared/interchange/stamps/stampOf.ts';
import { replicationOf, replicationSubject, replicationTable } from '../../shared/reports/replicationOf.ts';
import { desktop } from './desktop.ts';
import { activeCell } from './inspect.ts';
import { result } from './recalc.ts';
import { language } from './settings.ts';
import { showToast } from './toasts.ts';
import { explain, translate } from './translate.ts';
import { quarter, selectedFirms } from './view.ts';
import { effective, scenario, workbook } from './workbook.ts';

/**
 * Writes the sheet of the firm under the cursor: in the quarter in which it fails, else in the slider's.
 *
 * @param now  the moment of the export
 */
export async function saveReplication(now: Date): Promise<void> {
  const { firms, result: outcome } = result.peek();
  const cell = activeCell.peek();
  const firm = (cell?.table === 'firms' ? cell.id : undefined) ?? selectedFirms.peek()[0] ?? firms[0]?.id ?? '';
  const failure = outcome?.failureQuarter[firms.findIndex(({ id }) => id === firm)] ?? 0;
  const [current, stored, shown] = [workbook.peek(), scenario.peek(), effective.peek()];
  const waterfall = firmWaterfall(current, shown, firm, failure > 0 ? failure : Math.max(1, quarter.peek()));
  if (!waterfall.ok) {
    showToast('error', () => explain(waterfall.error));
    return;
  }
  const provenance = provenanceOf(current, stored);
  const stamp = stampOf(stored, provenance, { subject: replicationSubject(waterfall.value), tables: [replicationTable(waterfall.value)], seed: null, time: now.toISOString() });
  const replication = replicationOf(waterfall.value, current, shown, provenance.workbook, language.peek());
  // The writer of Excel files is large, and loaded with the first of them.
  const { writeReplication } = await import('../../shared/interchange/exporters/xlsxDocument.ts');
  const bytes = await writeReplication(replication, { language: language.peek(), stamp });
  const name = translate('replication.fileName', { firm: replication.firmName, quarter: waterfall.value.quarter, scenario: shown.name });
  const written = await desktop().call('export:write', `${name}.xlsx`, 'xlsx', bytes);
  if (!written.ok) showToast('error', () => explain(written.error));
  else if (written.value !== null) {
    const file = written.value.name;
    showToast('success', () => translate('waterfall.written', { file }));
  }
}
