import type { Command } from './command.ts';
import { refuse } from './command.ts';

/** Names the currency in which all money is; no amount is converted. */
export const workbookSetCurrency: Command<{ readonly currency: string }> = {
  id: 'workbook.setCurrency',
  label: { en: 'Change currency', zhHant: '變更幣別' },
  plan(workbook, { currency }) {
    const to = currency.trim().toUpperCase();
    if (!/^[A-Z]{3}$/.test(to)) return refuse('workbook.badCurrency', { currency });
    return to === workbook.currency ? [] : [{ op: 'field', key: 'currency', from: workbook.currency, to }];
  },
};
