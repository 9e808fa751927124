/** What of a report can go out of date: its numbers, and its words. Footnotes name the workbook's hash and the day, and are left out. */
import { sha256 } from '../base/sha256.ts';
import type { Json } from '../base/json.ts';
import { jsonText } from '../document/jsonText.ts';
import { figureTable } from '../interchange/figureTable.ts';
import type { ReportBlock, ReportTable } from '../interchange/reportDocument.ts';

/** The numbers of blocks as tables, which stamps vouch for: the same in every language. */
export function tablesOf(blocks: readonly ReportBlock[]): readonly ReportTable[] {
  return blocks.flatMap((block): readonly ReportTable[] => {
    if (block.kind === 'table') return [block.table];
    if (block.kind === 'figure') return [figureTable(block.figure)];
    if (block.kind === 'keyFigures') return [{ columns: [{ label: '', unit: 'none', isNumber: true }], rows: block.items.map(({ value, text }) => [{ value, text }]) }];
    return [];
  });
}

/** The stored doubles of blocks in their order. */
export function numbersOf(blocks: readonly ReportBlock[]): readonly number[] {
  return tablesOf(blocks).flatMap(({ rows }) => rows.flatMap((row) => row.flatMap(({ value }) => (typeof value === 'number' ? [value] : []))));
}

/** SHA-256 of everything shown but footnotes: two equal ones look alike. */
export function contentHash(blocks: readonly ReportBlock[]): string {
  return sha256(jsonText(blocks.map(bare) as unknown as Json));
}

function bare(block: ReportBlock): unknown {
  if (block.kind === 'table') return { ...block, footnote: '' };
  if (block.kind === 'figure') return { ...block, footnote: '', stamp: null, alternative: '', figure: { ...block.figure, caption: { ...block.figure.caption, date: '', hash: '' } } };
  return block.kind === 'title' ? { ...block, lines: [] } : block;
}
