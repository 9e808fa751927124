/**
 * Which column of a foreign table goes into which of ours.
 *
 * Owns: finding the row of headings and matching each by key, label or alias in both languages. Does not own: reading the
 * cells (`importPlan.ts`). Everything here is a suggestion that the person sees and can change.
 */
import type { Term } from '../columns/define.ts';
import { plainText } from '../columns/readAmount.ts';
import type { Workbook } from '../document/document.ts';
import { nameKey, termsOf } from '../document/document.ts';
import type { ImportColumn, ImportTable } from '../document/importRecipe.ts';
import { checkColumns } from '../rules/checkColumns.ts';
import { columnUnits, unitsFor } from './columnUnits.ts';
import { withoutFormulaMark } from './formulaSafe.ts';
import { inTraditional } from './simplified.ts';
import { units } from '../base/units.ts';

/** The columns that an import can fill: those of the table and, for firms, the person's own without formula. */
export function importTerms(workbook: Pick<Workbook, 'columns' | 'currency'>, table: ImportTable): readonly Term[] {
  if (table === 'contracts') return termsOf(table);
  const own = checkColumns(workbook.columns, workbook.currency).list.filter(({ hasRule }) => !hasRule).map(({ term }) => term);
  return own.length === 0 ? termsOf(table) : [...termsOf(table), ...own];
}

/** Rows that are looked at for the headings. */
const searched = 30;

/** The index of the row that names most columns; the first row with text where none names any. */
export function suggestHeaderRow(rows: readonly (readonly string[])[], terms: readonly Term[]): number {
  let best = { row: Math.max(0, rows.findIndex((row) => row.some((text) => text.trim() !== ''))), known: 0 };
  for (const [index, row] of rows.slice(0, searched).entries()) {
    const known = new Set(row.flatMap((heading) => matchHeading(heading, terms)?.key ?? [])).size;
    if (known > best.known) best = { row: index, known };
  }
  return best.row;
}

/** The table whose columns the headings name more of. */
export function suggestTable(rows: readonly (readonly string[])[], workbook: Workbook): ImportTable {
  const count = (table: ImportTable) => {
    const terms = importTerms(workbook, table);
    const row = rows[suggestHeaderRow(rows, terms)] ?? [];
    return new Set(row.flatMap((heading) => matchHeading(heading, terms)?.key ?? [])).size + (table === 'contracts' && ['from', 'to', 'type'].every((key) => row.some((heading) => matchHeading(heading, terms)?.key === key)) ? 0.5 : 0);
  };
  return count('contracts') > count('firms') ? 'contracts' : 'firms';
}

/**
 * The mapping that the headings suggest; a column that an earlier one has taken is left out.
 *
 * @param above  what stands over the headings: a row of units counts where a heading states none itself
 */
export function suggestColumns(headings: readonly string[], terms: readonly Term[], above: readonly string[] = []): readonly ImportColumn[] {
  const taken = new Set<string>();
  return headings.map((heading, index) => {
    const term = matchHeading(heading, terms);
    if (term === undefined || taken.has(term.key)) return { heading, key: null, unit: null };
    taken.add(term.key);
    return { heading, key: term.key, unit: statedUnit(parts(heading).stated ?? above[index] ?? null, term) };
  });
}

function bare(text: string): string {
  return nameKey(plainText(text)).replace(/[\s_-]+/g, '');
}

/** What stands in brackets at the end of a heading, and the heading without it. */
function parts(heading: string): { readonly name: string; readonly stated: string | null } {
  const found = /^(.*?)[([]([^)\]]*)[)\]]$/s.exec(plainText(heading).trim());
  return found === null ? { name: heading, stated: null } : { name: found[1] ?? '', stated: (found[2] ?? '').trim() };
}

/** Columns by every name that they go by; a key counts before a label, and a label before an alias. */
const names = new WeakMap<readonly Term[], ReadonlyMap<string, Term>>();

function namesOf(terms: readonly Term[]): ReadonlyMap<string, Term> {
  const known = names.get(terms);
  if (known !== undefined) return known;
  const made = new Map<string, Term>();
  const add = (name: string, term: Term) => void (made.has(bare(name)) || made.set(bare(name), term));
  for (const term of terms) add(term.key, term);
  for (const term of terms) for (const label of Object.values(term.label)) add(label, term);
  for (const term of terms) for (const alias of term.aliases) add(alias, term);
  // Some characters are traditional in one word and simplified in another, hence both sides are brought into one form.
  for (const [name, term] of made) if (!made.has(inTraditional(name))) made.set(inTraditional(name), term);
  names.set(terms, made);
  return made;
}

/** The column that a heading names; undefined when it names none. */
export function matchHeading(heading: string, terms: readonly Term[]): Term | undefined {
  if (heading.length > 200) return undefined;
  const plain = withoutFormulaMark(heading);
  const own = [bare(plain), bare(parts(plain).name)];
  for (const wanted of new Set([...own, ...own.map(inTraditional)])) {
    if (wanted === '') continue;
    const found = namesOf(terms).get(wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The unit that is stated in brackets or above, where it is not the column's own. */
function statedUnit(stated: string | null, term: Term): string | null {
  if (stated === null) return null;
  const words = inTraditional(plainText(stated).trim().toLowerCase());
  const own = Object.values(units[term.unit]).map((label) => label.replace('{currency}', '').trim().toLowerCase());
  // A percentage column shows its sign in each cell, so a heading with one says how bare numbers count.
  if (own.includes(words) && !unitsFor(term).some(({ id }) => id === 'percent')) return null;
  return columnUnits.find(({ kinds, words: pattern }) => kinds.includes(term.kind) && pattern.test(words))?.id ?? null;
}
