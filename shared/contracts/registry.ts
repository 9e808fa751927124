/** The contract types and the contract grid's columns; the types of a contract follow from them (design/model.md 2.3). */
import type { Localized } from '../base/localized.ts';
import type { Row, Term, TermValue } from '../columns/define.ts';
import { choiceTerm } from '../columns/define.ts';
import type { ContractType } from './contractType.ts';
import { equity } from './equity.ts';
import { guarantee } from './guarantee.ts';
import { lease } from './lease.ts';
import { loan } from './loan.ts';
import { supply } from './supply.ts';
import { from } from './terms/from.ts';
import { to } from './terms/to.ts';
import { tranche } from './tranche.ts';

export const contractTypes = [loan, lease, supply, equity, guarantee, tranche] as const satisfies readonly ContractType[];
export type ContractTypeId = (typeof contractTypes)[number]['id'];

/** Which contract it is. It is the row's identity, hence no scenario overrides it; it decides which other cells are in use. */
export const type = choiceTerm<'type', ContractTypeId>({
  key: 'type', group: 'contract', default: 'loan', overridable: false,
  label: { en: 'Type', zhHant: '類型' },
  help: {
    en: 'What the contract is; it decides which of the other columns are used.',
    zhHant: '合約的種類，決定使用哪些其他欄位。',
  },
  options: contractTypes.map(({ id, label }) => ({ id, label })),
  aliases: ['contract type', 'kind', '合約類型'],
});

/** Headings over the contract grid's columns, in order; a term that several types have stands under the first of them. */
export const contractGroups = [
  { id: 'contract', label: { en: 'Contract', zhHant: '合約' } },
  { id: 'loan', label: { en: 'Loans and notes', zhHant: '貸款與券次' } },
  { id: 'lease', label: { en: 'Leases', zhHant: '租約' } },
  { id: 'supply', label: { en: 'Supply', zhHant: '採購' } },
  { id: 'equity', label: { en: 'Equity', zhHant: '股權' } },
  { id: 'guarantee', label: { en: 'Guarantees', zhHant: '保證' } },
] as const satisfies readonly { readonly id: string; readonly label: Localized }[];

type TypedTerm = (typeof contractTypes)[number]['terms'][number];
type AnyContractTerm = typeof type | typeof from | typeof to | TypedTerm;
export type ContractKey = AnyContractTerm['key'];

/** A contract as it stands in the document: only what was given; null reads as blank. */
export type Contract = Row & { readonly [T in AnyContractTerm as T['key']]?: TermValue<T> | null };

/** All columns of the contract grid: type, parties, then the terms of the types, each once, at its first type. */
export const contractTerms: readonly Term[] = [type, from, to, ...unionOfTerms()];

/** A firm's own facility has the same terms as a loan; in this grid they stand under the loan's heading. */
function unionOfTerms(): readonly Term[] {
  const union = new Map<string, Term>();
  for (const { id, terms } of contractTypes) {
    for (const term of terms) if (!union.has(term.key)) union.set(term.key, { ...term, group: id });
  }
  return [...union.values()];
}

const typeById: ReadonlyMap<string, ContractType> = new Map(contractTypes.map((each) => [each.id, each]));
const termByKey: ReadonlyMap<string, Term> = new Map(contractTerms.map((term) => [term.key, term]));
const common: ReadonlySet<string> = new Set([type.key, from.key, to.key]);
const keysById: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  contractTypes.map((each) => [each.id, new Set(each.terms.map((term) => term.key))]),
);

/** The definition of a contract type; undefined for an id that is none. */
export function contractType(id: ContractTypeId): ContractType;
export function contractType(id: string): ContractType | undefined;
export function contractType(id: string): ContractType | undefined {
  return typeById.get(id);
}

/** The definition of a contract's term; undefined for a field that is none. */
export function contractTerm(key: ContractKey): Term;
export function contractTerm(key: string): Term | undefined;
export function contractTerm(key: string): Term | undefined {
  return termByKey.get(key);
}

/** Whether contracts of a type use a column; the grid shows the others as not applicable. */
export function usesTerm(typeId: string, key: string): boolean {
  return common.has(key) || (keysById.get(typeId)?.has(key) ?? false);
}
