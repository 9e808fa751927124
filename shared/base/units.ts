import type { Localized } from './localized.ts';

/** The units that inputs and results are shown in. `{currency}` stands for the workbook's currency. */
export const units = {
  none: { en: '', zhHant: '' },
  money: { en: '{currency} M', zhHant: '百萬 {currency}' },
  moneyPerQuarter: { en: '{currency} M / quarter', zhHant: '百萬 {currency}/季' },
  moneyPerYear: { en: '{currency} M / year', zhHant: '百萬 {currency}/年' },
  unitPrice: { en: '{currency} K / GPU', zhHant: '千 {currency}/張' },
  unitCostPerQuarter: { en: '{currency} K / GPU / quarter', zhHant: '千 {currency}/張/季' },
  rent: { en: '{currency} / GPU-hour', zhHant: '{currency}/GPU 小時' },
  gpus: { en: 'GPUs', zhHant: '張 GPU' },
  quarters: { en: 'quarters', zhHant: '季' },
  perYear: { en: '% a year', zhHant: '年利率 %' },
  share: { en: '%', zhHant: '%' },
  sharePerQuarter: { en: '% a quarter', zhHant: '每季 %' },
  times: { en: '×', zhHant: '倍' },
  round: { en: 'round', zhHant: '輪' },
} as const satisfies Record<string, Localized>;

export type UnitId = keyof typeof units;

/** The unit in words of a language, with the workbook's currency put in. */
export function unitLabel(unit: UnitId, language: keyof Localized, currency: string): string {
  return units[unit][language].replace('{currency}', currency);
}
