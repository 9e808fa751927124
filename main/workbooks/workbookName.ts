import { basename, extname } from 'node:path';

export const workbookExtension = '.firebreak';

/** What a file must end in to be taken from the command line or the desktop; plain documents are `.json`. */
const extensions = [workbookExtension, '.json'];

/** The file's name as people say it: without folder and ending. */
export function workbookName(path: string): string {
  return hasWorkbookExtension(path) ? basename(path, extname(path)) : basename(path);
}

export function hasWorkbookExtension(path: string): boolean {
  return extensions.includes(extname(path).toLowerCase());
}
