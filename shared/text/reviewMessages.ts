import type { Localized } from '../base/localized.ts';

/** Covenant headroom, checks, fragility and bridges (`review.*`), and why an outcome is no plain fact (`fragile.*`). */
export const reviewMessages = {
  'shell.tab.review': { en: 'Review', zhHant: '檢核' },
  'review.sections': { en: 'Sections of the review', zhHant: '檢核項目' },
  'review.headroom': { en: 'Covenant headroom', zhHant: '財務約定餘裕' },
  'review.checks': { en: 'Checks', zhHant: '檢查' },
  'review.fragility': { en: 'Fragility', zhHant: '結果脆弱性' },
  'review.bridge': { en: 'What changed', zhHant: '差異橋接' },

  'fragile.confidence': { en: 'Hangs on confidence: another outcome, in which it does not pay, holds as well.', zhHant: '取決於市場信心：其不付款的另一結果同樣成立。' },
  'fragile.rounding': { en: 'Flips within the rounding of one input as it is written.', zhHant: '單一輸入值在書寫精度的捨入範圍內即翻轉。' },
  'fragile.together': { en: 'Flips when all inputs are rounded to one side.', zhHant: '所有輸入值同時朝一側捨入時即翻轉。' },
  'fragile.edge': { en: 'Lies on a knife’s edge: a change of a billionth flips it.', zhHant: '處於臨界點：十億分之一的變動即翻轉。' },
} as const satisfies Record<string, Localized>;
