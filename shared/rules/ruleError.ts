/**
 * Why a rule is refused, and where in its text.
 *
 * Details are plain words, so that they survive as a command's Failure; what depends on the language comes once for each, as
 * `unit.en` and `unit.zhHant`, which `describe` in `shared/text` knows how to put in.
 */
import type { Localized } from '../base/localized.ts';

/** A stretch of the rule's text, counted in UTF-16 units: `start` is part of it, `end` is not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface RuleError extends Span {
  /** Its text is in `shared/text/ruleMessages.ts`. */
  readonly code: `rule.${string}`;
  readonly details: Readonly<Record<string, string | number>>;
}

/** Thrown while a rule is read and caught by the functions that give a Result: the place is known deep inside. */
export class RefusedRule extends Error {
  readonly reason: RuleError;
  constructor(reason: RuleError) {
    super(reason.code);
    this.reason = reason;
  }
}

export function refusedRule(code: RuleError['code'], { start, end }: Span, details: RuleError['details'] = {}): RefusedRule {
  return new RefusedRule({ code, start, end, details });
}

/** Words in every language as details of an error. */
export function inBoth(name: string, words: Localized): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(words).map(([language, text]) => [`${name}.${language}`, text]));
}

/** Runs what may refuse a rule; other errors are bugs and pass. */
export function caught<Value>(read: () => Value): { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: RuleError } {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof RefusedRule) return { ok: false, error: error.reason };
    throw error;
  }
}
