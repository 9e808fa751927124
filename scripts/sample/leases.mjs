// @ts-check
/** Leases of the source: those of GPUs and sites that are live at the opening, and site rents that begin later. */
import { whyLeftOut } from './leftOut.mjs';

/**
 * @typedef {import('./contracts.mjs').Tools} Tools
 * @typedef {import('./contracts.mjs').Row} Row
 */

/** GPUs that the source states for a lease; every other lease shares its lessor's remaining fleet by rent. */
const statedUnits = { 'l-lambda-sub': 5500, 'l-sub-start': 8500, 'l-fund-broker': 10000, 'l-ext-broker': 10000, 'l-broker-start': 20000 };

/** Leases whose lessee lets the GPUs out again. */
const resale = new Set(['l-lambda-sub', 'l-fund-broker', 'l-ext-broker', 'l-ext-fluid']);

/** Rent per GPU-hour at which Fluidstack leases in: the source gives it a cost but no units; the broker's price is used. */
const wholesaleRent = 1.95;
const hours = 2190 / 1e6;

/** @param {any} lease @param {any} source @param {Tools} tools @returns {Row} */
export function leaseTerms(lease, source, tools) {
  const { notes, account } = tools;
  const item = `contract ${lease.id}`;
  const { units, why } = leaseUnits(lease, source);
  if (units > 0) notes.choose('contract', lease.id, 'units', why);
  notes.add('contract', lease.id, 'rent', lease.rentPerQuarter);
  notes.add('contract', lease.id, 'term', lease.termQuarters, lease.startQuarter === 1 ? 'starts a quarter later in the source; taken as live from the opening' : undefined);
  notes.add('contract', lease.id, 'takeOrPay', lease.takeOrPayShare);
  account.held(item, 'rentPerQuarter', lease.rentPerQuarter, 'rent');
  account.held(item, 'termQuarters', lease.termQuarters, 'term');
  account.held(item, 'takeOrPayShare', lease.takeOrPayShare, 'takeOrPay');
  if (lease.startQuarter === 0) account.held(item, 'startQuarter', 0, 'live from quarter 1');
  else account.left(item, 'startQuarter', 1, 'start one quarter after the book date: taken as live from the opening, one quarter early');
  return {
    ...(units > 0 ? { units } : {}), rent: lease.rentPerQuarter.value, term: lease.termQuarters.value, takeOrPay: lease.takeOrPayShare.value,
    ...(resale.has(lease.id) ? { resale: true } : {}),
  };
}

/** GPUs of a lease; the source gives rents, seldom units. @param {any} lease @param {any} source @returns {{ units: number, why: string }} */
function leaseUnits(lease, source) {
  const stated = statedUnits[/** @type {keyof typeof statedUnits} */ (lease.id)];
  if (stated !== undefined) return { units: stated, why: `stated by the source: ${lease.rentPerQuarter.why ?? ''}` };
  const leasedIn = Math.round(60 / (wholesaleRent * hours));
  if (lease.id === 'l-ext-fluid') return { units: leasedIn, why: `the rent at ${wholesaleRent} per GPU-hour, the price at which the source's broker leases in` };
  const lessor = source.firms.find((/** @type {any} */ firm) => firm.id === lease.from);
  const fleet = lease.from === 'fluid' ? leasedIn : lessor?.gpuFleet?.units.value;
  if (fleet === undefined) return { units: 0, why: '' };
  const siblings = source.contracts.filter((/** @type {any} */ each) => each.type === 'lease' && each.from === lease.from && each.startQuarter <= 1 && whyLeftOut(each) === undefined);
  const taken = siblings.reduce((/** @type {number} */ sum, /** @type {any} */ each) => sum + (statedUnits[/** @type {keyof typeof statedUnits} */ (each.id)] ?? 0), 0);
  const sharing = siblings.filter((/** @type {any} */ each) => !(each.id in statedUnits));
  const rents = sharing.reduce((/** @type {number} */ sum, /** @type {any} */ each) => sum + each.rentPerQuarter.value, 0);
  return { units: Math.floor(((fleet - taken) * lease.rentPerQuarter.value) / rents), why: `the lessor's ${fleet} GPUs${taken > 0 ? `, less ${taken} stated for other leases,` : ''} shared out by rent, so that no GPU earns twice` };
}

/** A site rent that begins later: a supply whose bills fall due `startQuarter` quarters after the order. @param {any} lease @param {Row} start @param {Tools} tools @returns {Row[]} */
export function laterLease(lease, start, tools) {
  const { notes, account } = tools;
  const item = `contract ${lease.id}`;
  account.held(item, 'rentPerQuarter', lease.rentPerQuarter, 'amount of a supply contract');
  account.held(item, 'startQuarter', lease.startQuarter, 'lag of a supply contract, so that the first payment falls into the right quarter');
  account.held(item, 'termQuarters', lease.termQuarters, 'term of a supply contract');
  account.left(item, 'takeOrPayShare', lease.takeOrPayShare, 'take-or-pay share of a lease that starts later: held as a supply, it is owed in full');
  notes.add('contract', lease.id, 'amount', lease.rentPerQuarter, 'a lease that starts later is held as a supply with a lag: the model has no later starts');
  notes.choose('contract', lease.id, 'lag', `the source's lease starts in quarter ${lease.startQuarter} after the book date`);
  notes.add('contract', lease.id, 'term', lease.termQuarters);
  const rows = [{ ...start, type: 'supply', amount: lease.rentPerQuarter.value, term: lease.termQuarters.value, lag: lease.startQuarter }];
  const cost = lease.fulfilmentCostPerQuarter;
  if (cost === undefined) return rows;
  account.held(item, 'fulfilmentCostPerQuarter', cost, `supply from outside (contract x-LEASE-cost) with the same lag`);
  notes.add('contract', `x-${lease.id}-cost`, 'amount', cost);
  return [...rows, { id: `x-${lease.id}-cost`, type: 'supply', from: null, to: lease.from, amount: cost.value, term: lease.termQuarters.value, lag: lease.startQuarter }];
}
