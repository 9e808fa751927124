/** Classic DebtRank of one shock (Battiston et al. 2012). */
import { classicDistress } from '../classicDebtRank.ts';
import { defineNetworkModel } from '../networkModel.ts';
import { distressAnswer, readDistress } from './debtRankModel.ts';

export const debtRankClassic = defineNetworkModel({
  id: 'debtrank_classic',
  label: { en: 'Classic DebtRank', zhHant: '原始 DebtRank' },
  help: {
    en: 'As linear DebtRank, but a firm passes its distress on only once, right after it is first hit; so a larger shock can show a smaller loss.',
    zhHant: '同線性 DebtRank，惟公司僅於首次受創後傳遞一次；故較大的衝擊可能顯示較小的損失（不具單調性）。',
  },
  read: (reader) => ({ ...readDistress(reader), capsImpact: reader.flag('parameters.cap_impact', true) }),
  solve: (problem) => {
    const { h, steps } = classicDistress(problem.net, problem.equity, problem.start, problem.capsImpact);
    return distressAnswer(problem, h, 0, steps);
  },
});
