import type { ShockDefinition } from './shock.ts';
import { quartersBetween, stepsOf } from './shock.ts';

/** S&P/Case-Shiller U.S. National index, December of 2003 to 2009 (January 2000 = 100); copy in datasets/house-prices-us on GitHub. */
const housePriceDecember = [139.629, 158.672, 180.108, 183.23, 173.338, 152.545, 146.666] as const;
/** Global CDO issuance, USD bn, 2004 to 2008 (SIFMA, Table 1 of DDNS 2011/849342). */
const cdoIssuance = [157.4, 271.8, 551.7, 503.0, 44.9] as const;

const values = quartersBetween(housePriceDecember.map((value) => value / housePriceDecember[0] - 1));
/** The year in which issuance fell below half of the year before is the one in which credit is shut. */
const shutYear = cdoIssuance.findIndex((value, year) => year > 0 && value < cdoIssuance[year - 1]! / 2);
const quartersShut = values.length - 4 * shutYear;

export const mortgageReplay = {
  key: 'mortgageReplay', start: 1, ramp: 0,
  label: { en: 'Replay: mortgages 2004 to 2009', zhHant: '歷史重演：房貸 2004–2009' },
  help: { en: 'GPU values take the path of US house prices; credit is shut from the quarter in which new CDOs ended. Quarter 1 is the first of 2004.', zhHant: 'GPU 價值循美國房價走勢；自 CDO 發行停頓之季起信用關閉。第 1 季對應 2004 年第 1 季。' },
  source: {
    en: 'House prices: S&P/Case-Shiller national index, December values (primary copy). CDO issuance: SIFMA (secondary); no figure for 2009, in which credit is kept shut. A house is no GPU: it lasts, and its price here rises for three years first.',
    zhHant: '房價：S&P/Case-Shiller 全國指數 12 月值（原始資料複本）。CDO 發行量：SIFMA（次級來源）；2009 年無數字，假設信用仍關閉。房屋並非 GPU：房屋耐久，且此處價格先上漲三年。',
  },
  build: (settings) => ({
    drivers: {
      gpuPrice: stepsOf(values, settings),
      ...(settings.intensity > 0 ? { credit: [{ start: settings.start + 4 * shutYear, depth: -1, hold: quartersShut - 1 }] } : {}),
    },
  }),
} as const satisfies ShockDefinition;
