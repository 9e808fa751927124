import type { FirmWaterfall } from '../analysis/firmWaterfall.ts';
import type { Language } from '../base/localized.ts';
import type { Workbook } from '../document/document.ts';
import type { Scenario } from '../drivers/scenario.ts';
import { modelVersion } from '../engine/modelVersion.ts';
import type { Replication, ReportTable } from '../interchange/reportDocument.ts';
import { t } from '../text/messages.ts';

/** A waterfall with the names of its workbook and a footnote as under every figure. */
export function replicationOf(waterfall: FirmWaterfall, workbook: Workbook, scenario: Scenario, workbookHash: string, language: Language): Replication {
  const names = new Map(workbook.firms.map(({ id, name }) => [id, String(name ?? id)]));
  const footnote = t(language, 'replication.footnote', { workbook: workbook.name, scenario: scenario.name, model: modelVersion, hash: workbookHash.slice(0, 12), currency: workbook.currency });
  return { waterfall, firmName: names.get(waterfall.firm) ?? waterfall.firm, scenarioName: scenario.name, currency: workbook.currency, names, footnote };
}

/** What a stamp of such a sheet is about. */
export function replicationSubject({ firm, quarter }: Pick<FirmWaterfall, 'firm' | 'quarter'>): string {
  return `replication/${quarter}/${firm}`;
}

/** The firm and the quarter that a stamp's subject names; null for another subject. */
export function readReplicationSubject(subject: string): Pick<FirmWaterfall, 'firm' | 'quarter'> | null {
  const [, quarter, firm] = /^replication\/(\d{1,3})\/(.+)$/s.exec(subject) ?? [];
  return quarter === undefined || firm === undefined ? null : { quarter: Number(quarter), firm };
}

/** The numbers that the sheet vouches for. */
export function replicationTable({ claims, ours }: FirmWaterfall): ReportTable {
  const cells = (values: readonly number[]) => values.map((value) => ({ value, text: '' }));
  const column = { label: '', unit: 'money', isNumber: true } as const;
  return { columns: [column, column, column], rows: [...claims.map(({ owed, secured, paid }) => cells([owed, secured, paid])), cells([ours.ownCash, ours.received, ours.fleetValue]), cells([ours.owed, ours.paid, ours.shortfall])] };
}
