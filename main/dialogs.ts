/** The system's dialogs in the person's language. Called on the `dialog` object, so that a test can put its own answers in. */
import { type BrowserWindow, dialog, type FileFilter, type MessageBoxOptions } from 'electron';
import type { Language } from '../shared/base/localized.ts';
import type { ExportKind, UnsavedAnswer } from '../shared/ipc/contract.ts';
import { importExtensions } from '../shared/interchange/importers/registry.ts';
import { stampedExtensions } from '../shared/interchange/stamps/registry.ts';
import { describe, type MessageKey, type MessageParams, t } from '../shared/text/messages.ts';
import type { ExportDialogs } from './exports/saveExport.ts';
import { safeFileName } from './exports/safeFileName.ts';
import type { RefusedAnswer } from './workbooks/storeWorkbook.ts';
import type { OwnedAnswer, WorkbookDialogs } from './workbooks/workbookFiles.ts';
import { workbookExtension } from './workbooks/workbookName.ts';

export interface Dialogs extends WorkbookDialogs, ExportDialogs {
  /** A folder to write several files into. */
  folderPath(): Promise<string | null>;
  /** A file of another program to be read. */
  importPath(): Promise<string | null>;
  /** A figure or a report to be verified. */
  figurePath(): Promise<string | null>;
  /** A file of recorded steps. */
  stepsPath(): Promise<string | null>;
  unsaved(name: string): Promise<UnsavedAnswer>;
  /** Whether to save a workbook from which most rows are gone. */
  fewerRows(name: string, before: number, after: number): Promise<boolean>;
  /** Whether a window that does not answer is to be closed anyway. */
  closeStuck(): Promise<boolean>;
  /** Whether to start the page again after a crash. */
  restartCrashed(reason: string): Promise<boolean>;
}

const exportFilters = { png: 'dialog.pngFiles', svg: 'dialog.svgFiles', csv: 'dialog.csvFiles', tsv: 'dialog.tsvFiles', json: 'dialog.stepsFiles', xlsx: 'dialog.xlsxFiles', pdf: 'dialog.pdfFiles', html: 'dialog.htmlFiles', docx: 'dialog.docxFiles', pptx: 'dialog.pptxFiles' } as const satisfies Record<ExportKind, MessageKey>;

/**
 * @param window the window that a dialog belongs to
 * @param language asked each time, since it can be switched
 */
export function createDialogs(window: () => BrowserWindow, language: () => Language): Dialogs {
  const say = (key: MessageKey, params?: MessageParams): string => t(language(), key, params);

  /** The last answer is what Escape and closing the dialog mean. */
  async function ask<Answer>(question: string, detail: string | null, answers: readonly (readonly [answer: Answer, key: MessageKey])[], type: 'question' | 'warning'): Promise<Answer> {
    const options: MessageBoxOptions = {
      type,
      message: question,
      ...(detail === null ? {} : { detail }),
      buttons: answers.map(([, key]) => say(key)),
      defaultId: 0,
      cancelId: answers.length - 1,
      noLink: true,
    };
    const { response } = await dialog.showMessageBox(window(), options);
    const chosen = answers[response] ?? answers.at(-1);
    if (chosen === undefined) throw new Error('Bug: a question without answers');
    return chosen[0];
  }

  async function savePath(title: MessageKey, defaultPath: string, filters: FileFilter[]): Promise<string | null> {
    const chosen = await dialog.showSaveDialog(window(), { title: say(title), defaultPath, filters, properties: ['showOverwriteConfirmation', 'createDirectory'] });
    return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
  }

  const workbookFilter = (): FileFilter => ({ name: say('dialog.workbookFiles'), extensions: [workbookExtension.slice(1)] });
  const plainFilter = (): FileFilter => ({ name: say('dialog.plainFiles'), extensions: ['json'] });

  return {
    openPath: async () => {
      const chosen = await dialog.showOpenDialog(window(), { title: say('dialog.openTitle'), filters: [workbookFilter(), plainFilter()], properties: ['openFile'] });
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
    importPath: async () => {
      const chosen = await dialog.showOpenDialog(window(), { title: say('import.choose'), filters: [{ name: say('import.files'), extensions: [...importExtensions] }], properties: ['openFile'] });
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
    figurePath: async () => {
      const chosen = await dialog.showOpenDialog(window(), { title: say('verify.choose'), filters: [{ name: say('verify.files'), extensions: [...stampedExtensions] }], properties: ['openFile'] });
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
    stepsPath: async () => {
      const chosen = await dialog.showOpenDialog(window(), { title: say('steps.choose'), filters: [{ name: say('dialog.stepsFiles'), extensions: ['json'] }], properties: ['openFile'] });
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
    folderPath: async () => {
      const chosen = await dialog.showOpenDialog(window(), { title: say('dialog.folderTitle'), buttonLabel: say('dialog.folderChoose'), properties: ['openDirectory', 'createDirectory'] });
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
    savePath: (name) => savePath('dialog.saveTitle', safeFileName(name, workbookExtension), [workbookFilter(), plainFilter()]),
    exportPath: (name, kind) => savePath('dialog.exportTitle', name, [{ name: say(exportFilters[kind]), extensions: [kind] }]),
    confirmReplace: (name) =>
      ask(say('dialog.replaceQuestion', { name }), null, [[true, 'dialog.replace'], [false, 'dialog.cancel']], 'warning'),
    ownedElsewhere: (name, owner) =>
      ask<OwnedAnswer>(
        owner.kind === 'unreadable' ? say('dialog.ownedUnknown', { name }) : say('dialog.ownedQuestion', { name, user: owner.user, host: owner.host }),
        owner.kind === 'unreadable' ? say('dialog.ownedDetail') : `${say('dialog.ownedSince', { time: new Date(owner.time).toLocaleString(language() === 'en' ? 'en-US' : 'zh-Hant-TW') })}\n${say('dialog.ownedDetail')}`,
        [['readOnly', 'dialog.openReadOnly'], ['copy', 'dialog.openCopy'], ['edit', 'dialog.openAnyway'], ['cancel', 'dialog.cancel']],
        'warning',
      ),
    fewerRows: (name, before, after) =>
      ask(say('dialog.fewerQuestion', { name: shortened(name), before, after }), say('dialog.fewerDetail'), [[false, 'dialog.dontSave'], [true, 'dialog.saveAnyway'], [false, 'dialog.cancel']], 'warning'),
    replacingRefused: (name, code) =>
      ask<RefusedAnswer>(say('dialog.refusedQuestion', { name: shortened(name) }), say('dialog.refusedDetail', { code }), [['saveAs', 'safety.saveAs'], ['inPlace', 'dialog.writeInPlace'], ['cancel', 'dialog.cancel']], 'warning'),
    notWritten: (reason) => ask(describe(language(), reason), null, [[true, 'safety.saveAs'], [false, 'dialog.cancel']], 'warning'),
    unsaved: (name) =>
      ask<UnsavedAnswer>(say('dialog.unsavedQuestion', { name: shortened(name) }), say('dialog.unsavedDetail'), [['save', 'dialog.save'], ['discard', 'dialog.dontSave'], ['cancel', 'dialog.cancel']], 'warning'),
    closeStuck: () => ask(say('dialog.stuckQuestion'), say('dialog.stuckDetail'), [[true, 'dialog.closeAnyway'], [false, 'dialog.wait']], 'warning'),
    restartCrashed: (reason) => ask(say('dialog.crashedQuestion'), say('dialog.crashedDetail', { reason }), [[true, 'dialog.restart'], [false, 'dialog.quit']], 'warning'),
  };
}

/** A dialog as wide as a name of a thousand letters would not fit the screen. */
function shortened(name: string): string {
  const letters = Array.from(name);
  return letters.length <= 80 ? name : `${letters.slice(0, 79).join('')}…`;
}
