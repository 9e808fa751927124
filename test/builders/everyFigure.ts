/** A small figure of each type, so that whoever handles figures can be tried on all of them. */
import type { Language } from '../../shared/base/localized.ts';
import type { Figure, FigureBase, FigureOf, FigureSeries, FigureType } from '../../shared/interchange/figure.ts';

function base(id: string, language: Language): FigureBase {
  const title = { en: `Sample of ${id} & more`, zhHant: `「${id}」圖例與說明` }[language];
  return {
    id, language, title, unit: 'money', empty: null,
    caption: { workbook: 'Chain', scenario: { en: 'Perfect storm', zhHant: '完美風暴' }[language], unit: 'USD M', date: '2025-11-24', remark: '', source: 'Firebreak', model: '1', hash: 'a'.repeat(64) },
  };
}

const series = (key: string, values: readonly (number | null)[], index: number): FigureSeries => ({ key, label: `Firm ${key}`, firms: [key], values, colour: { role: 'series', index }, stroke: index === 0 ? 'solid' : 'dashed' });

/** @returns a figure of each type, with values that are easily told apart */
export function everyFigure(language: Language): { readonly [Type in FigureType]: FigureOf<Type> } {
  const quarters = { kind: 'quarters', title: { en: 'Quarter', zhHant: '季' }[language], quarters: [0, 1, 2, 3] } as const;
  const line: FigureOf<'line'> = {
    ...base('line', language), type: 'line', x: quarters, scale: null, marked: 1,
    series: [{ ...series('a', [10, 25, 40, null], 0), failsAt: 2 }, series('b', [30, 20, 10, -5], 1)],
    thresholds: [{ key: 'limit', label: { en: 'Covenant', zhHant: '約定上限' }[language], values: [30, 30, 30, 30], breach: 'above' }],
    marks: [
      { key: 'm0', kind: 'event', at: 1, text: { en: 'Credit freeze', zhHant: '信用凍結' }[language] }, { key: 'm1', kind: 'note', at: 2, value: 10, text: { en: 'Own note', zhHant: '自己的註解' }[language] },
      { key: 'm2', kind: 'zone', from: 2, to: 3, text: { en: 'Waiver', zhHant: '豁免期' }[language] }, { key: 'm3', kind: 'limit', value: 5, text: { en: 'Minimum', zhHant: '最低' }[language] },
    ],
  };
  const stackedBars: FigureOf<'stackedBars'> = { ...line, ...base('stackedBars', language), type: 'stackedBars', thresholds: [], marks: [], series: [series('a', [1, 2, 3, 4], 0), series('b', [2, 2, 0, 1], 1), series('c', [1, 0, 1, 1], 2)] };
  const points = [
    { key: 'a', label: 'Lab', firms: ['a'], x: 1, y: 2, colour: { role: 'series', index: 0 }, group: 'Labs' }, { key: 'b', label: 'Bank', firms: ['b'], x: 2, y: 7, colour: { role: 'series', index: 1 }, group: 'Banks' },
  ] as const;
  return {
    line,
    stackedBars,
    groupedBars: { ...stackedBars, ...base('groupedBars', language), type: 'groupedBars', x: { kind: 'categories', title: 'Scenario', labels: ['Base', 'Mild', 'Severe', 'Storm'] }, marked: null },
    waterfall: {
      ...base('waterfall', language), type: 'waterfall',
      steps: [{ key: 'loan', label: 'Loans', value: 120, kind: 'change' }, { key: 'lease', label: 'Leases', value: 45, kind: 'change' }, { key: 'back', label: 'Recovered', value: -30, kind: 'change' }, { key: 'all', label: 'All', value: 135, kind: 'total' }],
    },
    tornado: {
      ...base('tornado', language), type: 'tornado', base: 100,
      bars: [{ key: 'r', label: 'Spot rent', low: 60, high: 120, lowLabel: '−10%', highLabel: '+10%' }, { key: 'p', label: 'GPU price', low: 110, high: null, lowLabel: '−10%', highLabel: '+10%' }],
    },
    heatMap: {
      ...base('heatMap', language), type: 'heatMap', xTitle: 'Rent', yTitle: 'Rate', here: { row: 0, column: 1 },
      columns: ['−20%', '0%', '+20%'].map((label) => ({ key: label, label })), rows: ['2%', '4%'].map((label) => ({ key: label, label })), values: [[1, 5, 9], [2, null, 12.5]],
    },
    fan: {
      ...base('fan', language), type: 'fan', x: quarters, median: [10, 12, 15, 20], marks: [], scale: null, thresholds: [], lines: [series('base', [10, 11, 11, 12], 1)],
      bands: [{ key: '90', share: 0.9, low: [10, 5, 0, -10], high: [10, 22, 35, 60] }, { key: '50', share: 0.5, low: [10, 9, 8, 7], high: [10, 15, 22, 33] }],
    },
    box: {
      ...base('box', language), type: 'box', xTitle: 'Kind',
      groups: [{ key: 'a', label: 'Labs', min: 1, q1: 2, median: 4, q3: 6, max: 9, outliers: [14], colour: { role: 'kind', kind: 'aiLab' } }, { key: 'b', label: 'Banks', min: 3, q1: 5, median: 6, q3: 8, max: 10, outliers: [], colour: { role: 'kind', kind: 'bank' } }],
    },
    sankey: {
      ...base('sankey', language), type: 'sankey',
      nodes: [{ key: 'lab', label: { en: 'AI lab', zhHant: 'AI 實驗室' }[language], firms: ['lab'], colour: { role: 'series', index: 0 } }, { key: 'cloud', label: 'Neocloud', firms: ['cloud'], colour: { role: 'series', index: 1 } }, { key: 'bank', label: 'Bank', firms: ['bank'], colour: { role: 'series', index: 2 } }],
      flows: [{ key: '1', from: 'lab', to: 'cloud', value: 50, kind: 'Rent', colour: { role: 'series', index: 0 } }, { key: '2', from: 'cloud', to: 'bank', value: 30, kind: 'Interest', colour: { role: 'series', index: 1 } }],
    },
    treemap: {
      ...base('treemap', language), type: 'treemap', levels: ['Lender', 'Collateral'],
      leaves: [['Bank', 'GPUs', 60], ['Bank', 'None', 20], ['Fund', 'GPUs', 40]].map(([lender, collateral, value], index) => ({ key: `${index}`, label: `${lender}, ${collateral}`, path: [String(lender), String(collateral)], value: Number(value), colour: { role: 'series', index } as const })),
    },
    network: {
      ...base('network', language), type: 'network', sizeTitle: 'Debt',
      nodes: ['a', 'b', 'c'].map((key, index) => ({ key, label: `Firm ${key}`, firms: [key], kind: index === 2 ? 'Bank' : 'Lab', size: 10 * (index + 1), colour: { role: 'series', index } as const, state: '', failed: index === 1 })),
      links: [{ from: 'a', to: 'b', value: 5, kind: 'Loan', colour: { role: 'muted' } }, { from: 'b', to: 'c', value: 9, kind: 'Lease', colour: { role: 'muted' } }],
    },
    scatter: { ...base('scatter', language), type: 'scatter', xTitle: 'Leverage', xUnit: 'times', yTitle: 'Loss', points },
    multiples: { ...base('multiples', language), type: 'multiples', columns: 2, sharedScale: true, panels: [{ ...line, title: 'One' }, { ...stackedBars, title: 'Two' }, { ...line, title: 'Three', marks: [] }] },
  };
}

export function everyFigureList(language: Language): readonly Figure[] {
  return Object.values(everyFigure(language));
}
