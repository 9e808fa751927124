import type { Localized } from '../base/localized.ts';

/** What-if analyses: why a parameter is refused, and the words round their answers. */
export const analysisMessages = {
  'analysis.unknownKind': { en: 'there is no analysis “{kind}”. There are: {kinds}.', zhHant: '沒有「{kind}」分析。可用分析：{kinds}。' },
  'analysis.unknownParameter': { en: '{kind} does not take “{parameter}”. It takes: {parameters}.', zhHant: '{kind} 不接受「{parameter}」。可用參數：{parameters}。' },
  'analysis.missing': { en: 'it needs --{parameter}.', zhHant: '缺少 --{parameter}。' },
  'analysis.badNumber': { en: '--{parameter}: “{value}” is no number.', zhHant: '--{parameter}：「{value}」不是數字。' },
  'analysis.badCount': { en: '--{parameter}: {value} is not a whole number from {min} to {max}.', zhHant: '--{parameter}：{value} 不是 {min} 至 {max} 的整數。' },
  'analysis.badGoal': { en: '--goal: “{value}” is neither least nor greatest.', zhHant: '--goal：「{value}」既非 least 亦非 greatest。' },
  'analysis.emptyRange': { en: 'the span from {from} to {to} is empty.', zhHant: '範圍 {from} 至 {to} 為空。' },
  'analysis.outside': { en: '{input}: {value} is outside {min} to {max}.', zhHant: '{input}：{value} 超出 {min} 至 {max}。' },
  'analysis.outsideWhole': { en: '{input}: {value} is not a whole number from {min} to {max}.', zhHant: '{input}：{value} 不是 {min} 至 {max} 的整數。' },
  'analysis.blank': { en: '{input} is blank: there is no number to start from.', zhHant: '{input} 為空白，無起始數值。' },
  'analysis.unknownInput': { en: 'there is no input “{input}”. Write firm:ID.field, contract:ID.field, market.field, driver:NAME, rents:FIRM or multiple.', zhHant: '沒有「{input}」輸入項。寫法：firm:識別碼.欄位、contract:識別碼.欄位、market.欄位、driver:名稱、rents:公司 或 multiple。' },
  'analysis.unknownFirm': { en: '“{input}”: there is no such firm.', zhHant: '「{input}」：沒有這家公司。' },
  'analysis.unknownContract': { en: '“{input}”: there is no such contract.', zhHant: '「{input}」：沒有這份合約。' },
  'analysis.unknownDriver': { en: '“{input}”: there is no such driver. There are: {drivers}.', zhHant: '「{input}」：沒有這項驅動因子。可用：{drivers}。' },
  'analysis.notANumber': { en: '“{input}” is no number that a scenario can set.', zhHant: '「{input}」不是情境可設定的數值。' },
  'analysis.unknownOutcome': { en: 'there is no outcome “{outcome}”. There are: {outcomes}, or FIRM.measure with: {measures}.', zhHant: '沒有「{outcome}」結果。可用：{outcomes}；或「公司.指標」：{measures}。' },
  'analysis.unknownScenario': { en: 'there is no scenario “{name}”. It has: {names}.', zhHant: '沒有「{name}」情境。現有：{names}。' },
  'analysis.oneCondition': { en: 'it needs exactly one of: {conditions}.', zhHant: '須指定且僅能指定其一：{conditions}。' },
  'analysis.notFailed': { en: '{firm} does not fail in {scenario}.', zhHant: '{firm} 於「{scenario}」中未違約。' },
  'analysis.tooMany': { en: '{count} scenarios are too many side by side; {most} at most.', zhHant: '並列 {count} 個情境過多，至多 {most} 個。' },
  'analysis.refused': { en: 'the model refuses scenario {scenario}: firebreak check says where.', zhHant: '模型拒絕情境「{scenario}」：請用 firebreak check 查看位置。' },
  'analysis.noValue': { en: '{outcome} has no value in {scenario}.', zhHant: '{outcome} 於「{scenario}」中無數值。' },
  'analysis.noSaved': { en: 'there is no saved analysis “{name}”. It has: {names}.', zhHant: '沒有「{name}」已存分析。現有：{names}。' },
  'analysis.heading': { en: '{workbook}, {kind}, scenario {scenario}, {currency} M', zhHant: '{workbook}，{kind}，情境「{scenario}」，百萬 {currency}' },
} as const satisfies Record<string, Localized>;
