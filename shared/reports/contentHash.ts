/** What of a report can go out of date: its numbers, and its words. Footnotes name the workbook's hash and the day, and are left out. */
import { sha256 } from '../base/sha256.ts';
import type { Json } from '../base/json.ts';
import { jsonText } from '../document/jsonText.ts';
import type { ReportBlock, ReportTable } from '../interchange/reportDocument.ts';

/** The stored doubles of blocks in their order, null for blank: the same in every language. */
export function numbersOf(blocks: readonly ReportBlock[]): readonly (number | null)[] {
  return blocks.flatMap((block): readonly (number | null)[] => {
    switch (block.kind) {
      case 'keyFigures':
        return block.items.map(({ value }) => value);
      case 'table':
        return block.table.rows.flatMap((row) => row.filter(({ value }) => typeof value === 'number').map(({ value }) => value as number));
      case 'figure':
        return numbersIn(block.figure);
      default:
        return [];
    }
  });
}

/** Every number of a figure's data, in the order of its fields, whatever kind of chart it is. */
function numbersIn(value: unknown): readonly (number | null)[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((each: unknown) => (each === null ? [null] : numbersIn(each)));
}

/** The numbers of blocks as tables, which stamps vouch for. */
export function tablesOf(blocks: readonly ReportBlock[]): readonly ReportTable[] {
  return blocks.flatMap((block): readonly ReportTable[] => {
    const numbers = (values: readonly (number | null)[]): readonly ReportTable[] => [{ columns: [{ label: '', unit: 'none', isNumber: true }], rows: values.map((value) => [{ value, text: '' }]) }];
    if (block.kind === 'table') return [block.table];
    if (block.kind === 'keyFigures') return numbers(block.items.map(({ value }) => value));
    return block.kind === 'figure' ? numbers(numbersIn(block.figure)) : [];
  });
}

/** SHA-256 of everything shown but footnotes: two equal ones look alike. */
export function contentHash(blocks: readonly ReportBlock[]): string {
  const bare = blocks.map((block) => ('footnote' in block ? { ...block, footnote: '', ...(block.kind === 'figure' ? { figure: { ...block.figure, caption: { ...block.figure.caption, date: '' } } } : {}) } : block));
  return sha256(jsonText(bare as unknown as Json));
}
