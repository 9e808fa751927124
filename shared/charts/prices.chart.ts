import { formatFigureValue } from '../interchange/figure.ts';
import { unitLabel } from '../base/units.ts';
import { t } from '../text/messages.ts';
import type { ChartDefinition } from './chartDefinition.ts';
import { seriesFrame } from './figureParts.ts';

/** Rent and prices in shares of their opening value: three units on one axis that can be compared. */
export const prices = {
  id: 'prices',
  label: { en: 'Rent, GPU price and price factor', zhHant: '租金、GPU 價格與價格係數' },
  help: {
    en: 'Spot rent and the price of a new GPU as a share of their opening values, and the factor by which forced sales lower the value of GPUs.',
    zhHant: '現貨租金與新 GPU 價格相對於期初的比率，以及拋售壓低 GPU 價值的係數。',
  },
  from: 'result',
  choices: ['scale', 'marks'],
  figure: (context) => {
    const { run, language, workbook: { currency } } = context;
    const base = seriesFrame(context, { id: prices.id, title: prices.label[language], unit: 'share', unitText: t(language, 'chart.unitShareOfOpening'), type: 'line', from: 0 });
    if (run === null) return base;
    const { result } = run;
    const opening = (values: Float64Array, unit: 'rent' | 'unitPrice'): string =>
      `${formatFigureValue(values[0] ?? 0, { language, unit })} ${unitLabel(unit, language, currency)}`;
    return {
      ...base,
      series: [
        { key: 'rent', shortLabel: t(language, 'chart.rentShort'), label: t(language, 'chart.rent', { value: opening(result.p, 'rent') }), values: relative(result.p), colour: { role: 'series', index: 0 }, stroke: 'solid' },
        { key: 'gpuPrice', shortLabel: t(language, 'chart.gpuPriceShort'), label: t(language, 'chart.gpuPrice', { value: opening(result.unitPrice, 'unitPrice') }), values: relative(result.unitPrice), colour: { role: 'series', index: 1 }, stroke: 'dashed' },
        { key: 'priceFactor', shortLabel: t(language, 'chart.priceFactorShort'), label: t(language, 'chart.priceFactor'), values: [...result.priceFactor], colour: { role: 'series', index: 2 }, stroke: 'dotted' },
      ],
    };
  },
} as const satisfies ChartDefinition;

/** Values as shares of the first; null throughout when that is 0. */
function relative(values: Float64Array): (number | null)[] {
  const first = values[0] ?? 0;
  return [...values].map((value) => (first === 0 ? null : value / first));
}
