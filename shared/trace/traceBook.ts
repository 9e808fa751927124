/**
 * Who is whose in a workbook, as facts are traced through it: firms, contracts and own facilities by number, and the relations of
 * `fact.ts` in both directions.
 */
import type { Row } from '../columns/define.ts';
import { valueOf } from '../columns/define.ts';
import type { FirmKey } from '../columns/terms/registry.ts';
import { firmTerm } from '../columns/terms/registry.ts';
import type { EngineModel } from '../engine/inputs.ts';
import type { MarketKey } from '../market/registry.ts';
import { marketTerm } from '../market/registry.ts';
import type { HoldingType, Relation } from './fact.ts';

/** Before the id of a firm in the name of its own facility, as in explanations. */
export const ownFacility = 'own:';

export interface Holding {
  /** The contract's id, or `own:` and the firm's. */
  readonly id: string;
  readonly type: HoldingType;
  /** Number of the firm; -1 is outside. */
  readonly debtor: number;
  readonly creditor: number;
}

/** Numbers of firms and holdings; the market is number 0. */
export class TraceBook {
  readonly firms: readonly Row[];
  readonly holdings: readonly Holding[];
  readonly quarters: number;
  readonly #market: Row;
  readonly #firmNumber: ReadonlyMap<string, number>;
  readonly #holdingNumber: ReadonlyMap<string, number>;
  readonly #owed: readonly (readonly number[])[];
  readonly #held: readonly (readonly number[])[];
  readonly #customers: readonly (readonly number[])[];
  readonly #vendors: readonly number[];

  /** @param seen  the rows as the scenario sees them */
  constructor(seen: EngineModel) {
    this.firms = seen.firms;
    this.#market = seen.market;
    this.quarters = this.market('quarters') ?? 0;
    this.#firmNumber = new Map(seen.firms.map(({ id }, index) => [id, index]));
    const party = (id: unknown): number => (typeof id === 'string' ? (this.#firmNumber.get(id) ?? -1) : -1);
    this.holdings = [
      ...seen.contracts.map((row): Holding => {
        const type = String(row['type'] ?? 'loan') as HoldingType;
        const [from, to] = [party(row['from']), party(row['to'])];
        return type === 'guarantee' ? { id: row.id, type, debtor: from, creditor: to } : { id: row.id, type, debtor: to, creditor: from };
      }),
      ...seen.firms.map((row, index): Holding => ({ id: ownFacility + row.id, type: 'facility', debtor: index, creditor: party(row['lender']) })),
    ];
    this.#holdingNumber = new Map(this.holdings.map(({ id }, index) => [id, index]));
    this.#vendors = seen.firms.map((row) => party(row['vendor']));
    this.#owed = this.#byOwner(this.holdings.map(({ debtor }) => debtor));
    this.#held = this.#byOwner(this.holdings.map(({ creditor }) => creditor));
    this.#customers = this.#byOwner(this.#vendors);
  }

  #byOwner(owners: readonly number[]): readonly (readonly number[])[] {
    const lists: number[][] = this.firms.map(() => []);
    for (const [item, owner] of owners.entries()) lists[owner]?.push(item);
    return lists;
  }

  market(key: MarketKey): number | null {
    const value = valueOf(this.#market, marketTerm(key));
    return typeof value === 'number' ? value : null;
  }

  flag(firm: number, key: FirmKey): boolean {
    const row = this.firms[firm];
    return row !== undefined && valueOf(row, firmTerm(key)) === true;
  }

  /** undefined where there is none. */
  firmNumber(id: string): number | undefined {
    return this.#firmNumber.get(id);
  }

  holdingNumber(id: string): number | undefined {
    return this.#holdingNumber.get(id);
  }

  /** The subjects that stand in a relation to one. */
  related(relation: Relation, subject: number): readonly number[] {
    switch (relation) {
      case 'self': return [subject];
      case 'owed': return this.#owed[subject] ?? [];
      case 'held': return this.#held[subject] ?? [];
      case 'debtor': return inWorkbook(this.holdings[subject]?.debtor);
      case 'creditor': return inWorkbook(this.holdings[subject]?.creditor);
      case 'customers': return this.#customers[subject] ?? [];
      case 'market': return [0];
      case 'everyFirm': return [...this.firms.keys()];
      case 'everyContract': return [...this.holdings.keys()];
    }
  }

  /** The subjects to which one stands in a relation. @param among  how many subjects of the reader's kind there are */
  relatedBack(relation: Relation, subject: number, among: number): readonly number[] {
    switch (relation) {
      case 'self': return [subject];
      case 'owed': return this.related('debtor', subject);
      case 'held': return this.related('creditor', subject);
      case 'debtor': return this.related('owed', subject);
      case 'creditor': return this.related('held', subject);
      case 'customers': return inWorkbook(this.#vendors[subject]);
      case 'market': return Array.from({ length: among }, (_, index) => index);
      case 'everyFirm': case 'everyContract': return [0];
    }
  }
}

function inWorkbook(firm: number | undefined): readonly number[] {
  return firm === undefined || firm < 0 ? [] : [firm];
}
