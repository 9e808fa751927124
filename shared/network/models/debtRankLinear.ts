/** Linear DebtRank of one shock (Bardoscia et al. 2015). */
import { createDistressWork, settleDistress } from '../linearDebtRank.ts';
import { defineNetworkModel } from '../networkModel.ts';
import { distressAnswer, readDistress } from './debtRankModel.ts';

export const debtRankLinear = defineNetworkModel({
  id: 'debtrank_linear',
  label: { en: 'Linear DebtRank', zhHant: '線性 DebtRank' },
  help: {
    en: 'A creditor loses the share of its equity that its claim on a debtor is, times every new loss of that debtor, until nothing is left.',
    zhHant: '債務人每有新增損失，債權人即按其債權占自身權益之比率承擔損失，直至權益歸零。',
  },
  read: readDistress,
  solve: (problem) => {
    const h = problem.start.slice();
    const residual = settleDistress(problem.net, createDistressWork(problem.net, problem.equity), problem.start, h, 1e-15);
    return distressAnswer(problem, h, residual);
  },
});
