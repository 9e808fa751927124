import type { FactDefinition, FirmFactId, HoldingType, Settled } from './fact.ts';
import { before, held, market, now, ofCustomers, ofMarket, only, owed, own, path } from './fact.ts';

const loans: readonly HoldingType[] = ['loan', 'facility'];
const debts: readonly HoldingType[] = ['loan', 'facility', 'tranche'];
const money = { kind: 'money' } as const;
const failsInsolvent = ({ own: flag }: Settled): boolean => flag('failsWhenInsolvent');

/** What a fleet is worth: v of section 3.1. */
const unitValue = [own('gpuLife'), path('life'), path('gpuPrice'), market('salvage', 'rentToValue', 'spotRent'), ...ofMarket('rent', 'priceFactor')];
/** Cash after the clearing, before anything of 3.6 to 3.8. */
const freeCash = now('ownCash', 'received', 'dues');

/** A firm in a quarter: sections 3.2 to 3.8 of design/model.md. */
export const firmFacts: Readonly<Record<FirmFactId, FactDefinition>> = {
  openingCash: { ...money, label: { en: 'Cash brought forward', zhHant: '期初現金' }, reads: before('cash') },
  revenue: { ...money, label: { en: 'Revenue', zhHant: '營收' }, reads: [own('revenue', 'demandBeta'), path('demand'), ...before('fails')] },
  funding: { ...money, label: { en: 'New equity from outside', zhHant: '外部新增股權資金' }, reads: [own('funding'), path('funding'), ...before('fails')] },
  spotIncome: {
    ...money, label: { en: 'Income at spot', zhHant: '現貨出租收入' },
    reads: [own('utilization'), path('demand'), ...ofMarket('rent'), ...before('fleet', 'fails'), ...only({ types: ['lease'] }, [...held('standing'), ...owed('standing')])],
  },
  opex: { ...money, label: { en: 'Operating costs', zhHant: '營運費用' }, reads: [own('opex'), path('opex'), ...before('fails')] },
  gpuOpex: { ...money, label: { en: 'Power and hosting', zhHant: '電力與代管費用' }, reads: [own('gpuOpex'), path('opex'), ...before('fleet', 'fails')] },
  ownCash: { ...money, label: { en: 'Own cash before clearing', zhHant: '清算前自有現金' }, reads: [...now('openingCash', 'revenue', 'funding', 'spotIncome', 'opex', 'gpuOpex'), ...before('fails')] },
  received: { ...money, label: { en: 'Received from others', zhHant: '收自他方' }, reads: [...held('paid'), ...only({ types: ['facility'] }, owed('drawn'))] },
  dues: { ...money, label: { en: 'Due to others', zhHant: '應付他方' }, reads: [...owed('due'), ...only({ types: ['facility'] }, held('drawn'))] },
  shortfall: { ...money, label: { en: 'Dues not covered', zhHant: '未能支應的應付款' }, reads: freeCash, measure: 'failureQuarter' },
  estate: {
    ...money, label: { en: 'What an estate would have', zhHant: '破產財團可用資產' },
    reads: [...now('ownCash', 'received', 'collateral'), own('otherAssets'), market('cashKept', 'inflowKept', 'liquidationCost', 'bookHaircut'), ...owed('claim'), ...held('claim', 'paid')],
  },
  collected: { ...money, label: { en: 'Principal collected on loans held', zhHant: '所持貸款收回本金' }, reads: only({ types: loans }, held('due', 'paid', 'margin', 'claim')) },
  fleet: { kind: 'number', label: { en: 'Fleet', zhHant: 'GPU 機隊' }, opening: [own('gpus', 'gpuCost', 'gpuAge')], reads: [...before('fleet'), ...now('outlays', 'fails')] },
  collateral: { ...money, label: { en: 'Fleet’s value in the clearing', zhHant: '清算時機隊價值' }, reads: [...before('fleet'), ...unitValue] },
  fleetValue: { ...money, label: { en: 'Fleet’s value at the close', zhHant: '期末機隊價值' }, opening: [...now('fleet'), own('gpuLife'), market('salvage')], reads: [...now('fleet'), ...unitValue] },
  need: { ...money, label: { en: 'Collateral lacking', zhHant: '擔保品不足' }, reads: only({ types: loans }, owed('lacking')), measure: 'state' },
  breaches: { kind: 'number', label: { en: 'Uncured breaches', zhHant: '未補正違約次數' }, reads: [...now('need'), ...freeCash, ...before('breaches')] },
  blocked: { kind: 'yesNo', label: { en: 'Blocked by covenants', zhHant: '受財務約定限制' }, reads: [...now('breaches', 'dscr'), ...only({ types: loans }, owed('covenant'))], measure: 'covenantState' },
  netWorth: {
    ...money, label: { en: 'Net worth', zhHant: '淨值' },
    opening: [own('cash', 'otherAssets'), ...now('fleetValue'), ...held('balance', 'stakeValue'), ...owed('balance')],
    reads: [own('otherAssets'), ...freeCash, ...now('cash', 'collateral', 'fleetValue'), ...held('claim', 'paid', 'balance', 'stakeValue'), ...owed('claim', 'balance'), ...before('fails')],
    measure: 'leverage',
  },
  fails: {
    kind: 'yesNo', label: { en: 'Fails', zhHant: '違約' }, measure: 'failureQuarter',
    reads: [
      { reads: 'forced' }, ...now('shortfall', 'ownCash', 'received', 'need'), ...before('breaches', 'fails'), market('cureQuarters'), own('failsWhenInsolvent'),
      ...only({ when: failsInsolvent }, now('netWorth')),
    ],
  },
  earned: {
    ...money, label: { en: 'Cash earned before debt service', zhHant: '償債前現金流' }, measure: 'closingDscr',
    reads: [...now('ownCash', 'openingCash', 'fails'), ...only({ types: ['loan', 'facility', 'lease', 'supply', 'tranche'] }, held('due', 'paid')), ...only({ types: ['lease', 'supply'] }, owed('due'))],
  },
  service: { ...money, label: { en: 'Interest and principal due', zhHant: '到期本息' }, measure: 'closingDscr', reads: [...only({ types: debts }, owed('due')), ...now('fails')] },
  interestDue: { ...money, label: { en: 'Interest due', zhHant: '到期利息' }, measure: 'interestCover', reads: [...only({ types: debts }, owed('due')), ...now('fails')] },
  dscr: { kind: 'times', label: { en: 'DSCR', zhHant: '償債比率' }, measure: 'closingDscr', reads: now('earned', 'service', 'fails') },
  lending: {
    ...money, label: { en: 'Cash left to lend', zhHant: '可供放款現金' },
    reads: [own('capex', 'advanceRate'), path('capex'), path('funding'), ...freeCash, ...now('need', 'blocked', 'fails'), ...held('margin', 'notes', 'order'), ...owed('margin', 'notes', 'order'), ...only({ types: ['facility'] }, held('borrowed'))],
  },
  outlays: {
    ...money, label: { en: 'Purchases and investments', zhHant: '採購與投資' },
    reads: [own('capex', 'advanceRate', 'vendor'), path('capex'), path('funding'), path('gpuPrice'), market('gpuPrice'), ...freeCash, ...now('need', 'blocked', 'fails'),
      ...held('margin', 'notes', 'order'), ...owed('margin', 'notes', 'order'), ...only({ types: ['facility'] }, owed('borrowed'))],
  },
  cash: {
    ...money, label: { en: 'Closing cash', zhHant: '期末現金' }, measure: 'closingCash',
    opening: [own('cash')],
    reads: [...freeCash, ...now('outlays', 'fails'), ...ofCustomers('outlays'), ...held('margin', 'notes', 'order'), ...owed('margin', 'notes', 'order'), ...only({ types: ['facility'] }, [...held('borrowed'), ...owed('borrowed')])],
  },
  debt: { ...money, label: { en: 'Closing debt', zhHant: '期末負債' }, measure: 'closingDebt', opening: only({ types: debts }, owed('balance')), reads: [...only({ types: debts }, owed('balance')), ...now('fails')] },
  pledgedDebt: { ...money, label: { en: 'Debt on pledged loans', zhHant: '質押貸款餘額' }, measure: 'closingLtv', opening: only({ types: loans }, owed('balance', 'covenant')), reads: [...only({ types: loans }, owed('balance', 'covenant')), ...now('fails')] },
  pledgedValue: { ...money, label: { en: 'Value pledged', zhHant: '質押物價值' }, measure: 'closingLtv', opening: [...now('fleetValue'), ...only({ types: loans }, owed('covenant'))], reads: [...now('fleetValue', 'fails'), ...only({ types: loans }, owed('covenant'))] },
  ltv: { kind: 'share', label: { en: 'LTV', zhHant: '貸款成數' }, measure: 'closingLtv', opening: now('pledgedDebt', 'pledgedValue'), reads: now('pledgedDebt', 'pledgedValue', 'fails') },
  covenantLtv: { kind: 'share', label: { en: 'LTV covenant', zhHant: '貸款成數約定上限' }, measure: 'ltvHeadroom', opening: only({ types: loans }, owed('covenant')), reads: [...only({ types: loans }, owed('covenant')), ...now('fails')] },
  covenantDscr: { kind: 'times', label: { en: 'DSCR covenant', zhHant: '償債比率約定下限' }, measure: 'dscrHeadroom', opening: only({ types: loans }, owed('covenant')), reads: only({ types: loans }, owed('covenant')) },
  claims: { ...money, label: { en: 'Claims on the estate', zhHant: '對破產財團之債權' }, measure: 'lossGivenDefault', reads: [...now('fails'), ...owed('claim'), ...only({ types: ['facility'] }, held('drawn'))] },
  recovered: { ...money, label: { en: 'Recovered from the estate', zhHant: '自破產財團回收' }, measure: 'lossGivenDefault', reads: [...now('fails', 'estate'), ...owed('paid'), ...only({ types: ['facility'] }, held('drawn'))] },
  losses: { ...money, label: { en: 'Lost on others', zhHant: '因他方所受損失' }, measure: 'creditLoss', reads: [...held('loss'), ...only({ types: ['facility'] }, owed('drawn'))] },
};
