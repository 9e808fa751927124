import type { Localized } from '../base/localized.ts';

/** Scenarios as branches: what is refused of parents, sign-offs and copies of overrides. */
export const scenarioMessages = {
  'input.parent': { en: 'its parent scenario is missing, or leads back to itself. Choose another parent, or none.', zhHant: '其上層情境不存在或循環回到自身。請另選上層情境，或不設上層。' },
  'scenarios.locked': { en: 'Scenario “{name}” is signed off and refuses edits. Unlock it, or edit a copy.', zhHant: '情境「{name}」已簽核，不接受編輯。請先解除鎖定，或編輯其複本。' },
  'scenarios.notLocked': { en: 'Scenario “{name}” is not signed off.', zhHant: '情境「{name}」尚未簽核。' },
  'scenarios.parentCycle': { en: '“{name}” cannot be laid over “{parent}”, which is laid over “{name}” itself.', zhHant: '「{name}」不能疊加於「{parent}」之上，因後者本身即疊加於「{name}」之上。' },
  'scenarios.hasChildren': { en: 'These are laid over “{name}” and would change with it: {children}. Give them another parent first.', zhHant: '下列情境疊加於「{name}」之上，將隨之改變：{children}。請先為其另設上層情境。' },
  'scenarios.conflicts': { en: '{count} of {cells} values stand against others in “{name}”. Confirm to replace them.', zhHant: '{cells} 個值之中有 {count} 個與「{name}」中的值衝突。確認後才會取代。' },
  'scenarios.nothingToCopy': { en: 'Scenario “{name}” overrides none of these cells.', zhHant: '情境「{name}」未覆寫這些儲存格。' },
  'scenarios.signOffChanged': { en: 'what was signed off has changed since: signed {signed}, now {found}. A parent scenario was edited, or the file was.', zhHant: '簽核後內容已變動：簽核時為 {signed}，現為 {found}。上層情境或檔案曾被修改。' },
  'shocks.unknown': { en: 'There is no shock “{shock}” in the library.', zhHant: '衝擊庫中沒有「{shock}」。' },
  'shocks.badIntensity': { en: 'An intensity is 0 to 10 times the shock; {value} is not.', zhHant: '強度須為 0 至 10 倍；{value} 不符。' },
  'shocks.badQuarters': { en: 'A shock starts in a whole quarter from 1 and ramps over whole quarters; {start} and {ramp} do not.', zhHant: '衝擊須自第 1 季以後的整數季開始，並以整數季漸進；{start} 與 {ramp} 不符。' },
  'shocks.noFirm': { en: 'This shock is about one firm, and the workbook has none of its kind. Choose a firm.', zhHant: '此衝擊針對單一公司，而活頁簿中沒有符合者。請選擇公司。' },
  'place.parent': { en: 'Parent', zhHant: '上層情境' },
  'place.locked': { en: 'Sign-off', zhHant: '簽核' },
} as const satisfies Record<string, Localized>;
