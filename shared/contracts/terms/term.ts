import { numberTerm } from '../../columns/define.ts';

export const term = numberTerm({
  key: 'term', kind: 'quarters', group: 'lease', default: null, blank: { en: 'no end', zhHant: '無期限' },
  label: { en: 'Term', zhHant: '期間' },
  help: { en: 'Last quarter of the lease, of the orders or of the injections; blank never ends.', zhHant: '租約、訂單或注資的最後一季；空白表示無期限。' },
  aliases: ['last quarter', 'tenor', '年期'],
});
