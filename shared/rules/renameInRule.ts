/** Rules when a column gets another name: only the places where it stands change, all else stays as it was typed. */
import { namesIn } from './expression.ts';
import { parseRule } from './parseRule.ts';
import { quotedName } from './printRule.ts';
import { ruleNameKey } from './ruleScope.ts';

/** The rule with the new name in the places of the old one; a rule that cannot be read stays as it is. */
export function renameInRule(formula: string, from: string, to: string): string {
  const parsed = parseRule(formula);
  if (!parsed.ok) return formula;
  const places = namesIn(parsed.value).filter(({ name }) => ruleNameKey(name) === ruleNameKey(from));
  return places.reduceRight((text, { start, end }) => text.slice(0, start) + quotedName(to) + text.slice(end), formula);
}
