import type { FirmWaterfall } from '../analysis/firmWaterfall.ts';
import { firmWaterfall } from '../analysis/firmWaterfall.ts';
import type { Language } from '../base/localized.ts';
import type { Workbook } from '../document/document.ts';
import type { Scenario } from '../drivers/scenario.ts';
import { modelVersion } from '../engine/modelVersion.ts';
import type { Replication, ReportDocument, ReportTable } from '../interchange/reportDocument.ts';
import { allEffective } from '../charts/chartSource.ts';
import { t } from '../text/messages.ts';
import type { ReportWork } from './reportWork.ts';

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

/** The report with a sheet for the first firm that fails in its scenario; as it is where none does. */
export function withReplication(document: ReportDocument, work: ReportWork, workbook: Workbook): ReportDocument {
  const scenario = allEffective(workbook).find(({ id }) => id === document.stamp.scenario);
  if (scenario === undefined) return document;
  const { result } = work.bench(scenario);
  const failed = workbook.firms.flatMap(({ id }, index) => ((result.failureQuarter[index] ?? 0) > 0 ? [{ id, quarter: result.failureQuarter[index] ?? 0, round: result.failureRound[index] ?? 0 }] : []));
  const [first] = failed.toSorted((a, b) => a.quarter - b.quarter || a.round - b.round || (a.id < b.id ? -1 : 1));
  const waterfall = first === undefined ? null : firmWaterfall(workbook, scenario, first.id, first.quarter);
  return waterfall?.ok === true ? { ...document, replication: replicationOf(waterfall.value, workbook, scenario, document.stamp.workbookHash, document.language) } : document;
}
