import type { Localized } from '../base/localized.ts';

/** The list of steps, what happens to overrides, and the figures of the status bar. */
export const historyMessages = {
  'history.title': { en: 'History', zhHant: '編輯記錄' },
  'history.help': { en: 'Choose a step to go back or forward to it. Nothing is lost until you edit again.', zhHant: '選擇步驟即可回到該步驟的狀態；再次編輯之前，所有步驟都會保留。' },
  'history.opened': { en: 'As opened', zhHant: '開啟時的狀態' },
  'history.undone': { en: '(undone)', zhHant: '（已復原）' },
  'history.saved': { en: 'saved', zhHant: '已儲存' },
  'history.andMore': { en: '{place} and {count} more', zhHant: '{place}等，另有 {count} 項' },
  'history.more': { en: 'and {count} earlier {count|step|steps}', zhHant: '另有 {count} 個較早的步驟' },
  'history.open': { en: 'History', zhHant: '編輯記錄' },
  'apply.done': { en: '{count} {count|value is|values are} now in Base.', zhHant: '已將 {count} 個值套用至基準。' },
  'apply.others': { en: '{count} {count|value is|values are} now in Base. These scenarios have values of their own there and keep them: {scenarios}.', zhHant: '已將 {count} 個值套用至基準。下列情境自行設定其中部分的值，將維持不變：{scenarios}。' },
  'apply.inherited': { en: 'This scenario inherits these overrides. Apply them in the scenario that sets them.', zhHant: '這些覆寫繼承自上層情境，請在設定它們的情境中套用。' },
  'apply.scenario': { en: '{name} ({count})', zhHant: '{name}（{count}）' },
  'stats.numbers': { en: 'Numbers {value}', zhHant: '數字個數 {value}' },
  'stats.mixed': { en: 'Different units: not added', zhHant: '單位不同，不予加總' },
  'stats.mixedHelp': { en: 'The selection holds {units}.', zhHant: '所選範圍的單位有：{units}。' },
  'stats.noUnit': { en: 'plain numbers', zhHant: '無單位的數字' },
  'stats.copy': { en: 'Copy {value}', zhHant: '複製 {value}' },
  'stats.copied': { en: '{value} copied', zhHant: '已複製 {value}' },
  'stats.notCopied': { en: 'The number could not be put on the clipboard.', zhHant: '無法將數字放到剪貼簿。' },
} as const satisfies Record<string, Localized>;
