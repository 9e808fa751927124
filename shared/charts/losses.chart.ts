import { lossChannels } from '../analysis/scenarioSummary.ts';
import { lossesOf } from '../analysis/outcomes/outcome.ts';
import { lossKinds } from '../engine/state.ts';
import type { WaterfallFigure } from '../interchange/figure.ts';
import { t } from '../text/messages.ts';
import type { ChartDefinition } from './chartDefinition.ts';
import { capitalised, figureBase } from './figureParts.ts';

/** Losses over the run, channel by channel, to their sum. */
export const losses = {
  id: 'losses',
  label: { en: 'Losses by channel', zhHant: '各管道損失' },
  help: { en: 'What creditors and owners lose over the horizon, by the kind of contract on which they lose it. Channels without a loss are left out.', zhHant: '期間內債權人與股東的損失，依發生損失的合約類別。無損失者不列。' },
  from: 'result',
  choices: [],
  figure: (context): WaterfallFigure => {
    const { run, language } = context;
    const base: WaterfallFigure = { ...figureBase(context, { id: losses.id, title: losses.label[language], unit: 'money' }), type: 'waterfall', steps: [] };
    if (run === null) return base;
    const { result, firms } = run;
    const channels = lossKinds.flatMap((kind, place) => {
      const value = lossesOf(result, [kind]);
      const sufferers = firms.flatMap(({ id }, firm) => ((result.lossSuffered[firm * lossKinds.length + place] ?? 0) > 0 ? [id] : []));
      return value === 0 ? [] : [{ key: kind, label: capitalised(lossChannels[kind][language]), value, kind: 'change' as const, firms: sufferers }];
    });
    const total = { key: 'total', label: t(language, 'chart.allLosses'), value: lossesOf(result, lossKinds), kind: 'total' as const };
    return { ...base, steps: [...channels, total], empty: channels.length === 0 ? t(language, 'chart.noLosses') : null };
  },
} as const satisfies ChartDefinition;
