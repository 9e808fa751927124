import { resolve } from 'node:path';
import { hasWorkbookExtension } from './workbooks/workbookName.ts';

/**
 * The workbooks named on a command line. Other words there belong to Electron or Chromium, so a file is known by its
 * ending. Windows' device paths (`\\.\…`, `\\?\…`) are no files of a person.
 *
 * @param argv without the program itself
 * @param folder that relative names start from
 */
export function fileArguments(argv: readonly string[], folder: string): readonly string[] {
  return argv.filter((word) => !word.startsWith('-') && hasWorkbookExtension(word) && !/^[\\/]{2}[.?][\\/]/.test(word)).map((word) => resolve(folder, word));
}
