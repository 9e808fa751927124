/**
 * A rule's text cut into words. Owns: which letters belong together, full-width and typographic forms, quoting. Does not own:
 * their order (`parseRule.ts`).
 */
import type { Span } from './ruleError.ts';
import { refusedRule } from './ruleError.ts';

export type Token = Span & (
  | { readonly type: 'number'; readonly value: number; readonly percent: boolean }
  | { readonly type: 'text'; readonly value: string }
  /** `quoted`: in brackets, hence never a function or a word of the grammar. */
  | { readonly type: 'word'; readonly value: string; readonly quoted: boolean }
  | { readonly type: 'sign'; readonly value: string }
  | { readonly type: 'end' }
);

/** Longer than any rule a person writes; a pasted page must not keep the reader busy. */
export const longestRule = 1000;

const typographic: Readonly<Record<string, string>> = { '×': '*', '÷': '/', '−': '-', '–': '-', '≤': '<', '≥': '>', '≠': '!', '≦': '<', '≧': '>', '、': ',', '，': ',' };
const withEquals: ReadonlySet<string> = new Set(['≤', '≥', '≠', '≦', '≧']);

/** Quotes round a name and round a text, with what ends them. A doubled end stands for itself. */
const nameQuotes: Readonly<Record<string, string>> = { '[': ']', '「': '」', '『': '』', '［': '］' };
const textQuotes: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '‘': '’' };

const numberPattern = /(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy;
/** Letters of any script, digits and underscores; a word begins with no digit. */
const wordPattern = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy;
const suffixPattern = /\s*(%|bps?(?![\p{L}\p{N}_]))/iuy;

/** @throws RefusedRule at a sign that means nothing, or where a quote is not closed */
export function tokensOf(text: string): readonly Token[] {
  if (text.length > longestRule) throw refusedRule('rule.tooLong', { start: longestRule, end: text.length }, { limit: longestRule });
  const plain = halfWidth(text);
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const letter = plain[at] ?? '';
    if (/\s/.test(letter)) at += 1;
    else {
      const token = quotedToken(text, at) ?? numberToken(plain, at) ?? wordToken(text, plain, at) ?? signToken(text, plain, at);
      if (token === null) throw refusedRule('rule.unknownSign', { start: at, end: at + 1 }, { sign: text.slice(at, at + 1) });
      tokens.push(token);
      at = token.end;
    }
  }
  tokens.push({ type: 'end', start: text.length, end: text.length });
  return tokens;
}

/** Full-width forms as their plain ones, letter by letter, so that places stay the same. */
function halfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ');
}

function quotedToken(text: string, start: number): Token | null {
  const opening = text[start] ?? '';
  const close = nameQuotes[opening] ?? textQuotes[opening];
  if (close === undefined) return null;
  const isName = nameQuotes[opening] !== undefined;
  let value = '';
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] !== close) value += text[at];
    else if (text[at + 1] === close) {
      value += close;
      at += 1;
    } else {
      const span = { start, end: at + 1 };
      if (!isName) return { type: 'text', value, ...span };
      if (value.trim() === '') throw refusedRule('rule.emptyName', span);
      return { type: 'word', value: value.trim(), quoted: true, ...span };
    }
  }
  throw refusedRule('rule.quoteOpen', { start, end: text.length }, { close });
}

function numberToken(plain: string, start: number): Token | null {
  numberPattern.lastIndex = start;
  const [digits] = numberPattern.exec(plain) ?? [];
  if (digits === undefined) return null;
  let end = start + digits.length;
  suffixPattern.lastIndex = end;
  const [all, suffix] = suffixPattern.exec(plain) ?? [];
  if (all !== undefined) end += all.length;
  const span = { start, end };
  wordPattern.lastIndex = end;
  if (wordPattern.test(plain)) throw refusedRule('rule.numberThenWord', { start, end: wordPattern.lastIndex }, { text: plain.slice(start, wordPattern.lastIndex) });
  // Read as written with a shifted exponent: 5.25% is 0.0525 and not 5.25 divided by something.
  const [mantissa = '', exponent = '0'] = digits.toLowerCase().split('e');
  const shift = suffix === undefined ? 0 : suffix === '%' ? 2 : 4;
  const value = Number(`${mantissa}e${Number(exponent) - shift}`);
  if (!Number.isFinite(value) || value > 1e15) throw refusedRule('rule.numberTooLarge', span);
  return { type: 'number', value, percent: suffix !== undefined, ...span };
}

function wordToken(text: string, plain: string, start: number): Token | null {
  wordPattern.lastIndex = start;
  const [word] = wordPattern.exec(plain) ?? [];
  if (word === undefined) return null;
  return { type: 'word', value: text.slice(start, start + word.length).normalize('NFC'), quoted: false, start, end: start + word.length };
}

function signToken(text: string, plain: string, start: number): Token | null {
  const raw = plain[start] ?? '';
  const first = typographic[text[start] ?? ''] ?? typographic[raw] ?? raw;
  const joined = withEquals.has(raw) ? `${first}=` : first + (plain[start + 1] ?? '');
  const length = withEquals.has(raw) ? 1 : 2;
  const double = ({ '<=': '<=', '>=': '>=', '<>': '<>', '!=': '<>', '==': '=' } as const)[joined];
  if (double !== undefined) return { type: 'sign', value: double, start, end: start + length };
  return '+-*/(),=<>'.includes(first) && first !== '' ? { type: 'sign', value: first, start, end: start + 1 } : null;
}
