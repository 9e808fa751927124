import { ok, failure, type Result } from '../../shared/base/result.ts';
import type { Language } from '../../shared/base/localized.ts';
import type { AppInfo, ChosenSteps, ClipboardDeed, ExportKind, Notice, OpenedWorkbook, PrintRequest, StampedFile, UnsavedAnswer, WindowTitle } from '../../shared/ipc/contract.ts';
import type { ExportFolders } from '../exports/exportFolders.ts';
import type { ImportFiles } from '../imports/importFiles.ts';
import type { Stops } from '../workbooks/stops.ts';
import type { Preferences } from '../preferences.ts';
import type { RecentFiles } from '../workbooks/recentFiles.ts';
import type { WorkbookFiles } from '../workbooks/workbookFiles.ts';
import type { Safety } from '../safety.ts';
import type { Handlers } from './registerCalls.ts';
import type { KeptTexts } from './keptTexts.ts';
import type { SentTexts } from './sentTexts.ts';
import { createSafetyHandlers } from './safetyHandlers.ts';

/** What the handlers act on; each part is one module of main. */
export interface HandlerParts {
  readonly info: AppInfo;
  notices(): Promise<Result<readonly Notice[]>>;
  readonly files: WorkbookFiles;
  /** Those that go to the page in pieces, and those that come from it. */
  readonly texts: KeptTexts;
  readonly sent: SentTexts;
  readonly imports: ImportFiles;
  readonly stops: Stops;
  readonly recent: RecentFiles;
  readonly preferences: Preferences;
  readonly safety: Safety;
  /** The page listens from now on. @returns the file that waited for it */
  start(): Promise<Result<OpenedWorkbook | null> | null>;
  chooseFigure(): Promise<Result<StampedFile | null>>;
  chooseSteps(): Promise<Result<ChosenSteps | null>>;
  confirmClose(proceed: boolean): void;
  openSample(language: Language): Promise<Result<OpenedWorkbook>>;
  writeExport(suggestedName: string, kind: ExportKind, bytes: Uint8Array): Promise<Result<{ readonly name: string } | null>>;
  readonly folders: ExportFolders;
  /** @throws when the browser cannot lay the page out */
  print(html: Uint8Array, request: PrintRequest): Promise<Result<Uint8Array>>;
  /** @returns whether the bytes were a picture */
  writeImage(png: Uint8Array): boolean;
  performClipboard(deed: ClipboardDeed): void;
  setTitle(title: WindowTitle): void;
  disableInMenu(ids: readonly string[]): void;
  askUnsaved(name: string): Promise<UnsavedAnswer>;
  askFewerRows(name: string, before: number, after: number): Promise<boolean>;
  logError(message: string, stack: string): void;
}

/** The table of calls; arguments have been checked by then. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { files, texts, sent, recent, preferences } = parts;
  return {
    'app:start': async () => {
      const opened = await parts.start();
      return ok({ settings: preferences.effective(), recent: recent.list(), opened });
    },
    'app:info': () => ok(parts.info),
    'app:notices': () => parts.notices(),
    'app:confirmClose': (proceed) => {
      parts.confirmClose(proceed);
      return ok(null);
    },
    'workbook:open': () => files.open(),
    'workbook:openRecent': (id) => files.openRecent(id),
    'workbook:openSample': (language) => parts.openSample(language),
    'workbook:reload': (handle) => files.reload(handle),
    'text:take': (kept, piece) => texts.take(kept, piece),
    'text:send': (id, piece, bytes) => sent.add(id, piece, bytes),
    'workbook:save': (handle, text, over) => files.save(handle, sent.take(text), over),
    'workbook:saveAs': (suggestedName, text) => files.saveAs(suggestedName, sent.take(text)),
    ...createSafetyHandlers(parts.safety, parts),
    'import:choose': () => parts.imports.choose(),
    'import:read': (file, choices) => parts.imports.read(file, choices),
    'figure:choose': () => parts.chooseFigure(),
    'steps:choose': () => parts.chooseSteps(),
    'work:stop': (kind) => {
      parts.stops.stop(kind);
      return ok(null);
    },
    'recent:list': () => ok(recent.list()),
    'recent:clear': async () => {
      await recent.clear();
      return ok(null);
    },
    'export:write': (suggestedName, kind, bytes) => parts.writeExport(suggestedName, kind, bytes),
    'export:chooseFolder': () => parts.folders.choose(),
    'export:writeInto': (folder, suggestedName, kind, bytes) => parts.folders.write(folder, suggestedName, kind, bytes),
    'export:print': (html, request) => parts.print(html, request),
    'clipboard:writeImage': (png) => (parts.writeImage(png) ? ok(null) : failure('disk.notAnImage')),
    'clipboard:perform': (deed) => {
      parts.performClipboard(deed);
      return ok(null);
    },
    'settings:get': () => ok(preferences.effective()),
    'settings:set': async (change) => {
      await preferences.set(change);
      return ok(preferences.effective());
    },
    'window:setTitle': (title) => {
      parts.setTitle(title);
      return ok(null);
    },
    'menu:disable': (ids) => {
      parts.disableInMenu(ids);
      return ok(null);
    },
    'dialog:unsaved': async (name) => ok(await parts.askUnsaved(name)),
    'dialog:fewerRows': async (name, before, after) => ok(await parts.askFewerRows(name, before, after)),
    'log:error': (message, stack) => {
      parts.logError(message, stack);
      return ok(null);
    },
  };
}
