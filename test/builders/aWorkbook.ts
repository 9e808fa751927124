import type { Workbook } from '../../shared/document/document.ts';

/** A workbook of which only what is given matters. */
export function aWorkbook(given: Partial<Workbook> = {}): Workbook {
  return { name: 'Test', currency: 'USD', market: { id: 'market' }, firms: [], contracts: [], scenarios: [], notes: [], columns: [], views: [], analyses: [], charts: [], reports: [], recipes: [], extra: {}, ...given };
}
