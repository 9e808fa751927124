import type { Language, Localized } from '../base/localized.ts';
import type { Row } from '../columns/define.ts';
import { contractType, contractTypes } from './registry.ts';

const outside: Localized = { en: 'outside', zhHant: '外部' };

/**
 * What people call a contract: its type and its parties, and which one it is where several have the same. Ids are never shown.
 *
 * @param contracts  all of the workbook; one that is no longer there is called by what is known of it
 * @param nameOf  a firm's name by its id
 *
 * @example "Lease: Lessor A → Lab B", or "Loan: Bank → Lessor A (2 of 3)"
 */
export function contractTitle(contract: Row, contracts: readonly Row[], nameOf: (firm: string) => string, language: Language): string {
  const type = contractType(String(contract['type'] ?? contractTypes[0].id));
  const party = (firm: unknown): string => (typeof firm === 'string' && firm !== '' ? nameOf(firm) : outside[language]);
  const alike = indexOf(contracts).alike.get(likeness(contract)) ?? [];
  const place = alike.length > 1 ? alike.indexOf(contract) + 1 : 0;
  const title = `${party(contract['from'])} → ${party(contract['to'])}`;
  const typed = type === undefined ? title : language === 'en' ? `${type.label.en}: ${title}` : `${type.label.zhHant}：${title}`;
  if (place === 0) return typed;
  return language === 'en' ? `${typed} (${place} of ${alike.length})` : `${typed}（${alike.length} 之 ${place}）`;
}

/** The contract with this id; undefined when there is none. */
export function contractById(contracts: readonly Row[], id: string): Row | undefined {
  return indexOf(contracts).byId.get(id);
}

interface Index {
  readonly byId: ReadonlyMap<string, Row>;
  /** Contracts of one type between the same parties, in the order of rows. */
  readonly alike: ReadonlyMap<string, readonly Row[]>;
}

/** Tables are never changed in place, so that what was found of one holds as long as it is there; lists name hundreds of contracts at once. */
const indexes = new WeakMap<readonly Row[], Index>();

function indexOf(contracts: readonly Row[]): Index {
  const known = indexes.get(contracts);
  if (known !== undefined) return known;
  const byId = new Map<string, Row>();
  const alike = new Map<string, Row[]>();
  for (const contract of contracts) {
    byId.set(contract.id, contract);
    const key = likeness(contract);
    const others = alike.get(key);
    if (others === undefined) alike.set(key, [contract]);
    else others.push(contract);
  }
  const index = { byId, alike };
  indexes.set(contracts, index);
  return index;
}

function likeness(contract: Row): string {
  return `${String(contract['type'] ?? contractTypes[0].id)}\n${String(contract['from'] ?? '')}\n${String(contract['to'] ?? '')}`;
}
