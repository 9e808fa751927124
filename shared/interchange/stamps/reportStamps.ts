import { figureTable } from '../figureTable.ts';
import type { ReportDocument } from '../reportDocument.ts';
import type { Stamp } from '../stamp.ts';
import { dataHash } from './stampOf.ts';

/** The stamps that a report's file carries: of the report, then of each figure in it, so that each can be held against the workbook by itself. */
export function reportStamps({ stamp, blocks }: Pick<ReportDocument, 'stamp' | 'blocks'>): readonly Stamp[] {
  return [stamp, ...blocks.flatMap((block) => (block.kind === 'figure' ? [block.stamp ?? { ...stamp, subject: block.figure.id, dataHash: dataHash([figureTable(block.figure)]) }] : []))];
}
