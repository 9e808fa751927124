import type { FormatContext, ParseContext } from '../../shared/columns/kind.ts';
import { language } from '../state/settings.ts';
import { firmNames, workbook } from '../state/workbook.ts';

/** What showing a cell needs to know of the workbook on the table. */
export function formatContext(): FormatContext {
  const names = firmNames.value;
  return { language: language.value, currency: workbook.value.currency, firmName: (id) => names.get(id) ?? null };
}

/** What reading typed text needs to know of the workbook on the table. */
export function parseContext(): ParseContext {
  const names = firmNames.value;
  return {
    language: language.value,
    currency: workbook.value.currency,
    firmByName: (name) => {
      const wanted = name.trim().normalize('NFC').toLowerCase();
      for (const [id, each] of names) if (each.trim().normalize('NFC').toLowerCase() === wanted) return id;
      return null;
    },
  };
}
