import type { Localized } from '../base/localized.ts';

/** What the command line says besides results: usage, refusals and the headings of its tables. */
export const cliMessages = {
  'cli.usage': {
    en: `Firebreak, command line

{commands}

FILE is a workbook (.firebreak or .json).
Exit status: 0 done, 1 the file is refused or has problems, 2 wrong usage.`,
    zhHant: `Firebreak 命令列

{commands}

檔案為活頁簿（.firebreak 或 .json）。
結束狀態：0 完成，1 檔案被拒絕或有問題，2 用法錯誤。`,
  },
  'cli.noCommand': { en: 'Which command? There are: {commands}.', zhHant: '請指定命令：{commands}。' },
  'cli.unknownCommand': { en: 'There is no command “{command}”. There are: {commands}.', zhHant: '沒有「{command}」命令。可用命令：{commands}。' },
  'cli.unknownOption': { en: '“{option}” is no option of {command}.', zhHant: '「{option}」不是 {command} 的選項。' },
  'cli.noValue': { en: '{option} needs a value behind it.', zhHant: '{option} 之後須有值。' },
  'cli.noFile': { en: 'Which file?', zhHant: '請指定檔案。' },
  'cli.oneFile': { en: 'One file at a time, please: {files}.', zhHant: '一次僅能處理一個檔案：{files}。' },
  'cli.noScenario': { en: 'there is no scenario “{name}”. It has: {names}.', zhHant: '沒有「{name}」情境。現有：{names}。' },
  'cli.moreProblems': { en: '{text} ({count} more: firebreak check)', zhHant: '{text}（另有 {count} 項，請用 firebreak check 查看）' },
  'cli.notWritten': { en: 'The result could not be written: {reason}.', zhHant: '無法寫出結果：{reason}。' },
  'cli.noProblems': { en: 'No problems.', zhHant: '沒有問題。' },
  'cli.heading': { en: '{workbook}, scenario {scenario}, {quarters} quarters, {currency} M', zhHant: '{workbook}，情境「{scenario}」，{quarters} 季，百萬 {currency}' },
  'cli.noFailures': { en: 'No firm fails.', zhHant: '沒有公司違約。' },
  'cli.quarter': { en: 'Quarter', zhHant: '季' },
  'cli.round': { en: 'Round', zhHant: '輪' },
  'cli.firm': { en: 'Firm', zhHant: '公司' },
  'cli.cause': { en: 'Cause', zhHant: '原因' },
  'cli.shortfall': { en: 'Shortfall', zhHant: '短缺' },
  'cli.claims': { en: 'Claims', zhHant: '債權' },
  'cli.recovered': { en: 'Recovered', zhHant: '回收' },
  'cli.totals': { en: 'Failures: {failures} of {firms}. Losses: lenders {lenders}, others {others}.', zhHant: '違約：{failures} 家（共 {firms} 家）。損失：貸款人 {lenders}，其他 {others}。' },
  'cli.andMore': { en: '{names} and {count} more', zhHant: '{names}，另 {count} 項' },
  'cli.fragile': { en: '≈ Not to be taken as plain fact, since it flips within the rounding of inputs or hangs on confidence ({count}): {firms}. Why: firebreak analyse FILE --kind fragility.', zhHant: '≈ 不可視為確定事實（於輸入值捨入範圍內即翻轉，或取決於信心；共 {count} 家）：{firms}。原因請見 firebreak analyse 檔案 --kind fragility。' },
  'cli.checksHold': { en: 'All {count} checks hold.', zhHant: '{count} 項檢查均通過。' },
  'cli.checkWarns': { en: 'Worth a look: {check} ({places}).', zhHant: '宜再確認：{check}（{places}）。' },
  'cli.checkBroken': { en: 'CHECK FAILS, do not use this result: {check} ({places}).', zhHant: '檢查未通過，請勿使用此結果：{check}（{places}）。' },
  'cli.checkFailed': { en: 'a check fails, do not use this result: {reasons}', zhHant: '檢查未通過，請勿使用此結果：{reasons}' },
  'cli.multiple': { en: 'Quarter {quarter}: whether these firms pay hangs on confidence alone; an outcome in which they fail holds as well: {firms}.', zhHant: '第 {quarter} 季：下列企業能否付款僅取決於信心，其違約的結果同樣成立：{firms}。' },
} as const satisfies Record<string, Localized>;
