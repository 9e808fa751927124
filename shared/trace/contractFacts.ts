import type { ContractFactId, FactDefinition, HoldingType } from './fact.ts';
import { before, creditor, creditorBefore, debtor, debtorBefore, market, now, ofMarket, only, path, terms } from './fact.ts';

const loans: readonly HoldingType[] = ['loan', 'facility'];
const claims: readonly HoldingType[] = ['loan', 'facility', 'lease', 'supply', 'guarantee', 'tranche'];
const balances: readonly HoldingType[] = ['loan', 'facility', 'supply', 'tranche'];
/** What a firm's own facility exists by (section 2.3). */
const facilityExists = [terms('principal', 'undrawn', 'capex', 'advanceRate')];
const money = { kind: 'money' } as const;

/** A contract, or a firm's own facility, in a quarter: sections 3.3 to 3.8 of design/model.md. */
export const contractFacts: Readonly<Record<ContractFactId, FactDefinition>> = {
  standing: {
    kind: 'yesNo', label: { en: 'In force', zhHant: '是否有效' }, types: ['lease', 'supply', 'equity'],
    reads: [terms('term'), ...only({ types: ['lease'] }, [terms('units', 'resale')]), ...debtorBefore('fails'), ...creditorBefore('fails'), ...debtor('fails'), ...creditor('fails')],
  },
  balance: {
    ...money, label: { en: 'Balance at the close', zhHant: '期末餘額' }, types: balances,
    opening: [terms('type', 'from', 'to', 'principal', 'outstanding')],
    reads: [
      ...before('balance'), ...now('due', 'paid', 'claim'), ...debtor('fails'),
      ...only({ types: loans }, now('margin')), ...only({ types: ['facility'] }, now('drawn', 'borrowed')),
      ...only({ types: ['supply'] }, now('order')), ...only({ types: ['tranche'] }, [...now('notes'), ...debtor('cash', 'fleetValue', 'estate')]),
    ],
  },
  due: {
    ...money, label: { en: 'Due', zhHant: '到期應付' }, types: claims,
    reads: [
      terms('type', 'from', 'to'), ...only({ types: balances }, before('balance')),
      ...only({ types: loans }, [terms('principal', 'rateType', 'rate', 'maturity', 'amortization', 'refinance'), market('baseRate'), path('baseRate'), ...ofMarket('credit'), ...before('due'), ...debtorBefore('blocked', 'fails'), ...creditorBefore('fails')]),
      ...only({ types: ['lease'] }, [terms('rent', 'takeOrPay'), path('demand'), ...now('standing')]),
      ...only({ types: ['supply'] }, [terms('lag', 'outstanding'), ...before('order')]),
      ...only({ types: ['tranche'] }, [terms('rate', 'rank')]),
      ...only({ types: ['guarantee'] }, now('called')),
    ],
  },
  claim: { ...money, label: { en: 'What an estate would owe on it', zhHant: '破產時之債權' }, types: claims, reads: [...now('due'), ...only({ types: balances }, before('balance')), ...only({ types: [...loans, 'tranche'] }, [terms('rank')]), ...only({ types: loans }, [terms('pledged')]), ...only({ types: ['facility'] }, now('drawn'))] },
  paid: { ...money, label: { en: 'Paid', zhHant: '已付' }, types: claims, reads: [...now('due', 'claim'), ...debtor('fails', 'estate')] },
  covenant: {
    kind: 'share', label: { en: 'Covenants and pledge', zhHant: '財務約定與質押' }, types: loans, opening: [terms('maxLtv', 'minDscr', 'pledged'), ...only({ types: ['facility'] }, facilityExists), ...now('balance')],
    reads: [terms('maxLtv', 'minDscr', 'pledged'), ...only({ types: ['facility'] }, facilityExists), ...before('balance')],
  },
  lacking: { ...money, label: { en: 'Collateral lacking', zhHant: '擔保品不足' }, types: loans, reads: [...now('covenant', 'claim'), ...debtor('collateral')] },
  margin: { ...money, label: { en: 'Margin paid', zhHant: '補繳擔保' }, types: loans, reads: [...now('lacking'), ...debtor('need', 'ownCash', 'received', 'dues', 'fails')] },
  drawn: {
    ...money, label: { en: 'Drawn on the line', zhHant: '動用額度' }, types: ['facility'],
    reads: [terms('undrawn'), ...before('drawn'), ...debtor('shortfall'), ...debtorBefore('blocked', 'fails'), ...ofMarket('credit'), ...creditor('fails', 'estate'), ...creditorBefore('fails'), ...only({ types: ['facility'] }, before('due'))],
  },
  called: { ...money, label: { en: 'Called on the guarantee', zhHant: '履行保證' }, types: ['guarantee'], reads: [terms('type', 'from', 'to', 'cap'), ...before('called'), ...creditor('shortfall', 'fails'), ...debtor('fails'), ...debtorBefore('fails'), ...creditorBefore('fails')] },
  borrowed: {
    ...money, label: { en: 'Capex borrowed', zhHant: '借款資本支出' }, types: ['facility'],
    reads: [terms('capex', 'advanceRate', 'maturity', 'refinance'), path('capex'), ...ofMarket('credit'), ...now('due'), ...debtor('ownCash', 'received', 'dues', 'need', 'blocked', 'fails', 'lending'), ...creditor('lending', 'fails'), ...creditorBefore('fails')],
  },
  order: {
    ...money, label: { en: 'Ordered or injected', zhHant: '訂購或注資' }, types: ['supply', 'equity'],
    reads: [
      terms('type', 'from', 'to'), ...now('standing'), ...only({ types: ['supply'] }, [terms('amount', 'lag', 'addsGpus'), path('capex'), ...debtor('lending', 'blocked')]),
      ...only({ types: ['equity'] }, [terms('injection'), path('funding'), ...creditor('lending', 'blocked')]),
    ],
  },
  notes: { ...money, label: { en: 'Paid on the note', zhHant: '券次付款' }, types: ['tranche'], reads: [terms('rank', 'rate'), ...before('balance'), ...debtor('ownCash', 'received', 'dues', 'need', 'collected', 'estate', 'fails')] },
  stakeValue: { ...money, label: { en: 'Value of the stake', zhHant: '持股價值' }, types: ['equity'], opening: [terms('type', 'from', 'to', 'stake'), ...debtor('netWorth')], reads: [terms('type', 'from', 'to', 'stake'), ...debtorBefore('netWorth'), ...debtor('fails'), ...debtorBefore('fails')] },
  loss: {
    ...money, label: { en: 'Lost', zhHant: '損失' }, types: [...claims, 'equity'],
    reads: [...only({ types: claims }, now('claim', 'paid')), ...debtor('fails'), ...only({ types: ['tranche'] }, now('balance')), ...only({ types: ['equity'] }, now('stakeValue'))],
  },
};
