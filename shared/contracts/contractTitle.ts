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
  const alike = contracts.filter((each) => isAlike(each, contract));
  const place = alike.length > 1 ? alike.indexOf(contract) + 1 : 0;
  const title = `${party(contract['from'])} → ${party(contract['to'])}`;
  const typed = type === undefined ? title : language === 'en' ? `${type.label.en}: ${title}` : `${type.label.zhHant}：${title}`;
  if (place === 0) return typed;
  return language === 'en' ? `${typed} (${place} of ${alike.length})` : `${typed}（${alike.length} 之 ${place}）`;
}

function isAlike(a: Row, b: Row): boolean {
  return (a['from'] ?? null) === (b['from'] ?? null) && (a['to'] ?? null) === (b['to'] ?? null) && (a['type'] ?? contractTypes[0].id) === (b['type'] ?? contractTypes[0].id);
}
