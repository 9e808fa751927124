/**
 * The simple markup of text sections: text to blocks.
 *
 * Owns: `#` and `##` headings, `-` and `1.` lists, **bold**, *italic*, a backslash before a sign that is meant as it stands, and
 * blank lines between paragraphs. Everything else is text; nothing is an error, and nothing ever becomes markup of a file format.
 */
import type { ReportBlock, TextRun } from '../interchange/reportDocument.ts';

const heading = /^(#{1,3})\s+(.*)$/;
const bullet = /^\s*[-*•]\s+(.*)$/;
const numbered = /^\s*[0-9]{1,3}[.)、]\s*(.*)$/;
/** Between two of these a line break is no gap: Chinese has no spaces between words. */
const wide = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/;

/** The blocks of a text. Deeper headings than two count as the second. */
export function parseMarkup(text: string): readonly ReportBlock[] {
  const blocks: ReportBlock[] = [];
  let lines: string[] = [];
  let items: string[] = [];
  let ordered = false;
  const endParagraph = () => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', runs: parseRuns(lines.reduce(joinLines)) });
    lines = [];
  };
  const endList = () => {
    if (items.length > 0) blocks.push({ kind: 'list', ordered, items: items.map(parseRuns) });
    items = [];
  };
  for (const line of text.split(/\r\n?|\n/)) {
    const [, signs, words] = heading.exec(line) ?? [];
    const item = bullet.exec(line)?.[1] ?? numbered.exec(line)?.[1];
    if (signs !== undefined && words !== undefined) {
      endParagraph();
      endList();
      blocks.push({ kind: 'heading', level: signs.length === 1 ? 1 : 2, text: plainText(parseRuns(words.trim())) });
    } else if (item !== undefined) {
      endParagraph();
      const isOrdered = !bullet.test(line);
      if (isOrdered !== ordered) endList();
      ordered = isOrdered;
      items.push(item);
    } else if (line.trim() === '') {
      endParagraph();
      endList();
    } else if (items.length > 0 && /^\s+\S/.test(line)) {
      // An indented line goes on with the item above it.
      items[items.length - 1] = joinLines(items.at(-1) ?? '', line.trim());
    } else {
      endList();
      lines.push(line.trim());
    }
  }
  endParagraph();
  endList();
  return blocks;
}

function joinLines(before: string, line: string): string {
  return wide.test(before.at(-1) ?? '') && wide.test(line[0] ?? '') ? before + line : `${before} ${line}`;
}

/** Runs of one weight. A sign without its partner is text. */
export function parseRuns(text: string): readonly TextRun[] {
  const runs: TextRun[] = [];
  let bold = false;
  let italic = false;
  let kept = '';
  const end = () => {
    if (kept !== '') runs.push({ text: kept, ...(bold ? { bold } : {}), ...(italic ? { italic } : {}) });
    kept = '';
  };
  for (let at = 0; at < text.length; ) {
    const sign = text.startsWith('**', at) ? '**' : text[at] === '*' ? '*' : '';
    if (text[at] === '\\' && /[\\*#\-•]/.test(text[at + 1] ?? '')) {
      kept += text[at + 1];
      at += 2;
    } else if (sign !== '' && toggles(text, at, sign, sign === '**' ? bold : italic)) {
      end();
      if (sign === '**') bold = !bold;
      else italic = !italic;
      at += sign.length;
    } else {
      kept += sign === '' ? text[at] : sign;
      at += sign === '' ? 1 : sign.length;
    }
  }
  end();
  return runs;
}

/** Whether a sign opens or closes: an opening one stands before a word and has a partner, a closing one stands behind a word. */
function toggles(text: string, at: number, sign: string, isOpen: boolean): boolean {
  if (isOpen) return /\S/.test(text[at - 1] ?? ' ');
  const from = at + sign.length;
  if (!/\S/.test(text[from] ?? ' ')) return false;
  // Stars in a row: two are bold, one or three hold an italic sign.
  return [...text.slice(from).matchAll(/\*+/g)].some(({ 0: stars, index }) => {
    const before = text[from + index - 1] ?? ' ';
    return (sign === '**' ? stars.length >= 2 : stars.length !== 2) && index > 0 && before !== '\\' && /\S/.test(before);
  });
}

export function plainText(runs: readonly TextRun[]): string {
  return runs.map(({ text }) => text).join('');
}

/** The words of a text without its signs, in one line. */
export function plainMarkup(text: string): string {
  return parseMarkup(text).flatMap((block) => {
    if (block.kind === 'heading') return [block.text];
    if (block.kind === 'list') return block.items.map(plainText);
    return block.kind === 'paragraph' ? [plainText(block.runs)] : [];
  }).join(' ');
}
