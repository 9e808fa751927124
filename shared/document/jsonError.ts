/**
 * Where a text stops being JSON, and what was expected there.
 * Here because every engine words the error of `JSON.parse` otherwise and some give no place. Only runs on broken text.
 */
import type { Failure } from '../base/result.ts';

type JsonErrorCode =
  | 'file.empty' | 'file.cut' | 'file.expectedValue' | 'file.expectedProperty' | 'file.expectedColon'
  | 'file.expectedCommaOrBrace' | 'file.expectedCommaOrBracket' | 'file.badString' | 'file.badNumber' | 'file.expectedEnd';

interface Stop {
  readonly at: number;
  readonly code: JsonErrorCode;
}

/** Why `text` is not JSON (RFC 8259), with line and column counted from 1; null when it is. */
export function jsonError(text: string): Failure | null {
  if (skipSpace(text, 0) === text.length) return { code: 'file.empty', details: {} };
  const stop = findStop(text);
  if (stop === null) return null;
  let line = 1;
  let lineStart = 0;
  // Not by splitting: a hostile file has a hundred million lines.
  for (let next = text.indexOf('\n'); next >= 0 && next < stop.at; next = text.indexOf('\n', lineStart)) {
    line += 1;
    lineStart = next + 1;
  }
  return { code: stop.at >= text.length ? 'file.cut' : stop.code, details: { line, column: stop.at - lineStart + 1 } };
}

/** A scanner with its own stack of open brackets: a hostile nesting must not end in a stack overflow. */
function findStop(text: string): Stop | null {
  const open: ('{' | '[')[] = [];
  let at = skipSpace(text, 0);
  for (;;) {
    const value = scanValue(text, at);
    if (typeof value !== 'number') return value;
    const bracket = text[at];
    at = skipSpace(text, value);
    if (bracket === '{' || bracket === '[') {
      if (text[at] === closing(bracket)) at = skipSpace(text, at + 1);
      else {
        open.push(bracket);
        const next = bracket === '{' ? scanName(text, at) : at;
        if (typeof next !== 'number') return next;
        at = next;
        continue;
      }
    }
    const next = afterValue(text, at, open);
    if (next === null || typeof next !== 'number') return next;
    at = next;
  }
}

/** From behind a value to where the next one starts; null when the text ends well. */
function afterValue(text: string, from: number, open: ('{' | '[')[]): number | Stop | null {
  let at = from;
  for (;;) {
    const bracket = open.at(-1);
    if (bracket === undefined) return at === text.length ? null : { at, code: 'file.expectedEnd' };
    if (text[at] === ',') {
      at = skipSpace(text, at + 1);
      return bracket === '{' ? scanName(text, at) : at;
    }
    if (text[at] !== closing(bracket)) return { at, code: bracket === '{' ? 'file.expectedCommaOrBrace' : 'file.expectedCommaOrBracket' };
    open.pop();
    at = skipSpace(text, at + 1);
  }
}

function closing(bracket: '{' | '['): '}' | ']' {
  return bracket === '{' ? '}' : ']';
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at;
  }
}

/** A property's name and colon; gives where its value starts. */
function scanName(text: string, from: number): number | Stop {
  if (text[from] !== '"') return { at: from, code: 'file.expectedProperty' };
  const end = scanString(text, from);
  if (typeof end !== 'number') return end;
  const colon = skipSpace(text, end);
  return text[colon] === ':' ? skipSpace(text, colon + 1) : { at: colon, code: 'file.expectedColon' };
}

/** A value, or the opening bracket of one; gives where it ends. */
function scanValue(text: string, at: number): number | Stop {
  const first = text[at];
  if (first === '{' || first === '[') return at + 1;
  if (first === '"') return scanString(text, at);
  if (first === '-' || (first !== undefined && first >= '0' && first <= '9')) return scanNumber(text, at);
  for (const word of ['true', 'false', 'null']) {
    if (text.startsWith(word, at)) return at + word.length;
    if (first !== undefined && at + word.length > text.length && word.startsWith(text.slice(at))) return { at: text.length, code: 'file.expectedValue' };
  }
  return { at, code: 'file.expectedValue' };
}

function scanString(text: string, from: number): number | Stop {
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text[at]!;
    if (character === '"') return at + 1;
    if (character < ' ') return { at, code: 'file.badString' };
    if (character !== '\\') continue;
    at += 1;
    if (at >= text.length) break;
    if (text[at] !== 'u') {
      if (!'"\\/bfnrt'.includes(text[at]!)) return { at, code: 'file.badString' };
      continue;
    }
    for (let digit = 0; digit < 4; digit += 1) {
      at += 1;
      if (at < text.length && !/[0-9a-fA-F]/.test(text[at]!)) return { at, code: 'file.badString' };
    }
  }
  return { at: text.length, code: 'file.badString' };
}

function scanNumber(text: string, from: number): number | Stop {
  const whole = /-?(?:0|[1-9][0-9]*)?/y;
  whole.lastIndex = from;
  whole.test(text);
  let at = whole.lastIndex;
  if (at === from || text[at - 1] === '-') return { at, code: 'file.badNumber' };
  for (const part of [/\.[0-9]*/y, /[eE][+-]?[0-9]*/y]) {
    part.lastIndex = at;
    const found = part.exec(text)?.[0];
    if (found === undefined) continue;
    at += found.length;
    if (!/[0-9]$/.test(found)) return { at, code: 'file.badNumber' };
  }
  return at;
}
