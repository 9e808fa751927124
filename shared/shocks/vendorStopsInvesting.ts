import type { ShockDefinition } from './shock.ts';
import { largestBy } from './shock.ts';

export const vendorStopsInvesting = {
  key: 'vendorStopsInvesting', start: 1, ramp: 0,
  label: { en: 'The vendor stops investing', zhHant: '供應商停止投資' },
  help: { en: 'What the GPU vendor (or another firm) pays into its customers each quarter stops, from the opening on.', zhHant: 'GPU 供應商（或另選公司）每季對客戶的注資自期初起停止。' },
  source: {
    en: 'Vendors\' loans and commitments about 1999 and 2000 were Lucent 8.1, Nortel 3.1 and Cisco 2.4 bn USD, and ended with the customers (secondary source). How soon it would here is an assumption.',
    zhHant: '1999 至 2000 年設備商貸款與承諾：Lucent 81 億、Nortel 31 億、Cisco 24 億美元，隨客戶倒閉而終止（次級來源）。本案多快終止屬假設。',
  },
  firm: (model) => largestBy(model, 'equity', 'from', 'injection', (firm) => firm['kind'] === 'gpuVendor') ?? largestBy(model, 'equity', 'from', 'injection'),
  build: ({ intensity, firm }, { contracts }) => ({
    overrides: contracts.filter((row) => row['type'] === 'equity' && row['from'] === firm && firm !== null && Number(row['injection'] ?? 0) > 0)
      .map(({ id }) => ({ target: 'contract' as const, id, field: 'injection', scale: Math.max(0, 1 - intensity) })),
  }),
} as const satisfies ShockDefinition;
