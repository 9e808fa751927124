import type { SeriesFigure } from '../interchange/figure.ts';
import { t } from '../text/messages.ts';
import type { ChartDefinition } from './chartDefinition.ts';
import { covenantFigure, ratioOf } from './covenantFigure.ts';

/** LTV of one firm, with the headroom to its covenant and the side on which it is broken. */
export const ltv = {
  id: 'ltv',
  label: { en: 'Loan-to-value against covenant', zhHant: '貸款成數與約定上限' },
  help: {
    en: 'Debt secured on GPUs over the value of those GPUs, of the selected firm, against the tightest covenant of its loans.',
    zhHant: '所選公司以 GPU 擔保的負債除以該 GPU 價值，與其貸款中最嚴格的約定上限相比。',
  },
  from: 'result',
  followsCursor: true,
  choices: ['firms', 'scale', 'marks'],
  figure: (context): SeriesFigure => {
    const { language } = context;
    return covenantFigure(context, {
      id: ltv.id, unit: 'share', breach: 'above', label: t(language, 'chart.ltv'), emptyTitle: ltv.label[language], limitLabel: t(language, 'chart.covenant'),
      titleOf: (name) => t(language, 'chart.ltvOf', { name }), values: ratioOf(({ ltv: values }) => values), limits: ratioOf(({ covenantLtv }) => covenantLtv),
      beyond: t(language, 'chart.ltvScope'), notSelected: t(language, 'chart.notTheSelectionLtv'), selectOne: t(language, 'chart.selectFirmForLtv'), noneOf: (name) => t(language, 'chart.noLtv', { name }),
    });
  },
} as const satisfies ChartDefinition;
