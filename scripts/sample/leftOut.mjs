// @ts-check
/** Contracts of the source that the sample leaves out as a whole. */

/** CoreWeave's growth plan: leases of GPUs that are not there yet, the GPUs, and the facilities that pay for them. */
const growthPlan = new Set(['s-nvda-crwv', 'l-crwv-oai1', 'l-crwv-meta1', 'd-crwv-ddtl21', 'd-crwv-ddtl3a', 'd-crwv-ddtl3b', 'l-apld-crwv2', 'l-apld-crwv3']);
const growthReason = 'CoreWeave\'s growth plan (later leases, their GPUs, their facilities with draw schedules and the sites for them) is left out as a whole: the model cannot start a lease of GPUs later';

/** Why a contract is not in the sample; undefined: it is. @param {any} contract @returns {string | undefined} */
export function whyLeftOut(contract) {
  if (growthPlan.has(contract.id)) return growthReason;
  if (contract.hindsight === true) return 'hindsight: later than the book date; off in the source\'s base case';
  if (contract.pipeline === true) return 'pipeline: announced but off in the source\'s base case';
  if (contract.id === 'l-beig-meta') return 'starts in quarter 13, after the horizon';
  return undefined;
}
