import { lossKinds } from '../engine/state.ts';
import type { Measure } from './define.ts';
import { numbersOf } from './quantities.ts';

const [loan, tranche] = [lossKinds.indexOf('loan'), lossKinds.indexOf('tranche')];

export const creditLoss = {
  key: 'creditLoss', kind: 'money', unit: 'money', followsQuarter: false,
  label: { en: 'Credit loss suffered', zhHant: '承受信用損失' },
  help: {
    en: 'What the firm loses over the horizon on loans and tranches that it holds, write-downs included.',
    zhHant: '公司在整個期間內因持有貸款與券次所承受的損失，包含減記。',
  },
  formula: { en: 'losses on loans + losses on tranches', zhHant: '貸款損失 + 券次損失' },
  section: '4',
  numbers: (result, firm) => numbersOf(result, firm, 0, ['loanLosses', 'trancheLosses']),
  compute: (result, firm) => (result.lossSuffered[firm * lossKinds.length + loan] ?? 0) + (result.lossSuffered[firm * lossKinds.length + tranche] ?? 0),
} as const satisfies Measure;
