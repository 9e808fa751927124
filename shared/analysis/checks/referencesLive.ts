import type { Check } from './check.ts';
import { ofContract, ofFirm } from './check.ts';

export const referencesLive = {
  key: 'referencesLive', severity: 'error',
  label: { en: 'Every reference names a firm', zhHant: '所有參照均存在' },
  help: { en: 'Lenders, vendors and parties of contracts are firms of the workbook or outside.', zhHant: '貸款人、供應商與合約當事人均為活頁簿中的公司或外部。' },
  remedy: { en: 'Point the rows named at firms that exist, or delete them.', zhHant: '將所列資料列改指向現有公司，或予以刪除。' },
  find: ({ seen }) => {
    const ids = new Set(seen.firms.map(({ id }) => id));
    const lost = (value: unknown) => value !== undefined && value !== null && !(typeof value === 'string' && ids.has(value));
    return [
      ...seen.firms.filter((row) => lost(row['lender']) || lost(row['vendor'])).map(({ id }) => ofFirm(id)),
      ...seen.contracts.filter((row) => lost(row['from']) || lost(row['to'])).map(({ id }) => ofContract(id)),
    ];
  },
} as const satisfies Check;
