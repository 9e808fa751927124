/**
 * The names that a rule may use: the columns of firms, the person's own, the results, and the market's inputs.
 * Owns: what each name means and is. Does not own: its values (`readColumn.ts`).
 */
import type { Localized } from '../base/localized.ts';
import type { Term } from '../columns/define.ts';
import { firmTerms } from '../columns/terms/registry.ts';
import { marketTerms } from '../market/registry.ts';
import type { Measure } from '../measures/define.ts';
import { measures } from '../measures/registry.ts';
import type { RuleType } from './ruleTypes.ts';
import { typeOfUnit } from './ruleTypes.ts';

/** Where a name leads. */
export type ColumnSource =
  | { readonly from: 'firm' | 'market'; readonly term: Term }
  | { readonly from: 'measure'; readonly measure: Measure }
  | { readonly from: 'user'; readonly id: string };

export interface NamedColumn {
  /** A word of its own among all sources. */
  readonly id: string;
  readonly key: string;
  readonly label: Localized;
  readonly type: RuleType;
  readonly source: ColumnSource;
}

/** Names are compared without regard to case and to the ways in which Unicode can write one character. */
export function ruleNameKey(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}

function termColumn(from: 'firm' | 'market', term: Term): NamedColumn {
  return { id: `${from} ${term.key}`, key: term.key, label: term.label, type: typeOfTerm(term), source: { from, term } };
}

function typeOfTerm(term: Term): RuleType {
  switch (term.kind) {
    case 'text': case 'firm': return { kind: 'text', options: null };
    case 'choice': return { kind: 'text', options: term.options };
    case 'flag': return { kind: 'flag' };
    default: return typeOfUnit(term.unit);
  }
}

function measureColumn(measure: Measure): NamedColumn {
  const type: RuleType = measure.kind === 'choice' ? { kind: 'text', options: measure.options ?? [] } : typeOfUnit(measure.unit);
  return { id: `measure ${measure.key}`, key: measure.key, label: measure.label, type, source: { from: 'measure', measure } };
}

/** Every column that is there without the person's own, in the order of the grid. */
export const builtInColumns: readonly NamedColumn[] = [
  ...firmTerms.map((term) => termColumn('firm', term)),
  ...measures.map((measure) => measureColumn(measure)),
  ...marketTerms.map((term) => termColumn('market', term)),
];

/** By key first, then by label; where two share a word the one that comes first in the grid has it. */
const builtInByName: ReadonlyMap<string, NamedColumn> = (() => {
  const found = new Map<string, NamedColumn>();
  const add = (name: string, column: NamedColumn): void => {
    const key = ruleNameKey(name);
    if (!found.has(key)) found.set(key, column);
  };
  for (const column of builtInColumns) add(column.key, column);
  for (const column of builtInColumns) for (const label of [column.label.en, column.label.zhHant]) add(label, column);
  return found;
})();

/** The built-in column of a name, by key or by label in either language; undefined when there is none. */
export function builtInColumn(name: string): NamedColumn | undefined {
  return builtInByName.get(ruleNameKey(name));
}

/** The name under which a column is found again, preferably its label in the language of the reader. */
export function nameOf(column: NamedColumn, language: keyof Localized): string {
  const label = column.label[language];
  return column.source.from === 'user' || builtInColumn(label) === column ? label : column.key;
}
