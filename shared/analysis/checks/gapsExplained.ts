import type { Check } from './check.ts';
import { ofFirm, programFault, rounding } from './check.ts';

export const gapsExplained = {
  key: 'gapsExplained', severity: 'error',
  label: { en: 'Every failure is explained to the cent', zhHant: '違約缺口完整拆解' },
  help: { en: 'The channels of every failure add up to its gap.', zhHant: '各違約的管道拆解合計等於缺口。' },
  remedy: programFault,
  find: ({ explanations }) => explanations.flatMap(({ firm, here, channels }) => {
    const sum = channels.reduce((total, { amount }) => total + amount, 0);
    const size = channels.reduce((largest, { amount }) => Math.max(largest, Math.abs(amount)), 1);
    return Math.abs(sum - here.gap) <= rounding * size ? [] : [ofFirm(firm, `${sum} / ${here.gap}`)];
  }),
} as const satisfies Check;
