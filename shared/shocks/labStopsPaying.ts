import type { ShockDefinition } from './shock.ts';
import { largestBy } from './shock.ts';

export const labStopsPaying = {
  key: 'labStopsPaying', start: 2, ramp: 0,
  label: { en: 'A lab stops paying', zhHant: 'AI 實驗室停止付款' },
  help: { en: 'The AI lab that owes the largest rents (or another firm) fails at the start. Any intensity above 0 is the same.', zhHant: '應付租金最高的 AI 實驗室（或另選公司）於起始季違約。強度大於 0 時效果相同。' },
  source: { en: 'A question, not a forecast: it asks what hangs on one payer.', zhHant: '屬提問而非預測：檢視多少現金流取決於單一付款人。' },
  firm: (model) => largestBy(model, 'lease', 'to', 'rent', (firm) => firm['kind'] === 'aiLab') ?? model.firms.find((firm) => firm['kind'] === 'aiLab')?.id ?? null,
  build: ({ intensity, start, firm }) => (intensity > 0 && firm !== null ? { failures: [{ firm, quarter: start }] } : {}),
} as const satisfies ShockDefinition;
