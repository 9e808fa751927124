import type { Check } from './check.ts';
import { ofFirm } from './check.ts';

export const oneClearing = {
  key: 'oneClearing', severity: 'warning',
  label: { en: 'No payment hangs on confidence alone', zhHant: '付款不取決於信心' },
  help: { en: 'In no quarter another outcome, in which a firm does not pay, holds as well.', zhHant: '各季均不存在某公司未付款而同樣成立的另一清算結果。' },
  remedy: { en: 'The firms named pay only while they are trusted: read what follows from them with care, or settle it by giving one of them cash.', zhHant: '所列公司僅於受信任時付款：請審慎解讀其後果，或為其中一家補充現金以消除不確定。' },
  find: ({ seen, result }) => seen.firms.flatMap(({ id }, row) => (result.trusted.subarray(row * (result.quarters + 1), (row + 1) * (result.quarters + 1)).includes(1) ? [ofFirm(id)] : [])),
} as const satisfies Check;
