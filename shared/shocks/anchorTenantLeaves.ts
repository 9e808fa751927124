import type { ShockDefinition } from './shock.ts';
import { largestBy } from './shock.ts';

export const anchorTenantLeaves = {
  key: 'anchorTenantLeaves', start: 2, ramp: 0,
  label: { en: 'The anchor tenant leaves', zhHant: '主力承租人退租' },
  help: { en: 'Leases of the tenant with the largest rents (or of another firm) end before the start, the largest first, to so great a share of its rents. Their GPUs go to the spot market.', zhHant: '租金最高的承租人（或另選公司）之租約於起始季前終止，由最大者起算至租金達該比率；其 GPU 轉入現貨市場。' },
  source: { en: 'A question, not a forecast. The tenant neither pays a fee for leaving nor fails.', zhHant: '屬提問而非預測。承租人未支付違約金，亦未違約。' },
  firm: (model) => largestBy(model, 'lease', 'to', 'rent'),
  build: ({ intensity, start, firm }, { contracts }) => {
    const leases = contracts.filter((row) => row['type'] === 'lease' && row['to'] === firm && firm !== null).toSorted((a, b) => Number(b['rent'] ?? 0) - Number(a['rent'] ?? 0) || (a.id < b.id ? -1 : 1));
    const all = leases.reduce((sum, row) => sum + Number(row['rent'] ?? 0), 0);
    let ended = 0;
    const overrides = leases.flatMap((row) => {
      if (!(ended < all * intensity)) return [];
      ended += Number(row['rent'] ?? 0);
      const { term } = row;
      return typeof term === 'number' && term < start ? [] : [{ target: 'contract' as const, id: row.id, field: 'term', value: start - 1 }];
    });
    return { overrides };
  },
} as const satisfies ShockDefinition;
