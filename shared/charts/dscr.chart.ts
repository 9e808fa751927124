import type { SeriesFigure } from '../interchange/figure.ts';
import { t } from '../text/messages.ts';
import type { ChartDefinition } from './chartDefinition.ts';
import { covenantFigure, ratioOf } from './covenantFigure.ts';

/** DSCR of one firm, with the headroom to its covenant and the side on which it is broken. */
export const dscr = {
  id: 'dscr',
  label: { en: 'DSCR against covenant', zhHant: '償債比率與約定下限' },
  help: {
    en: 'Cash earned before debt service over interest and principal due, of the selected firm, against the strictest covenant of its loans.',
    zhHant: '所選公司償債前現金流除以到期本息，與其貸款中最嚴格的約定下限相比。',
  },
  from: 'result',
  followsCursor: true,
  choices: ['firms', 'scale', 'marks'],
  figure: (context): SeriesFigure => {
    const { language } = context;
    return covenantFigure(context, {
      id: dscr.id, unit: 'times', breach: 'below', label: t(language, 'chart.dscr'), emptyTitle: dscr.label[language], limitLabel: t(language, 'chart.dscrCovenant'),
      titleOf: (name) => t(language, 'chart.dscrOf', { name }), values: ratioOf(({ dscr: values }) => values),
      limits: (result, firm) => Array.from({ length: result.quarters + 1 }, () => ((result.covenantDscr[firm] ?? 0) > 0 ? (result.covenantDscr[firm] ?? null) : null)),
      beyond: '', notSelected: t(language, 'chart.notTheSelectionLtv'), selectOne: t(language, 'chart.selectFirmForDscr'), noneOf: (name) => t(language, 'chart.noDscr', { name }),
    });
  },
} as const satisfies ChartDefinition;
