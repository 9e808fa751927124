/**
 * Published series of the AI boom and of what it is likened to, a copy of the figures that the shock library's replays take theirs
 * from. Owns: numbers, units and where each comes from, with how far the source can be trusted. Nothing here enters a run.
 */
import type { Localized } from '../../base/localized.ts';

export type AnalogueId = 'subprime' | 'telecom' | 'ai';

export interface AnalogueSeries {
  readonly key: string;
  readonly of: AnalogueId;
  readonly label: Localized;
  /** Years with a fraction: the middle of what the value is about, e.g. 2025.75 for October. */
  readonly points: readonly (readonly [year: number, value: number])[];
  readonly source: Localized;
  /** Without a verified source; said wherever it is shown. */
  readonly assumed?: true;
}

const yearly = (first: number, values: readonly number[]): readonly (readonly [number, number])[] => values.map((value, index) => [first + index, value]);

const schuermann = { en: 'Ashcraft & Schuermann, NY Fed Staff Report 318, table 1 (secondary quote)', zhHant: 'Ashcraft 與 Schuermann，紐約聯準銀行 SR 318 表 1（轉引）' } as const;
const telecomSlides = { en: 'Telecom Meltdown Facts, lecture slides, about 2003 (weak)', zhHant: 'Telecom Meltdown Facts 講義，約 2003 年（來源薄弱）' } as const;

export const analogueSeries: readonly AnalogueSeries[] = [
  {
    key: 'housePrice', of: 'subprime', label: { en: 'US house prices', zhHant: '美國房價' },
    points: yearly(1996, [82.81, 85.32, 90.1, 96.37, 104.78, 113.19, 122.29, 133.74, 150.47, 171.78, 183.48, 179.94, 164.06, 148.55, 144.66, 139.24, 140.98]),
    source: { en: 'S&P/Case-Shiller US National, year averages (primary copy)', zhHant: 'S&P/Case-Shiller 全美房價指數年均值（原始資料副本）' },
  },
  {
    key: 'subprimeShare', of: 'subprime', label: { en: 'Subprime share of originations', zhHant: '次貸占房貸承作比重' },
    points: yearly(1996, [9.5, 10.6, 9.8, 10.4, 10.1, 7.6, 7.4, 8.3, 20.9, 22.7, 23.5, 9.2, 1.7]),
    source: { en: 'Financial Crisis Inquiry Commission report, 2011 (primary copy; 1997–2002 read from a figure’s layout)', zhHant: '金融危機調查委員會報告，2011（原始資料副本；1997–2002 由圖面判讀）' },
  },
  { key: 'subprimeOriginations', of: 'subprime', label: { en: 'Subprime originations', zhHant: '次貸承作額' }, points: yearly(2001, [190, 231, 335, 540, 625, 600]), source: schuermann },
  { key: 'subprimeMbs', of: 'subprime', label: { en: 'Subprime MBS issuance', zhHant: '次貸 MBS 發行額' }, points: yearly(2001, [87.1, 122.7, 195, 362.6, 465, 448.6]), source: schuermann, assumed: true },
  {
    key: 'cdoIssuance', of: 'subprime', label: { en: 'Global CDO issuance', zhHant: '全球 CDO 發行額' }, points: yearly(2004, [157.4, 271.8, 551.7, 503, 44.9]),
    source: { en: 'SIFMA, table 1 of DDNS 2011/849342 (secondary)', zhHant: 'SIFMA，DDNS 2011/849342 表 1（轉引）' },
  },
  { key: 'telecomEquipment', of: 'telecom', label: { en: 'Telecom equipment spending', zhHant: '電信設備支出' }, points: [[1999, 84.6], [2000, 110]], source: telecomSlides },
  { key: 'telecomBankruptcies', of: 'telecom', label: { en: 'Telecom bankruptcy filings', zhHant: '電信業破產件數' }, points: [[2000, 20], [2001, 77]], source: telecomSlides },
  { key: 'circuitPrice', of: 'telecom', label: { en: 'US–UK circuit price', zhHant: '美英電路價格' }, points: [[1999, 12], [2001, 1.8]], source: telecomSlides },
  { key: 'lucentRevenue', of: 'telecom', label: { en: 'Lucent revenue', zhHant: '朗訊營收' }, points: [[1999, 37.92], [2002, 11.8]], source: { en: 'Tunguz, Circular financing, 2025 (secondary)', zhHant: 'Tunguz，Circular financing，2025（轉引）' } },
  {
    key: 'h100Rent', of: 'ai', label: { en: 'H100 rent per GPU-hour', zhHant: 'H100 每 GPU 小時租金' },
    points: [[2023.42, 8], [2024.75, 2.99], [2025.42, 2.3], [2025.75, 1.7], [2026.17, 2.35], [2026.42, 2.6]],
    source: { en: 'AI Tech Connect; H100 rental history; SemiAnalysis; Silicon Data (press and secondary; spot, on-demand and contract prices mixed)', zhHant: 'AI Tech Connect、H100 租金史、SemiAnalysis、Silicon Data（報導與轉引；現貨、隨需與合約價混用）' },
  },
  {
    key: 'coreweaveRevenue', of: 'ai', label: { en: 'CoreWeave revenue, quarterly', zhHant: 'CoreWeave 單季營收' },
    points: [[2025.125, 981.6], [2025.375, 1212.8], [2025.625, 1364.7], [2025.875, 1570], [2026.125, 2080]],
    source: { en: 'CoreWeave filings 2025–26 (2025 Q2 and Q3 primary copies, others secondary)', zhHant: 'CoreWeave 2025–26 財報（2025 年第 2、3 季為原始資料副本，其餘轉引）' },
  },
  {
    key: 'coreweaveInterest', of: 'ai', label: { en: 'CoreWeave interest, quarterly', zhHant: 'CoreWeave 單季利息' },
    points: [[2025.125, 263.8], [2025.375, 267], [2025.625, 310.6], [2026.125, 541]],
    source: { en: 'CoreWeave filings 2025–26 (2025 Q1 and 2026 Q1 derived)', zhHant: 'CoreWeave 2025–26 財報（2025 年第 1 季與 2026 年第 1 季為推算）' },
  },
  {
    key: 'coreweaveBacklog', of: 'ai', label: { en: 'CoreWeave backlog', zhHant: 'CoreWeave 未履約訂單' },
    points: [[2025.125, 25_900], [2025.375, 30_100], [2025.625, 55_600], [2025.875, 66_800], [2026.125, 99_400]],
    source: { en: 'CoreWeave filings 2025–26 (2025 Q2 and Q3 primary copies, others secondary)', zhHant: 'CoreWeave 2025–26 財報（2025 年第 2、3 季為原始資料副本，其餘轉引）' },
  },
];

/** How many years earlier an analogue ran: 2025 is set against the year that many before. Both are judgements, not findings. */
export const analogueOffsets: Readonly<Record<AnalogueId, number>> = { subprime: 20, telecom: 25, ai: 0 };
