import { numberTerm } from '../columns/define.ts';

export const marketDepth = numberTerm({
  key: 'marketDepth', kind: 'units', group: 'gpu',
  label: { en: 'Market depth', zhHant: '二手市場深度' },
  help: {
    en: 'GPUs that the second-hand market takes before the full fire-sale impact; 0 is no price impact.',
    zhHant: '達到完整拋售衝擊前，二手市場能吸收的 GPU 張數；0 表示拋售不影響價格。',
  },
  aliases: ['depth', '市場深度'],
});
