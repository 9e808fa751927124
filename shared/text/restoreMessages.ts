import type { Localized } from '../base/localized.ts';

/** Bringing values of an earlier version back into a scenario; naming and deleting versions; terms of the packages handed on. */
export const restoreMessages = {
  'restore.valuesOf': { en: 'Values of', zhHant: '採用的值' },
  'restore.all': { en: 'All that a scenario can hold', zhHant: '情境可容納的全部' },
  'restore.choose': { en: 'Restore {place}', zhHant: '還原{place}' },
  'restore.name': { en: 'Name of the new scenario', zhHant: '新情境的名稱' },
  'restore.nameOf': { en: 'Restored from {time}', zhHant: '還原自 {time}' },
  'restore.do': { en: 'Restore Into New Scenario ({count})', zhHant: '還原至新情境（{count}）' },
  'restore.done': { en: '{count} {count|value|values} restored into the scenario “{name}”. The base is as it was.', zhHant: '已將 {count} 個值還原至情境「{name}」，基準維持不變。' },
  'restore.nothing': { en: 'Nothing is chosen that a scenario could hold.', zhHant: '未選取情境可容納的內容。' },
  'restore.rowGone': { en: 'its row is not in the present workbook', zhHant: '目前活頁簿中沒有此列' },
  'restore.notOverridable': { en: 'a scenario cannot change this', zhHant: '情境無法變更此項' },
  'restore.staysOut': {
    en: 'Not carried over, since a scenario changes values of present rows only: {parts}. Open the version as a copy to have these.',
    zhHant: '情境僅能變更現有列的值，以下內容無法帶入：{parts}。如需這些內容，請將該版本開啟為副本。',
  },
  'restore.partsBetween': { en: '; ', zhHant: '；' },
  'restore.staysOut.rows': { en: '{count} {count|row|rows} that only one version has', zhHant: '僅存在於單一版本的列 {count} 個' },
  'restore.staysOut.scenarios': { en: '{count} {count|change|changes} of scenarios with their drivers and failures', zhHant: '情境（含驅動因子與強制違約）的變更 {count} 項' },
  'restore.staysOut.fixed': { en: '{count} {count|value|values} that no scenario can change, such as names', zhHant: '情境無法變更的值（例如名稱）{count} 個' },
  'restore.staysOut.refused': { en: '{count} {count|value|values} that the workbook does not take now', zhHant: '活頁簿目前不接受的值 {count} 個' },
  'restore.staysOut.others': { en: '{count} {count|change|changes} of notes, columns, charts, reports or the name', zhHant: '附註、欄、圖表、報告或名稱的變更 {count} 項' },
  'restore.sameAsNow': { en: 'as it is now', zhHant: '與目前相同' },

  'version.rename': { en: 'Rename…', zhHant: '重新命名…' },
  'version.name': { en: 'Name…', zhHant: '命名…' },
  'version.delete': { en: 'Delete…', zhHant: '刪除…' },
  'version.nameOf': { en: 'Name of the version of {time}', zhHant: '{time} 版本的名稱' },
  'version.nameKept': { en: 'A named version is kept until you delete it.', zhHant: '已命名的版本會保留到您刪除為止。' },
  'version.deleteQuestion': { en: 'Delete “{label}” for good?', zhHant: '要永久刪除「{label}」嗎？' },
  'version.deleteForGood': { en: 'Delete for good?', zhHant: '永久刪除？' },
  'version.deleteYes': { en: 'Delete', zhHant: '刪除' },
  'version.deleted': { en: 'The version “{label}” is deleted.', zhHant: '已刪除版本「{label}」。' },
  'version.renamed': { en: 'The version is now called “{label}”.', zhHant: '版本已命名為「{label}」。' },
  'disk.versionNotChanged': { en: 'The version of “{name}” was not changed: the disk reports an error ({code}).', zhHant: '「{name}」的版本未變更：磁碟回報錯誤（{code}）。' },

  'notices.open': { en: 'Licences…', zhHant: '授權條款…' },
  'notices.title': { en: 'Licences', zhHant: '授權條款' },
  'notices.text': {
    en: 'Firebreak is free under the MIT licence. It contains the following packages of others, each under its own terms. The window itself is Electron (MIT) with Chromium, whose terms lie beside the program as LICENSES.chromium.html.',
    zhHant: 'Firebreak 依 MIT 授權條款提供，並包含下列第三方套件，各依其授權條款。視窗本身採用 Electron（MIT）與 Chromium，其授權條款位於程式旁的 LICENSES.chromium.html。',
  },
  'notices.missing': { en: 'The list of licences is missing from this installation.', zhHant: '此安裝缺少授權條款清單。' },
} as const satisfies Record<string, Localized>;
