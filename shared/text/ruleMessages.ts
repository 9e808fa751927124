import type { Localized } from '../base/localized.ts';

/**
 * Columns of the person's own: why a rule is refused, why a value is blank, and the words of the dialog.
 */
export const ruleMessages = {
  // Reading
  'rule.empty': { en: 'Type a rule, for example debt / (cash + undrawn).', zhHant: '請輸入規則，例如 債務 / (現金 + undrawn)。' },
  'rule.tooLong': { en: 'A rule has at most {limit} characters. Use a column for a part of it.', zhHant: '規則最多 {limit} 個字元，可先將一部分做成另一欄。' },
  'rule.tooDeep': { en: 'This is nested too deeply. Use a column for a part of it.', zhHant: '層次過深，可先將一部分做成另一欄。' },
  'rule.unknownSign': { en: '“{sign}” means nothing in a rule.', zhHant: '規則中不能使用「{sign}」。' },
  'rule.unexpected': { en: '“{text}” does not fit here.', zhHant: '此處不應出現「{text}」。' },
  'rule.endsEarly': { en: 'The rule ends too early: a value is missing here.', zhHant: '規則不完整，此處缺少數值。' },
  'rule.bracketOpen': { en: 'This bracket is not closed. Add “)”.', zhHant: '此括號未結束，請加上「)」。' },
  'rule.quoteOpen': { en: 'This is not closed. Add {close}.', zhHant: '此處未結束，請加上 {close}。' },
  'rule.emptyName': { en: 'There is no name between the brackets.', zhHant: '括號內沒有名稱。' },
  'rule.numberTooLarge': { en: 'This number is above 1e15.', zhHant: '此數字大於 1e15。' },
  'rule.numberThenWord': { en: '“{text}” is neither a number nor a name. Percentages (5%) and basis points (25bp) are understood.', zhHant: '「{text}」既非數字也非名稱。可使用百分比（5%）與基點（25bp）。' },
  'rule.twoComparisons': { en: 'Two comparisons in a row: join them by “and”.', zhHant: '連續比較請以「and」連接。' },
  'rule.wantsTwo': { en: '{name} wants at least two conditions.', zhHant: '{name} 至少需要兩個條件。' },
  // Names and units
  'rule.unknownName': { en: 'There is no column “{name}”. Names with spaces stand in brackets: [Opening cash].', zhHant: '沒有「{name}」欄位。名稱含空格時請加括號：[Opening cash] 或「現金」。' },
  'rule.unknownFunction': { en: 'There is no function “{name}”. There are: {functions}.', zhHant: '沒有「{name}」函式。可用函式：{functions}。' },
  'rule.argumentCount': { en: '{name} cannot be given {count} values. Example: {example}.', zhHant: '{name} 不能帶 {count} 個值。範例：{example}。' },
  'rule.wantsNumber': { en: 'A number is needed here; {text} is {unit}.', zhHant: '此處須為數字；{text} 為{unit}。' },
  'rule.wantsFlag': { en: 'A condition is needed here, such as debt > 0; {text} is {unit}.', zhHant: '此處須為條件，例如 debt > 0；{text} 為{unit}。' },
  'rule.unitMismatch': { en: '{left} ({leftUnit}) and {right} ({rightUnit}) cannot be added, compared or chosen between: their units differ.', zhHant: '{left}（{leftUnit}）與 {right}（{rightUnit}）單位不同，不能相加減、比較或並列選擇。' },
  'rule.timeMismatch': { en: '{left} ({leftUnit}) and {right} ({rightUnit}) count over different times. Write annual(…) or quarterly(…) around one of them.', zhHant: '{left}（{leftUnit}）與 {right}（{rightUnit}）的期間不同，請將其中之一寫成 annual(…) 或 quarterly(…)。' },
  'rule.unknownOption': { en: '{text} is none of the choices: {options}.', zhHant: '{text} 不是可用的選項：{options}。' },
  'rule.roundDigits': { en: 'The decimals are a whole number from 0 to 10.', zhHant: '小數位數須為 0 到 10 的整數。' },
  'rule.wantsPerQuarter': { en: 'annual turns an amount a quarter into one a year; this is none.', zhHant: 'annual 用於將每季數值換算為每年，此處並非每季數值。' },
  'rule.wantsPerYear': { en: 'quarterly turns an amount a year into one a quarter; this is none.', zhHant: 'quarterly 用於將每年數值換算為每季，此處並非每年數值。' },
  'rule.choiceResult': { en: '{text} is a choice: compare it with one, or give texts by if(…).', zhHant: '{text} 為選項，請與選項比較，或以 if(…) 給出文字。' },
  'rule.noUnit': { en: 'The rule comes to {unit}, a unit that no column has. Divide or multiply until it is money, a share, a count or the like.', zhHant: '規則結果的單位為 {unit}，沒有欄位使用此單位。請乘除至金額、比例、數量等單位。' },
  'rule.typeMismatch': { en: 'The rule comes to {unit}, but the column is to hold {wanted} ({type}). Change the rule or the column’s unit.', zhHant: '規則結果為{unit}，但此欄設定為{wanted}（{type}）。請修改規則或欄位單位。' },
  'rule.unknownType': { en: 'This version does not know columns of type “{type}”. It is kept, but not shown.', zhHant: '此版本不支援「{type}」類型的欄位；資料會保留，但不顯示。' },
  'rule.cycle': { en: 'The rule would need itself: {cycle}.', zhHant: '規則循環參照：{cycle}。' },
  'rule.brokenColumn': { en: 'The rule of “{name}” is refused itself. Mend that one first.', zhHant: '「{name}」的規則本身有誤，請先修正。' },
  'rule.at': { en: 'At character {place}: {reason}', zhHant: '第 {place} 個字元：{reason}' },
  // Blanks
  'rule.divisionByZero': { en: 'Blank: {column} divides by {divisor}, which is 0 here.', zhHant: '空白：{column} 的除數 {divisor} 在此為 0。' },
  'rule.blankInput': { en: 'Blank: {column} is blank here.', zhHant: '空白：此處的{column}為空白。' },
  'rule.tooLarge': { en: 'Blank: the value of {column} is too large here.', zhHant: '空白：{column} 的數值在此過大。' },
  'rule.noValues': { en: 'Blank: no firm has a value that {column} could use.', zhHant: '空白：沒有公司具有 {column} 可用的數值。' },
  'rule.notCalculated': { en: 'Blank: there is no result yet.', zhHant: '空白：尚無計算結果。' },
  // Commands and problems
  'columns.gone': { en: 'The column is not in the workbook any more.', zhHant: '此欄位已不在活頁簿中。' },
  'columns.nameMissing': { en: 'A column needs a name.', zhHant: '欄位須有名稱。' },
  'columns.nameTaken': { en: 'Another column is called “{name}” already.', zhHant: '已有名為「{name}」的欄位。' },
  'columns.nameTooLong': { en: 'A column’s name has at most {limit} characters.', zhHant: '欄位名稱最多 {limit} 個字元。' },
  'columns.wantsRule': { en: 'A column whose unit follows from its rule needs a rule.', zhHant: '單位由規則決定的欄位須有規則。' },
  'columns.valuesDoNotFit': { en: '{count} firms hold values in this column that would not fit. Clear them first.', zhHant: '有 {count} 家公司在此欄的數值不符，請先清除。' },
  'columns.hasDependants': { en: 'The rules of {columns} use this column and would break.', zhHant: '{columns} 的規則使用此欄，刪除後將失效。' },
  'place.columns': { en: 'Column {name}', zhHant: '欄位「{name}」' },
  'place.formula': { en: 'Rule', zhHant: '規則' },
  // Grid and dialog
  'rule.overridden': { en: 'Typed over the rule, which comes to {value}. Delete brings the rule back.', zhHant: '已手動覆寫規則；規則結果為 {value}。按 Delete 恢復規則。' },
  'rule.card': { en: '{column} = {rule}', zhHant: '{column} = {rule}' },
  'rule.cardNumbers': { en: '= {numbers}', zhHant: '= {numbers}' },
  'rule.quarter': { en: 'Results are those of quarter {quarter}.', zhHant: '結果採第 {quarter} 季。' },
} as const satisfies Record<string, Localized>;
