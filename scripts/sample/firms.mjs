// @ts-check
/** Firms of the source -> rows of the firm grid. */

/** @type {Readonly<Record<string, string>>} */
const kinds = {
  chip_supplier: 'chipSupplier', gpu_vendor: 'gpuVendor', neocloud: 'neocloud', dc_developer: 'dcDeveloper', compute_broker: 'computeBroker',
  sublessor: 'sublessor', hyperscaler: 'hyperscaler', ai_lab: 'aiLab', bank: 'bank', private_credit: 'privateCredit', fund: 'fund', abs_vehicle: 'absVehicle',
};

/** The column's words for the seed's tags. @type {Readonly<Record<string, { en: string, zhHant: string }>>} */
const groups = {
  'fragile:gpu_collateral_fund': { en: 'Fragile: GPU-collateral fund', zhHant: '脆弱：GPU 抵押基金' },
  'fragile:levered_developer': { en: 'Fragile: levered developer', zhHant: '脆弱：高槓桿開發商' },
  'fragile:levered_developer_with_guarantee': { en: 'Fragile: levered developer, guaranteed', zhHant: '脆弱：高槓桿開發商（有擔保）' },
  'fragile:compute_broker': { en: 'Fragile: compute broker', zhHant: '脆弱：算力仲介' },
  'fragile:secondary_lessor': { en: 'Fragile: secondary lessor', zhHant: '脆弱：二級租賃商' },
  'fragile:guaranteed_sublessor': { en: 'Fragile: guaranteed sublessor', zhHant: '脆弱：有擔保的轉租商' },
  'fragile_like:pass_through_cash': { en: 'Like fragile: pass-through cash', zhHant: '近似脆弱：過手現金' },
  'between:levered_cloud': { en: 'Between: levered cloud', zhHant: '居中：舉債雲端' },
  'safe:chip_manufacturing': { en: 'Safe: chip manufacturing', zhHant: '穩健：晶片製造' },
  'safe:own_cloud_cash_rich': { en: 'Safe: cash-rich own cloud', zhHant: '穩健：現金充沛的自有雲端' },
  'safe:debt_free_research': { en: 'Safe: debt-free research', zhHant: '穩健：無負債研發' },
  vendor_and_capital_side: { en: 'Vendor and investor', zhHant: '供應商兼投資人' },
};

const insolvencyKinds = new Set(['bank', 'private_credit', 'fund']);

/** Hours of a GPU in a quarter, in the unit M x currency per hour x GPU. */
const hours = 2190 / 1e6;

/**
 * @param {any} source
 * @param {{ notes: import('./notes.mjs').Notes, account: import('./account.mjs').Account, language: 'en' | 'zhHant', spotRent: number, ownFacility: (firm: string) => Record<string, unknown> }} tools
 * @returns {Record<string, unknown>[]}
 */
export function mapFirms(source, tools) {
  const rows = [];
  for (const firm of source.firms) {
    if (firm.active === false) leaveOut(firm, tools.account);
    else rows.push(mapFirm(firm, source, tools));
    tools.account.close(`firm ${firm.id}`, firm);
  }
  return rows;
}

/** @param {any} firm @param {import('./account.mjs').Account} account */
function leaveOut(firm, account) {
  for (const field of Object.keys(firm)) account.left(`firm ${firm.id}`, field, firm[field], 'the source has this firm switched off (active: false); the model has no inactive rows');
}

/** @param {any} firm @param {any} source @param {Parameters<typeof mapFirms>[1]} tools */
function mapFirm(firm, source, tools) {
  const { notes, account, language } = tools;
  const item = `firm ${firm.id}`;
  /** @type {Record<string, unknown>} */
  const row = { id: firm.id, name: firm.name[language], kind: kinds[firm.kind] };
  account.held(item, 'id', firm.id, 'id');
  account.held(item, 'name', firm.name, 'name');
  account.held(item, 'kind', firm.kind, 'kind');
  if (firm.seedTag !== undefined) {
    row['group'] = groups[firm.seedTag]?.[language];
    account.held(item, 'seedTag', firm.seedTag, 'group');
  }
  if (firm.archetype !== undefined) {
    row['notes'] = language === 'en' ? 'Archetype: stands for private or unnamed firms; every number is an assumption.' : '原型：代表未上市或未具名公司，所有數字均為假設。';
    account.held(item, 'archetype', true, 'notes');
  }
  money('cash', 'cash');
  money('revenuePerQuarter', 'revenue');
  money('opexPerQuarter', 'opex');
  money('externalFundingPerQuarter', 'funding');
  money('assetsOther', 'otherAssets');
  mapFleet(firm, row, source, tools);
  if (insolvencyKinds.has(firm.kind)) {
    row['failsWhenInsolvent'] = true;
    notes.choose('firm', firm.id, 'failsWhenInsolvent', 'lenders and funds also fail when their net worth is negative (model page, 2.2)');
  }
  Object.assign(row, tools.ownFacility(firm.id));
  listRest(firm, account);
  return row;

  /** @param {string} field @param {string} key */
  function money(field, key) {
    if (firm[field] === undefined) return;
    account.held(item, field, firm[field], key);
    if (firm[field].value !== 0) row[key] = firm[field].value;
    notes.add('firm', firm.id, key, firm[field]);
  }
}

/** @param {any} firm @param {Record<string, unknown>} row @param {any} source @param {Parameters<typeof mapFirms>[1]} tools */
function mapFleet(firm, row, source, tools) {
  const { notes, account } = tools;
  const item = `firm ${firm.id}`;
  const fleet = firm.gpuFleet;
  account.held(item, 'gpuFleet', fleet, 'gpus, gpuCost (cost / units), gpuAge');
  if (fleet === null && firm.usefulLifeQuarters !== null) account.left(item, 'usefulLifeQuarters', firm.usefulLifeQuarters, 'useful life without a fleet: the source gives no number of GPUs for this firm');
  else account.held(item, 'usefulLifeQuarters', firm.usefulLifeQuarters, 'gpuLife');
  const resold = { 'broker-arch': 0.9 };
  if (fleet === null) {
    const share = resold[/** @type {keyof typeof resold} */ (firm.id)];
    if (share !== undefined) {
      row['utilization'] = share;
      notes.choose('firm', firm.id, 'utilization', 'the source\'s l-broker-start sells 90% of the hours');
    } else if (firm.id === 'fluid') {
      row['utilization'] = source.parameters.utilisation.value;
      notes.add('firm', firm.id, 'utilization', source.parameters.utilisation);
    }
    return;
  }
  row['gpus'] = fleet.units.value;
  notes.add('firm', firm.id, 'gpus', fleet.units);
  row['gpuCost'] = round((fleet.cost.value * 1000) / fleet.units.value);
  notes.add('firm', firm.id, 'gpuCost', fleet.cost, `${fleet.cost.value} M / ${fleet.units.value} GPUs`);
  row['gpuAge'] = fleet.ageQuarters.value;
  notes.add('firm', firm.id, 'gpuAge', fleet.ageQuarters);
  row['gpuLife'] = firm.usefulLifeQuarters.value;
  notes.add('firm', firm.id, 'gpuLife', firm.usefulLifeQuarters);
  if (firm.id === 'sublessor-arch') {
    row['utilization'] = 0.86;
    notes.choose('firm', firm.id, 'utilization', 'the source\'s l-sub-start sells 86% of the hours');
    return;
  }
  const rents = source.contracts.filter((/** @type {any} */ each) => each.type === 'lease' && each.from === firm.id && each.startQuarter === 0 && each.pipeline !== true);
  const implied = rents.reduce((/** @type {number} */ sum, /** @type {any} */ each) => sum + each.rentPerQuarter.value, 0) / (fleet.units.value * tools.spotRent * hours);
  row['utilization'] = Math.min(source.parameters.utilisation.value, round(implied));
  notes.add('firm', firm.id, 'utilization', source.parameters.utilisation, 'the lower of this and the share of hours at the opening spot rent that this firm\'s opening leases imply');
}

/** What a firm row cannot hold. @param {any} firm @param {import('./account.mjs').Account} account */
function listRest(firm, account) {
  const item = `firm ${firm.id}`;
  /** @param {string} field @param {string} why */
  const left = (field, why) => {
    if (firm[field] !== undefined) account.left(item, field, firm[field], why);
  };
  left('revenueGrowthPerQuarter', 'growth of revenue: the model\'s revenue is level, times demand');
  left('lossBuffer', 'loss buffer per lender: the model has one credit flag for all (freezeLoss), and lenders fail only when insolvent or short of cash');
  left('memo', 'remark of the source without a term');
  if (firm.otherCapexPerQuarter !== undefined) account.held(item, 'otherCapexPerQuarter', firm.otherCapexPerQuarter, `supply from outside (contract x-FIRM-capex), paid as far as cash goes`);
  if (firm.otherCapexSchedule === undefined) return;
  if (firm.id === 'beignet') left('otherCapexSchedule', 'construction spending: what is spent would not become an asset in the model (otherAssets is level), so notes would be written down for building; the unspent cash stands for the campus');
  else account.held(item, 'otherCapexSchedule', firm.otherCapexSchedule, `supply from outside (contract x-FIRM-build), a bill that must be paid, with lag = fromQuarter`);
}

/** @param {number} value */
export function round(value) {
  return Number(value.toPrecision(6));
}
