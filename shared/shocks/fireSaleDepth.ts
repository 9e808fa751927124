import type { ShockDefinition } from './shock.ts';

export const fireSaleDepth = {
  key: 'fireSaleDepth', start: 1, ramp: 0,
  label: { en: 'A thinner second-hand market', zhHant: '二手市場深度下降' },
  help: { en: 'Half as many GPUs move the price as far as before. No effect in a workbook without price impact (market depth 0).', zhHant: '僅需一半數量的 GPU 拋售即造成相同跌幅。未設價格衝擊（市場深度為 0）的活頁簿不受影響。' },
  source: { en: 'An assumption: no sale of a large fleet of GPUs by an estate is on record. Bitcoin rigs lost 85% of their value in a year (Bloomberg via GetBlock, press).', zhHant: '假設值：尚無破產財團大量拋售 GPU 的紀錄。比特幣礦機一年內價值下跌 85%（Bloomberg，經 GetBlock，新聞）。' },
  build: ({ intensity }) => ({ overrides: [{ target: 'market', field: 'marketDepth', scale: 1 / (1 + intensity) }] }),
} as const satisfies ShockDefinition;
