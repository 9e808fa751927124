import type { Localized } from '../base/localized.ts';

/** Why a file of bare networks is refused, and the headings of the network measures. */
export const networkMessages = {
  'network.noCases': { en: 'this is no file of networks: it has no list “cases”.', zhHant: '不是網路案例檔：缺少「cases」清單。' },
  'network.schema': { en: 'its “schema” is not {schema}.', zhHant: '其「schema」不是 {schema}。' },
  'network.noCase': { en: '{place}: is no object with a model and inputs.', zhHant: '{place}：不是含有 model 與 inputs 的物件。' },
  'network.unknownModel': { en: '{place}: there is no model “{model}”. There are: {models}.', zhHant: '{place}：沒有「{model}」模型。可用模型：{models}。' },
  'network.inCase': { en: 'case “{case}”, {text}', zhHant: '案例「{case}」，{text}' },
  'network.number': { en: '{place}: {value} is not a number from {min} to {max}.', zhHant: '{place}：{value} 不是 {min} 至 {max} 之間的數字。' },
  'network.whole': { en: '{place}: {value} is not a whole number from {min} to {max}.', zhHant: '{place}：{value} 不是 {min} 至 {max} 之間的整數。' },
  'network.flag': { en: '{place}: {value} is neither true nor false.', zhHant: '{place}：{value} 既非 true 亦非 false。' },
  'network.choice': { en: '{place}: {value} is none of {choices}.', zhHant: '{place}：{value} 不屬於 {choices}。' },
  'network.list': { en: '{place}: {value} is not a list.', zhHant: '{place}：{value} 不是清單。' },
  'network.length': { en: '{place}: has {length} entries; it needs {expected}.', zhHant: '{place}：有 {length} 項，應為 {expected} 項。' },
  'network.edge': { en: '{place}: {value} is not an edge [debtor, creditor, amount].', zhHant: '{place}：{value} 不是債務連結 [債務人, 債權人, 金額]。' },
  'network.selfDebt': { en: '{place}: firm {firm} owes itself. Leave the edge out: it would change what others recover.', zhHant: '{place}：公司 {firm} 對自身負債。請刪除此連結，否則將改變其他債權人的回收。' },
  'network.selfShare': { en: '{place}: firm {firm} holds itself. Set it to 0.', zhHant: '{place}：公司 {firm} 持有自身。請設為 0。' },
  'network.shareSum': { en: '{place}: what is held of firm {firm} adds up to {sum}; it can be at most 1.', zhHant: '{place}：公司 {firm} 被持有的比率合計為 {sum}，上限為 1。' },
  'network.closedShares': { en: '{place}: a ring of firms is held by its own members entirely, so that its shares have no worth of their own. Leave a part outside.', zhHant: '{place}：有一組公司完全由其成員相互持有，股份價值無從決定。請保留部分由外部持有。' },
  'network.heading': { en: '{workbook}, opening exposures, {currency} M', zhHant: '{workbook}，期初曝險，百萬 {currency}' },
  'network.firm': { en: 'Firm', zhHant: '公司' },
  'network.equity': { en: 'Equity', zhHant: '權益' },
  'network.linear': { en: 'DebtRank', zhHant: 'DebtRank' },
  'network.classic': { en: 'classic', zhHant: '原始' },
  'network.vulnerability': { en: 'Vulnerability', zhHant: '脆弱度' },
  'network.note': {
    en: `DebtRank (linear): the share of all equity that is lost if the firm fails. Vulnerability: what the firm loses on average when another fails.
The classic DebtRank is shown for comparison only: it is not monotone, a larger shock can show a smaller loss.`,
    zhHant: `DebtRank（線性）：該公司違約所致損失占全體權益之比率。脆弱度：其他公司違約時，該公司平均損失之權益比率。
原始 DebtRank 僅供比較：其不具單調性，較大的衝擊可能顯示較小的損失。`,
  },
  'network.case': { en: 'Case', zhHant: '案例' },
  'network.model': { en: 'Model', zhHant: '模型' },
  'network.failed': { en: 'Failures', zhHant: '違約家數' },
  'network.residual': { en: 'Residual', zhHant: '殘差' },
  'network.multiple': { en: 'Hangs on confidence', zhHant: '取決於信心' },
} as const satisfies Record<string, Localized>;
