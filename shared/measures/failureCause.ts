import { type Measure, type MeasureOption } from './define.ts';
import { numbersOf } from './quantities.ts';

/** The causes in the order of the engine's numbers 1 to 5 (design/model.md 3.5). */
export const failureCauses = [
  { id: 'forced', label: { en: 'Forced', zhHant: '強制違約' } },
  { id: 'operating', label: { en: 'Operating', zhHant: '營運虧損' } },
  { id: 'payment', label: { en: 'Payment', zhHant: '無力支付' } },
  { id: 'covenant', label: { en: 'Covenant', zhHant: '違反約定' } },
  { id: 'insolvency', label: { en: 'Insolvency', zhHant: '資不抵債' } },
] as const satisfies readonly MeasureOption[];

export const failureCause = {
  key: 'failureCause', kind: 'choice', unit: 'none', followsQuarter: false,
  label: { en: 'Cause', zhHant: '違約原因' },
  help: {
    en: 'Forced: by the scenario. Operating: cash and inflows do not cover its costs. Payment: they do not cover what it owes. Covenant: an LTV breach was not cured in time. Insolvency: net worth below 0, for firms that fail when insolvent.',
    zhHant: '強制違約：由情境指定。營運虧損：現金與流入不足以支應營運成本。無力支付：不足以支付到期款項。違反約定：貸款成數違反未於期限內補正。資不抵債：淨值為負，僅適用於設定資不抵債即違約的公司。',
  },
  options: failureCauses,
  formula: { en: 'the first that holds: forced, operating, payment, covenant, insolvency', zhHant: '依序取首個成立者：強制、營運、支付、約定、資不抵債' },
  section: '3.5',
  numbers: (result, firm, quarter) => numbersOf(result, firm, quarter, ['failureQuarter', 'failureRound', 'failureShortfall']),
  compute: (result, firm) => failureCauses[(result.failureCause[firm] ?? 0) - 1]?.id ?? null,
} as const satisfies Measure;
