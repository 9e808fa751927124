import type { Figure } from '../figure.ts';
import type { ReportDocument, ReportTable } from '../reportDocument.ts';
import type { Stamp } from '../stamp.ts';
import { dataHash } from './stampOf.ts';

/** The stamps that a report's file carries: of the report, then of each figure in it, so that each can be held against the workbook by itself. */
export function reportStamps({ stamp, blocks }: Pick<ReportDocument, 'stamp' | 'blocks'>): readonly Stamp[] {
  return [stamp, ...blocks.flatMap((block) => (block.kind === 'figure' ? [block.stamp ?? { ...stamp, subject: block.figure.id, dataHash: dataHash([figureTable(block.figure)]) }] : []))];
}

function figureTable({ quarters, series, thresholds, unit }: Figure): ReportTable {
  const columns = [...series, ...thresholds];
  const cell = (value: number | null | undefined) => ({ value: value ?? null, text: '' });
  return { columns: [{ label: '', unit: 'none', isNumber: true }, ...columns.map(({ label }) => ({ label, unit, isNumber: true }))], rows: quarters.map((quarter, index) => [cell(quarter), ...columns.map(({ values }) => cell(values[index]))]) };
}
