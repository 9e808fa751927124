import { lossKinds } from '../../engine/state.ts';
import type { Outcome } from './outcome.ts';
import { lossesOf } from './outcome.ts';

export const losses = {
  key: 'losses', unit: 'money',
  label: { en: 'Losses', zhHant: '損失' },
  help: { en: 'All losses of creditors and owners over the horizon, inside the workbook and outside.', zhHant: '期間內債權人與股東的全部損失，含活頁簿內外。' },
  read: (result) => lossesOf(result, lossKinds),
} as const satisfies Outcome;
