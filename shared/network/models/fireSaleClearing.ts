/**
 * Clearing with fire sales: firms sell their holdings at one price an asset, which falls with all that is sold. What is sold
 * follows one of two rules: just enough to pay what is due (Amini, Filipović & Minca, Operations Research Letters 44, 2016), or
 * enough to bring equity back to a share of what stays at risk (Cifuentes, Ferrucci & Shin, JEEA 3, 2005).
 */
import type { CaseReader } from '../caseReader.ts';
import { readFirmCount } from '../caseReader.ts';
import { prepareClearing } from '../bareClearing.ts';
import { createBareNetwork } from '../bareNetwork.ts';
import type { FireSale } from '../fireSale.ts';
import { greatestPrices, otherPrices } from '../fireSale.ts';
import type { NetworkAnswer } from '../networkModel.ts';
import { defineNetworkModel } from '../networkModel.ts';

function read(reader: CaseReader): FireSale {
  const n = readFirmCount(reader, 'inputs.n', 'inputs.cash');
  const initialPrice = reader.numbers('parameters.price_function.initial_price', null, { min: 0 });
  const assets = initialPrice.length;
  const edges = reader.edges('inputs.edges', n);
  const rule = reader.choice('parameters.rule', ['shortfall', 'capital_ratio']);
  return {
    network: prepareClearing(createBareNetwork(n, edges), reader.numbers('inputs.external_liabilities', n, { min: 0 }, true)),
    cash: reader.numbers('inputs.cash', n, {}),
    holdings: reader.table('inputs.holdings', n, assets, { min: 0 }),
    initialPrice,
    isExponential: reader.choice('parameters.price_function.kind', ['exponential', 'linear']) === 'exponential',
    gamma: reader.numbers('parameters.price_function.gamma', assets, { min: 0 }),
    externalSales: reader.numbers('parameters.external_sales', assets, { min: 0 }, true),
    capitalRatio: rule === 'capital_ratio' ? reader.number('parameters.min_capital_ratio', { min: 1e-9, max: 1 }) : null,
    alpha: reader.number('parameters.alpha', { min: 0, max: 1 }, 1),
    beta: reader.number('parameters.beta', { min: 0, max: 1 }, 1),
  };
}

function solve(sale: FireSale, asksFor: CaseReader['asksFor']): NetworkAnswer {
  const { prices, clearing, own, sold, residual } = greatestPrices(sale);
  return {
    fields: {
      prices: Array.from(prices),
      payments: Array.from(clearing.payments),
      sold_fraction: Array.from(sold),
      equity_after: Array.from(clearing.obligations, (owed, i) => own[i]! + clearing.received[i]! - owed),
      defaulted: Array.from(clearing.round.keys()).filter((i) => clearing.round[i]! > 0),
      ...(asksFor('other_equilibria_prices') && sale.initialPrice.length === 1 ? { other_equilibria_prices: otherPrices(sale, prices[0]!) } : {}),
    },
    residual,
  };
}

export const fireSaleClearing = defineNetworkModel({
  id: 'fire_sale_clearing',
  label: { en: 'Clearing with fire sales', zhHant: '含拋售之清算' },
  help: {
    en: 'Firms sell assets to pay what is due, or to keep a capital ratio; sales push the price that all holdings are worth. The greatest prices are shown.',
    zhHant: '公司出售資產以償付到期款項或維持資本比率；賣壓壓低全部持有資產之價格。所示為最高的均衡價格。',
  },
  read, solve,
});
