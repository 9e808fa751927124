// @ts-check
/** Contracts of the source -> rows of the contract grid, and each firm's own facility. */
import { round } from './firms.mjs';
import { laterLease, leaseTerms } from './leases.mjs';
import { whyLeftOut } from './leftOut.mjs';

/** Facilities with an undrawn line become the borrower's own facility: only there can the model hold a line. */
export const facilities = new Map([
  ['crwv', 'd-crwv-rcf'], ['apld', 'd-apld-pref'], ['wulf', 'd-wulf-ssn'], ['vantage', 'd-vant'], ['abilene', 'd-abil'],
]);

const ranks = { secured: 1, unsecured: 2, second_lien: 2, preferred: 3, senior: 1, mezzanine: 2 };

/** Rates that the source itself states as SOFR plus a margin. */
const floating = new Set(['d-vant', 'd-abil', 'd-lambda-jpm', 'd-dcdev2', 'd-fund-a']);

/**
 * @typedef {{ notes: import('./notes.mjs').Notes, account: import('./account.mjs').Account, baseRate: number }} Tools
 * @typedef {Record<string, unknown>} Row
 */

/** Ids of firms; the world outside is blank. @param {string} id */
const party = (id) => (id === 'external' ? null : id);

/** The fields of a loan under the names of a facility. @param {any} source @param {Tools} tools @param {string} firm @returns {Row} */
export function ownFacility(source, tools, firm) {
  const id = facilities.get(firm);
  if (id === undefined) return {};
  const loan = source.contracts.find((/** @type {any} */ each) => each.id === id);
  const { principal, ...terms } = loanTerms(loan, tools, 'firm', firm);
  const undrawn = loan.commitment.value - loan.principal.value;
  tools.notes.add('firm', firm, 'undrawn', loan.commitment, `commitment ${loan.commitment.value} less ${loan.principal.value} drawn; the model draws it when the firm is short, not by schedule`);
  tools.account.held(`contract ${id}`, 'commitment', loan.commitment, 'undrawn (commitment less principal)');
  return { ...(principal === undefined ? {} : { debt: principal }), lender: loan.from, ...terms, undrawn };
}

/** @param {any} source @param {Tools} tools @returns {Row[]} */
export function mapContracts(source, tools) {
  /** @type {Row[]} */
  const rows = [];
  const own = new Set(facilities.values());
  for (const contract of source.contracts) {
    const item = `contract ${contract.id}`;
    const reason = whyLeftOut(contract);
    if (reason !== undefined) for (const field of Object.keys(contract)) tools.account.left(item, field, contract[field], reason);
    else if (own.has(contract.id)) accountParties(contract, tools.account);
    else rows.push(...mapContract(contract, source, tools));
    tools.account.close(item, contract);
  }
  return [...rows, ...source.firms.flatMap((/** @type {any} */ firm) => spending(firm, tools))];
}

/** @param {any} contract @param {import('./account.mjs').Account} account */
function accountParties(contract, account) {
  for (const field of ['id', 'type', 'from', 'to']) account.held(`contract ${contract.id}`, field, contract[field], field === 'from' ? 'lender of the own facility' : field === 'to' ? 'the firm\'s own row' : field);
}

/** @param {any} contract @param {any} source @param {Tools} tools @returns {Row[]} */
function mapContract(contract, source, tools) {
  for (const field of ['id', 'type', 'from', 'to']) tools.account.held(`contract ${contract.id}`, field, contract[field], field);
  const start = { id: contract.id, type: contract.type === 'abs_tranche' ? 'tranche' : contract.type, from: party(contract.from), to: party(contract.to) };
  switch (contract.type) {
    case 'loan': return [{ ...start, ...loanTerms(contract, tools, 'contract', contract.id) }];
    case 'lease': return contract.startQuarter > 1 ? laterLease(contract, start, tools) : [{ ...start, ...leaseTerms(contract, source, tools) }];
    case 'supply': return [{ ...start, ...supplyTerms(contract, tools) }];
    case 'equity': return [{ ...start, ...equityTerms(contract, tools) }];
    case 'guarantee': return [{ ...start, ...guaranteeTerms(contract, tools) }];
    case 'abs_tranche': return [{ ...start, ...trancheTerms(contract, tools) }];
    default: throw new Error(`${contract.id}: unknown type ${contract.type}`);
  }
}

/** @param {any} loan @param {Tools} tools @param {'firm' | 'contract'} target @param {string} row @returns {Row} */
function loanTerms(loan, tools, target, row) {
  const { notes, account } = tools;
  const item = `contract ${loan.id}`;
  const isFloating = floating.has(loan.id);
  const maturity = loan.maturityQuarters.value;
  const renewed = loan.rolloverInBase?.value === true || loan.revolver === true;
  /** @type {Row} */
  const terms = { ...(loan.principal.value === 0 ? {} : { principal: loan.principal.value }), rateType: isFloating ? 'floating' : 'fixed' };
  notes.add(target, row, target === 'firm' ? 'debt' : 'principal', loan.principal);
  terms['rate'] = isFloating ? round(loan.annualRate.value - tools.baseRate) : loan.annualRate.value;
  notes.add(target, row, 'rate', loan.annualRate, isFloating ? `${loan.annualRate.value} less the base rate ${tools.baseRate}, as the source states a margin over it` : undefined);
  terms['maturity'] = maturity;
  notes.add(target, row, 'maturity', loan.maturityQuarters);
  if (loan.amortisation === 'straight_line') terms['amortization'] = round(1 / maturity);
  terms['refinance'] = renewed;
  notes.choose(target, row, 'refinance', loan.revolver === true ? 'a revolving line is renewed while credit is open' : loan.rolloverInBase?.why ?? 'the source\'s default: not renewed');
  terms['rank'] = ranks[/** @type {keyof typeof ranks} */ (loan.seniority)];
  const onFleet = loan.collateral?.asset === 'gpu_fleet';
  if (onFleet && loan.collateral.share.value > 0) {
    terms['pledged'] = loan.collateral.share.value;
    notes.add(target, row, 'pledged', loan.collateral.share);
  }
  if (loan.maxLTV !== null && onFleet) {
    terms['maxLtv'] = loan.maxLTV.value;
    notes.add(target, row, 'maxLtv', loan.maxLTV);
  }
  const firmLevel = loan.minDSCR !== null && loan.dscrBasis !== 'facility' && loan.testFromQuarter === undefined;
  if (firmLevel) {
    terms['minDscr'] = loan.minDSCR.value;
    notes.add(target, row, 'minDscr', loan.minDSCR);
  }
  accountLoan(loan, { item, account, onFleet, firmLevel, target });
  return terms;
}

/** @param {any} loan @param {{ item: string, account: import('./account.mjs').Account, onFleet: boolean, firmLevel: boolean, target: string }} how */
function accountLoan(loan, { item, account, onFleet, firmLevel, target }) {
  /** @param {string} field @param {string} how */
  const held = (field, how) => loan[field] !== undefined && account.held(item, field, loan[field], how);
  /** @param {string} field @param {string} why */
  const left = (field, why) => loan[field] !== undefined && account.left(item, field, loan[field], why);
  held('principal', target === 'firm' ? 'debt' : 'principal');
  held('annualRate', 'rate and rateType');
  held('maturityQuarters', 'maturity');
  held('amortisation', 'amortization (straight line: 1 / maturity; bullet: 0)');
  held('seniority', 'rank (secured 1, unsecured and second lien 2, preferred 3)');
  held('rolloverInBase', 'refinance');
  held('revolver', 'refinance and undrawn');
  if (loan.collateral === null || onFleet) held('collateral', 'pledged (share of the fleet); what else is pledged is not held');
  else left('collateral', 'collateral that is not GPUs: a loan can only be secured on the fleet');
  if (loan.maxLTV === null || onFleet) held('maxLTV', 'maxLtv');
  else left('maxLTV', 'loan-to-value test on a data centre: the model tests GPU collateral only');
  if (loan.minDSCR === null || firmLevel) held('minDSCR', 'minDscr');
  else left('minDSCR', loan.testFromQuarter === undefined ? 'facility-level DSCR: the model tests the firm\'s DSCR' : 'DSCR tested only from a later quarter');
  left('dscrBasis', 'facility-level DSCR: the model tests the firm\'s DSCR');
  left('facilityRevenue', 'facility-level DSCR: the model tests the firm\'s DSCR');
  left('testFromQuarter', 'first quarter of a covenant test');
  left('drawSchedule', 'draw schedule: the undrawn line is drawn when the firm is short instead');
  left('otherCovenants', 'leverage, liquidity, customer-grade and loan-to-cost covenants');
  left('crossDefaultGroup', 'cross default: a firm fails as a whole in the model, so all its loans fall due together anyway');
  left('facility', 'name of the facility');
  left('cashSweep', 'cash sweep below a DSCR');
  left('pik', 'interest paid in kind: the model\'s interest is paid in cash');
}

/** @param {any} supply @param {Tools} tools @returns {Row} */
function supplyTerms(supply, tools) {
  const item = `contract ${supply.id}`;
  tools.notes.add('contract', supply.id, 'amount', supply.amountPerQuarter);
  tools.notes.add('contract', supply.id, 'term', supply.termQuarters);
  tools.account.held(item, 'amountPerQuarter', supply.amountPerQuarter, 'amount');
  tools.account.held(item, 'termQuarters', supply.termQuarters, 'term');
  tools.account.left(item, 'cancellableShare', supply.cancellableShare, 'cancellable share of orders: the driver capex cuts all orders alike');
  return { amount: supply.amountPerQuarter.value, term: supply.termQuarters.value };
}

/** @param {any} equity @param {Tools} tools @returns {Row} */
function equityTerms(equity, tools) {
  const { notes, account } = tools;
  const item = `contract ${equity.id}`;
  /** Whole equity of a vehicle that has one equity investor in the source, or a share that the source states. @type {Readonly<Record<string, [number, string]>>} */
  const stakes = {
    'e-owl-beig': [1, '2,500 is all the equity beside 27,300 of notes'],
    'e-owl-abil': [1, '5,600 is all the equity (15,000 less 9,400); the split between the sponsors is not known'],
    'e-msft-oai': [0.27, 'the source reports a 27% stake and does not value it'],
    'e-goog-wulf': [0.14, 'wulf-google: 14% through warrants'],
  };
  account.held(item, 'startQuarter', equity.startQuarter, 'quarter 1');
  account.held(item, 'existing', equity.existing, equity.existing ? 'no injection' : 'injection with term 1');
  if (!equity.existing) {
    account.held(item, 'amount', equity.amount, 'injection (term 1, one quarter early)');
    account.held(item, 'stake', equity.stake, 'stake blank');
    notes.add('contract', equity.id, 'injection', equity.amount);
    return { injection: equity.amount.value, term: 1 };
  }
  const known = stakes[equity.id];
  if (known === undefined) account.left(item, 'amount', equity.amount, 'market value of a stake whose share the source does not give: the row is there, its stake is blank and worth nothing');
  else account.held(item, 'amount', equity.amount, 'note of the stake');
  account.held(item, 'stake', equity.stake, known === undefined ? 'stake blank' : 'stake');
  notes.add('contract', equity.id, 'stake', equity.amount, known === undefined ? `the source gives the value ${equity.amount.value} M, not the share, so the stake stays blank` : known[1]);
  return known === undefined ? {} : { stake: known[0] };
}

/** @param {any} guarantee @param {Tools} tools @returns {Row} */
function guaranteeTerms(guarantee, tools) {
  const item = `contract ${guarantee.id}`;
  const { account } = tools;
  account.held(item, 'cap', guarantee.cap, 'cap');
  account.left(item, 'covers', guarantee.covers, 'what a guarantee covers: in the model it covers every shortfall of the firm');
  account.left(item, 'trigger', guarantee.trigger, 'what a guarantee covers: in the model it covers every shortfall of the firm');
  account.left(item, 'termQuarters', guarantee.termQuarters, 'term of a guarantee: in the model it never ends, here it outlasts the horizon');
  if (guarantee.perQuarterCap === undefined) {
    tools.notes.add('contract', guarantee.id, 'cap', guarantee.cap);
    return { cap: guarantee.cap.value };
  }
  account.left(item, 'perQuarterCap', guarantee.perQuarterCap, 'cap per quarter of a guarantee: the model has one cap for all quarters');
  tools.notes.add('contract', guarantee.id, 'cap', guarantee.cap);
  return { cap: guarantee.cap.value };
}

/** @param {any} tranche @param {Tools} tools @returns {Row} */
function trancheTerms(tranche, tools) {
  const item = `contract ${tranche.id}`;
  const { account, notes } = tools;
  notes.add('contract', tranche.id, 'principal', tranche.principal);
  notes.add('contract', tranche.id, 'rate', tranche.annualRate);
  account.held(item, 'principal', tranche.principal, 'principal');
  account.held(item, 'annualRate', tranche.annualRate, 'rate');
  account.held(item, 'seniority', tranche.seniority, 'rank');
  account.left(item, 'maturityQuarters', tranche.maturityQuarters, 'maturity and amortisation of a note: the model repays notes from collected principal');
  account.left(item, 'amortisation', tranche.amortisation, 'maturity and amortisation of a note: the model repays notes from collected principal');
  account.left(item, 'attachment', tranche.attachment, 'attachment points: rank alone orders the losses');
  return { principal: tranche.principal.value, rate: tranche.annualRate.value, rank: ranks[/** @type {keyof typeof ranks} */ (tranche.seniority)] };
}

/** Spending to outside that the source keeps at the firm. @param {any} firm @param {Tools} tools @returns {Row[]} */
function spending(firm, tools) {
  const rows = [];
  if (firm.otherCapexPerQuarter !== undefined) {
    const id = `x-${firm.id}-capex`;
    tools.notes.add('contract', id, 'amount', firm.otherCapexPerQuarter, 'capital spending other than modelled GPUs: an order from outside, paid as far as cash goes');
    rows.push({ id, type: 'supply', from: null, to: firm.id, amount: firm.otherCapexPerQuarter.value });
  }
  if (firm.otherCapexSchedule !== undefined && firm.id !== 'beignet') {
    const id = `x-${firm.id}-build`;
    const [{ fromQuarter, toQuarter, perQuarter }] = firm.otherCapexSchedule.value;
    tools.notes.add('contract', id, 'amount', firm.otherCapexSchedule, 'construction bills that must be paid, from cash and then from the undrawn line');
    rows.push({ id, type: 'supply', from: null, to: firm.id, amount: perQuarter, term: toQuarter - fromQuarter + 1, lag: fromQuarter });
  }
  return rows;
}
