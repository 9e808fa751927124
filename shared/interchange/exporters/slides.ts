/**
 * From the blocks of a report to slides: what stands on which, before any file format.
 *
 * Owns: where a slide begins and what fits on one. Does not own: places and fonts (`pptxDocument.ts`). A heading, a page break, and
 * whatever finds no room begin a slide; nothing is left out and nothing runs over the edge.
 */
import { t } from '../../text/messages.ts';
import type { ReportBlock, ReportDocument, ReportTable } from '../reportDocument.ts';
import { plainText, splitColumns, textWidth, withUnits } from './officeTexts.ts';

type BlockOf<Kind extends ReportBlock['kind']> = Extract<ReportBlock, { readonly kind: Kind }>;
/** `start`: the first number of an ordered list that goes on from another slide. */
export type TextBlock = BlockOf<'paragraph' | 'warning'> | (BlockOf<'list'> & { readonly start?: number });

export interface SlideTable {
  readonly kind: 'table';
  readonly table: ReportTable;
  readonly caption: string;
  readonly footnote: string;
}

export interface SlideFigure {
  readonly kind: 'figure';
  readonly block: BlockOf<'figure'>;
  readonly caption: string;
  readonly footnote: string;
}

export type Visual = SlideTable | SlideFigure | BlockOf<'keyFigures'>;

export type Slide =
  | { readonly kind: 'title'; readonly block: BlockOf<'title'> }
  | { readonly kind: 'content'; readonly title: string; readonly kicker: string; readonly texts: readonly TextBlock[]; readonly visual: Visual | null };

/** Lines of text on a slide of their own, and beside or above something else; signs a line, East Asian ones counting two. */
export const room = { lines: 16, linesBeside: 13, linesUnder: 8, signs: 104, signsBeside: 36 } as const;
/** Rows of a table on a slide, its head left out, and columns. */
const tableRoom = { rows: 15, columns: 9 } as const;

/** The slides of a report, in order. */
export function slidesOf(report: ReportDocument): readonly Slide[] {
  const slides: Slide[] = [];
  const counts = { figure: 0, table: 0 };
  let title = report.title;
  let kicker = '';
  let texts: TextBlock[] = [];
  let visual: Visual | null = null;
  const close = () => {
    if (texts.length === 0 && visual === null) return;
    slides.push({ kind: 'content', title, kicker, texts, visual });
    texts = [];
    visual = null;
  };
  const show = (next: Visual) => {
    if (visual !== null || !fits(texts, next)) close();
    visual = next;
  };
  for (const block of report.blocks) {
    switch (block.kind) {
      case 'title':
        close();
        slides.push({ kind: 'title', block });
        break;
      case 'heading':
        close();
        kicker = block.level === 1 ? '' : kicker === '' ? title : kicker;
        title = block.text;
        break;
      case 'pageBreak':
        close();
        break;
      case 'paragraph':
      case 'list':
      case 'warning':
        for (const part of parts(block)) {
          if (!fits([...texts, part], visual)) close();
          texts.push(part);
        }
        break;
      case 'keyFigures':
        // Six to a slide: two rows of three.
        for (let at = 0; at < block.items.length; at += 6) show({ ...block, items: block.items.slice(at, at + 6) });
        break;
      case 'figure':
        counts.figure += 1;
        show({ kind: 'figure', block, caption: t(report.language, 'office.figureCaption', { number: counts.figure, caption: block.caption }), footnote: block.footnote });
        break;
      case 'table':
        counts.table += 1;
        for (const table of tableParts(withUnits(block.table, report))) show({ kind: 'table', table, caption: t(report.language, 'office.tableCaption', { number: counts.table, caption: block.caption }), footnote: block.footnote });
        break;
    }
  }
  close();
  return slides;
}

function tableParts(table: ReportTable): readonly ReportTable[] {
  return splitColumns(table, tableRoom.columns).flatMap(({ columns, rows }) => {
    const pages = Math.max(1, Math.ceil(rows.length / tableRoom.rows));
    return Array.from({ length: pages }, (_, page) => ({ columns, rows: rows.slice(page * tableRoom.rows, (page + 1) * tableRoom.rows) }));
  });
}

function fits(texts: readonly TextBlock[], visual: Visual | null): boolean {
  const [lines, signs] = visual === null ? [room.lines, room.signs] : visual.kind === 'keyFigures' ? [room.linesUnder, room.signs] : [room.linesBeside, room.signsBeside];
  return texts.length === 0 || texts.reduce((sum, block) => sum + linesOf(block, signs), 0) <= lines;
}

function linesOf(block: TextBlock, signs: number): number {
  const lines = (text: string) => text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / signs)), 0);
  return block.kind === 'list' ? block.items.reduce((sum, item) => sum + lines(plainText(item)), 0) : lines(plainText(block.runs)) + 0.5;
}

/** A long list as several; a paragraph that fills more than a slide as one for each half of its sentences. */
function parts(block: TextBlock): readonly TextBlock[] {
  if (linesOf(block, room.signs) <= room.lines) return [block];
  if (block.kind === 'list') {
    const half = Math.ceil(block.items.length / 2);
    return block.items.length < 2 ? [block] : [{ ...block, items: block.items.slice(0, half) }, { ...block, items: block.items.slice(half), start: (block.start ?? 1) + half }].flatMap(parts);
  }
  const text = plainText(block.runs);
  const middle = text.slice(0, Math.ceil(text.length / 2)).search(/[.!?。！？][^.!?。！？]*$/) + 1;
  const cut = middle > 0 ? middle : Math.ceil(text.length / 2);
  return text.length < 200 ? [block] : [{ ...block, runs: [{ text: text.slice(0, cut) }] }, { ...block, runs: [{ text: text.slice(cut).trimStart() }] }].flatMap(parts);
}
