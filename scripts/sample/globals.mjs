// @ts-check
/** What became of the source's parameters and shocks. */

/** @type {Readonly<Record<string, readonly ['held' | 'left', string]>>} */
const parameters = {
  horizonQuarters: ['held', 'quarters'],
  sofr: ['held', 'baseRate'],
  hoursPerQuarter: ['held', 'constant of the model (2,190)'],
  h100RentalPath: ['held', 'spotRent (one point; the history is not an input)'],
  b200RentalMid2026: ['left', 'one spot rent for all generations of GPUs'],
  h100BreakEvenRent: ['left', 'break-even rent: a result, not an input'],
  gpuUnitCost: ['held', 'gpuPrice (gb200AllIn; the others are not used)'],
  opexPerGpuHour: ['left', 'operating cost per GPU-hour: already in each firm\'s opex, gpuOpex stays 0'],
  revenuePerGpuHour: ['left', 'revenue per GPU-hour: a check figure of the source'],
  utilisation: ['held', 'utilization'],
  marketValueCurve: ['held', 'salvage (last point; the model\'s value falls in a straight line over gpuLife, slower than this curve)'],
  generationStep: ['left', 'price step with every generation: no firm buys GPUs in the sample; the scenario Fast depreciation has a step of its own'],
  demandElasticity: ['held', 'rentElasticity (inverse)'],
  fireSale: ['held', 'marketDepth, fireSaleImpact, liquidationCost; the extreme discount is not used'],
  defaultCostShareOfAssets: ['held', 'bookHaircut'],
  recovery: ['left', 'recovery rates: the model works them out'],
  brokerFee: ['left', 'broker fee: in the source\'s lease rents already'],
  lenderTests: ['held', 'cureQuarters; the ranges of LTV and DSCR are background to the loans\' own terms'],
};

/** @type {Readonly<Record<string, readonly ['held' | 'left', string]>>} */
const shocks = {
  rent_fall: ['held', 'scenario Rents fall 30% (moderate step)'],
  demand_cut: ['held', 'demand driver; the issue asks for 40%, between the source\'s -25% and -50%'],
  fast_depreciation: ['held', 'scenario Fast depreciation (life 12 of 24 quarters, between the steps; valueStep of the severe step)'],
  credit_freeze: ['held', 'scenario Credit freeze (draws of the severe step, spread of the moderate one)'],
  lab_funding_stop: ['held', 'funding driver of Perfect storm (moderate step)'],
  anchor_default: ['left', 'shock without a scenario of the sample: force the failure of OpenAI in a scenario of your own'],
  guarantor_call: ['left', 'shock without a scenario of the sample: guarantees are called when the firm is short'],
};

const plain = {
  schema: 'format of the source', title: 'name of the workbook', bookDate: 'quarter 1 begins the day after', currency: 'currency', unit: 'unit of all money',
  periodicity: 'a quarter', conventions: 'followed as this page says', seedMap: 'group (through each firm\'s seedTag)', notice: 'on this page', sources: 'source and date of the notes',
  parameters: 'below', shocks: 'below', firms: 'below', contracts: 'below',
};

/** @param {any} source @param {import('./account.mjs').Account} account */
export function accountGlobals(source, account) {
  for (const [key, how] of Object.entries(plain)) if (key in source) account.held('file', key, null, how);
  account.close('file', source);
  for (const [key, [fate, how]] of Object.entries(parameters)) account[fate]('parameter', key, source.parameters[key], how);
  account.close('parameter', source.parameters);
  for (const [key, [fate, how]] of Object.entries(shocks)) account[fate]('shock', key, source.shocks.find((/** @type {any} */ each) => each.id === key), how);
  account.close('shock', Object.fromEntries(source.shocks.map((/** @type {any} */ each) => [each.id, each])));
}
