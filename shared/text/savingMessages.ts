import type { Localized } from '../base/localized.ts';

/** What a save says of places that refuse or hold files: shares, sync folders, scanners, links. */
export const savingMessages = {
  'saving.waits': { en: 'Another program holds “{name}” ({code}): trying for {secondsLeft} s more', zhHant: '「{name}」被其他程式佔用（{code}）：再嘗試 {secondsLeft} 秒' },

  'saved.otherNames': {
    en: '“{name}” had {count} other {count|name|names} (hard links). Saving broke that tie: there, the former contents remain.',
    zhHant: '「{name}」另有 {count} 個名稱（永久連結）。儲存後連結已解除，該處仍為先前的內容。',
  },
  'saved.inPlace': { en: '“{name}” was written in place and read back whole. The version before it is among the earlier versions.', zhHant: '「{name}」已直接覆寫並讀回驗證無誤，前一版本保留在先前版本中。' },
  'saved.conflictCopies': {
    en: 'A sync service has put a conflicting copy beside “{name}”: {copies}. Open it to see what it holds.',
    zhHant: '同步服務在「{name}」旁放了衝突複本：{copies}。請開啟查看其內容。',
  },

  'disk.notReplaceable': { en: '“{name}” was not saved: the place does not let a file be replaced ({code}). The file there is unchanged. Save it elsewhere.', zhHant: '「{name}」未儲存：該位置不允許取代檔案（{code}）。原檔案未變更。請另存至他處。' },
  'disk.changedMeanwhile': { en: '“{name}” was not saved: another program changed it in the meantime. The file there is theirs. Save again to decide.', zhHant: '「{name}」未儲存：其他程式在此期間變更了檔案，原處為對方的內容。請再次儲存以決定如何處理。' },
  'disk.swapped': { en: '“{name}” is not what was saved: a sync service has put another file in its place. Your work is still here; save again to compare.', zhHant: '「{name}」並非剛儲存的內容：同步服務放入了另一個檔案。您的工作仍在此處，請再次儲存以進行比較。' },
  'disk.swappedTo': { en: '“{name}” is not what was saved: a sync service has put another file in its place, and yours beside it as “{copy}”. Your work is still here; save again to compare.', zhHant: '「{name}」並非剛儲存的內容：同步服務放入了另一個檔案，您的檔案則在旁邊，名為「{copy}」。您的工作仍在此處，請再次儲存以進行比較。' },
  'disk.noCopyFirst': { en: '“{name}” was not saved: no copy of the present file could be kept first ({code}), so nothing was written. Save it elsewhere.', zhHant: '「{name}」未儲存：無法先保留現有檔案的複本（{code}），因此未寫入任何內容。請另存至他處。' },
  'disk.putBack': { en: '“{name}” was not saved: writing in place failed ({code}). The file has its former contents again; a copy of them is {backup}. Save it elsewhere.', zhHant: '「{name}」未儲存：直接覆寫失敗（{code}）。檔案已還原為先前的內容，其複本位於 {backup}。請另存至他處。' },
  'disk.torn': { en: '“{name}” was not saved, and the file there is damaged: writing in place failed ({code}), and so did putting the former contents back. They are safe in {backup}. Save your work elsewhere.', zhHant: '「{name}」未儲存，且該處的檔案已損壞：直接覆寫失敗（{code}），還原亦失敗。先前的內容完好，位於 {backup}。請將您的工作另存至他處。' },

  'dialog.refusedQuestion': { en: '“{name}” cannot be replaced where it is.', zhHant: '無法在原位置取代「{name}」。' },
  'dialog.refusedDetail': {
    en: 'The place, or a program that holds the file, refuses a safe save ({code}). Nothing was written. The file can be written over in place: a copy of it is kept and checked first, and put back if that fails. Saving elsewhere is safer.',
    zhHant: '該位置或佔用檔案的程式拒絕了安全儲存（{code}），目前尚未寫入任何內容。可以改為直接覆寫：會先保留並查驗現有檔案的複本，若失敗則還原。另存至他處較為安全。',
  },
  'dialog.writeInPlace': { en: 'Write in Place', zhHant: '直接覆寫' },
} as const satisfies Record<string, Localized>;
