import type { Localized } from '../base/localized.ts';

/** What running scenarios from a table says. */
export const sweepMessages = {
  'sweep.noInputs': { en: 'the first row names no input. Write firm:ID.field, contract:ID.field, market.field, driver:NAME, rents:FIRM, shock:NAME, fails:FIRM or multiple as headings, and the scenarios below.', zhHant: '首列未指定輸入項。請以 firm:識別碼.欄位、contract:識別碼.欄位、market.欄位、driver:名稱、rents:公司、shock:名稱、fails:公司或 multiple 為標題，各情境列於其下。' },
  'sweep.noRows': { en: 'there is no scenario below the headings', zhHant: '標題列以下沒有情境' },
  'sweep.twice': { en: 'the input “{input}” stands over two columns', zhHant: '輸入項「{input}」出現在兩欄' },
  'sweep.badCell': { en: 'row {row}, {input}: {reason}', zhHant: '第 {row} 列「{input}」：{reason}' },
  'sweep.badQuarter': { en: '“{value}” is no quarter. Write a whole number from 1.', zhHant: '「{value}」不是季別，請輸入 1 以上的整數。' },
  'sweep.badOut': { en: '{file}: the results are written as .csv, .tsv or .xlsx.', zhHant: '{file}：結果須寫為 .csv、.tsv 或 .xlsx。' },
  'sweep.heading': { en: '{workbook}: {count} scenarios laid over {scenario}, amounts in {currency} M', zhHant: '{workbook}：以「{scenario}」為底的 {count} 個情境，金額單位為百萬 {currency}' },
  'sweep.title': { en: 'Scenarios', zhHant: '情境' },
  'sweep.scenario': { en: 'Scenario', zhHant: '情境' },
  'sweep.failed': { en: 'Failed firms (quarter)', zhHant: '違約公司（季）' },
  'sweep.refused': { en: 'Refused', zhHant: '拒絕原因' },
} as const satisfies Record<string, Localized>;
