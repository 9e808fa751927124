/** The running program: one window, one workbook, and the parts that serve it, wired together. */
import { basename, join } from 'node:path';
import { app, type BrowserWindow, clipboard, nativeImage, session } from 'electron';
import { failure, ok, type Result } from '../shared/base/result.ts';
import type { Language } from '../shared/base/localized.ts';
import type { ImportFile, OpenedWorkbook, StampedFile } from '../shared/ipc/contract.ts';
import { type Closing, guardClosing } from './closing.ts';
import { createDialogs, type Dialogs } from './dialogs.ts';
import { createExportFolders } from './exports/exportFolders.ts';
import { printUnlessStopped } from './exports/printPdf.ts';
import { saveExport } from './exports/saveExport.ts';
import { createHandlers, type HandlerParts } from './ipc/handlers.ts';
import { createImportFiles, type ImportFiles, isImportable } from './imports/importFiles.ts';
import { isStampable, readStampedFile } from './imports/stampedFiles.ts';
import { createKeptTexts, type KeptTexts } from './ipc/keptTexts.ts';
import { createSentTexts } from './ipc/sentTexts.ts';
import type { Gate } from './ipc/registerCalls.ts';
import { readWorkbook } from './workbooks/readWorkbook.ts';
import { sendEvent } from './ipc/sendEvent.ts';
import { serveCalls } from './ipc/serveCalls.ts';
import type { Log } from './log.ts';
import { greyInMenu, showMenu } from './menu.ts';
import { loadPreferences, type Preferences } from './preferences.ts';
import { servePage } from './protocol.ts';
import { createSafety, type Safety } from './safety.ts';
import { readNotices } from './notices.ts';
import { isPageUrl } from './security.ts';
import { createStops, type Stops } from './workbooks/stops.ts';
import { initialSettings, storedSettings } from './settings.ts';
import { background, createWindow, currentBounds, fetchNoDictionary, loadPage, refusePermissions } from './window.ts';
import { showTitle } from './windowTitle.ts';
import { nodeFs } from './workbooks/fsPort.ts';
import { loadRecentFiles, recentPaths, type RecentFiles } from './workbooks/recentFiles.ts';
import { smallFile } from './workbooks/smallFile.ts';
import { createWorkbookFiles, type WorkbookFiles } from './workbooks/workbookFiles.ts';

export interface Program {
  /** Shows the window and opens the last of the files in it; none just shows the window. */
  openFiles(files: readonly string[]): void;
}

interface Parts {
  readonly log: Log;
  readonly window: BrowserWindow;
  readonly preferences: Preferences;
  readonly recent: RecentFiles;
  readonly dialogs: Dialogs;
  readonly files: WorkbookFiles;
  readonly texts: KeptTexts;
  readonly imports: ImportFiles;
  readonly stops: Stops;
  readonly safety: Safety;
  /** Commands of the menu that cannot be done now. */
  disabled: ReadonlySet<string>;
}

/** @param firstFiles opened when the page asks for its start; more may be added until then */
export async function startProgram(log: Log, firstFiles: readonly string[]): Promise<Program> {
  log.info(`Firebreak ${app.getVersion()} starts on Electron ${process.versions.electron}`);
  fetchNoDictionary(session.defaultSession);
  servePage(session.defaultSession, { page: join(import.meta.dirname, '../renderer'), fonts: join(import.meta.dirname, '../fonts') });
  refusePermissions(session.defaultSession);

  const parts = await createParts(log);
  const closing = guardClosing(
    parts.window,
    () => sendEvent(parts.window.webContents, 'app:closeRequested', null),
    async () => {
      await parts.safety.journal.flush();
      await parts.safety.owners.hold(null);
      await parts.preferences.rememberWindow(currentBounds(parts.window));
    },
    () => parts.dialogs.closeStuck(),
    (error) => log.error('Closing failed', error),
  );
  const program = serve(parts, closing, firstFiles);
  watchWindow(parts, closing);
  await loadPage(parts.window);
  return program;
}

async function createParts(log: Log): Promise<Parts> {
  const folder = app.getPath('userData');
  const report = (what: string): void => log.error(what);
  // Both tell of changes only once the window is there.
  const changed = (): void => {
    if (parts !== null) refresh(parts);
  };
  let parts: Parts | null = null;

  const preferences = await loadPreferences(smallFile(nodeFs, join(folder, 'settings.json'), storedSettings, initialSettings, report), changed);
  const recent = await loadRecentFiles(smallFile(nodeFs, join(folder, 'recent.json'), recentPaths, [], report), (newest) => {
    if (newest === null) app.clearRecentDocuments();
    else app.addRecentDocument(newest);
    changed();
  });
  const { effectiveLanguage, dark } = preferences.effective();
  log.info(`Language ${effectiveLanguage}, ${dark ? 'dark' : 'light'} theme`);
  const window = createWindow(join(import.meta.dirname, '../preload/index.cjs'), preferences.windowBounds, dark);
  const dialogs = createDialogs(() => window, () => preferences.effective().effectiveLanguage);
  const safety = await createSafety(folder, {
    journalChanged: (state) => {
      if (state.state === 'failed') log.error(`The journal cannot be written: ${state.code}`);
      sendEvent(window.webContents, 'journal:changed', state);
    },
    snapshotWanted: () => sendEvent(window.webContents, 'journal:snapshotWanted', null),
    report: (error) => log.error('The owner file could not be refreshed', error),
  });
  const stops = createStops();
  const texts = createKeptTexts();
  const files = createWorkbookFiles({ port: nodeFs, dialogs, recent, backups: safety.backups, journal: safety.journal, owners: safety.owners, now: Date.now, waiting: (wait) => sendEvent(window.webContents, 'workbook:saveWaits', wait), working: (work) => sendEvent(window.webContents, 'workbook:working', work), stopOf: stops.of, handOver: texts.keep });
  const imports = createImportFiles(nodeFs, () => dialogs.importPath(), () => stops.of('importing'));
  parts = { log, window, preferences, recent, dialogs, files, texts, imports, stops, safety, disabled: new Set() };
  return parts;
}

/** Menu, background and page after a change of language, theme or recent list. */
function refresh(parts: Parts): void {
  const { window, preferences, recent, files } = parts;
  if (window.isDestroyed()) return;
  const settings = preferences.effective();
  window.setBackgroundColor(background(settings.dark));
  sendEvent(window.webContents, 'settings:changed', settings);
  showMenu(
    { language: settings.effectiveLanguage, settings, recent: recent.list(), disabled: parts.disabled },
    {
      command: (id) => sendEvent(window.webContents, 'menu:command', { id }),
      openRecent: (id) => inBackground(parts, async () => sendEvent(window.webContents, 'workbook:opened', await files.openRecent(id))),
      clearRecent: () => inBackground(parts, () => recent.clear()),
      set: (change) => inBackground(parts, () => preferences.set(change)),
    },
  );
}

function serve(parts: Parts, closing: Closing, firstFiles: readonly string[]): Program {
  const { log, window, files } = parts;
  let started = false;
  let waiting: readonly string[] = firstFiles;

  const start = async (): Promise<Result<OpenedWorkbook | null> | null> => {
    closing.pageListens();
    // A page that was there before has crashed: what it had not saved is offered to the new one.
    await parts.safety.journal.abandon();
    started = true;
    const file = waiting.at(-1);
    waiting = [];
    return file === undefined ? null : files.openPath(file);
  };
  const gate: Gate = {
    isTrusted: (event) => event.sender.id === window.webContents.id && event.senderFrame !== null && event.senderFrame.parent === null && isPageUrl(event.senderFrame.url),
    report: (message, cause) => log.error(message, cause),
  };
  serveCalls(createHandlers(handlerParts(parts, closing, start)), (path) => takeDropped(parts, path), gate);
  refresh(parts);

  return {
    openFiles: (paths) => {
      show(window);
      const file = paths.at(-1);
      if (file === undefined) return;
      if (started) inBackground(parts, async () => sendEvent(window.webContents, 'workbook:opened', await files.openPath(file)));
      else waiting = [file];
    },
  };
}

/** A figure or a report of ours is verified, another table imported, all else opened as a workbook. */
async function takeDropped({ files, imports }: Parts, path: string): Promise<Result<OpenedWorkbook | ImportFile | StampedFile | null>> {
  const isTable = isImportable(path);
  if (isStampable(path)) {
    const stamped = await readStampedFile(nodeFs, path);
    // An Excel workbook without a stamp of ours is a table of somebody's.
    if (stamped.ok || !isTable) return stamped;
  }
  return isTable ? ok(imports.offer(path)) : files.openPath(path);
}

function handlerParts(parts: Parts, closing: Closing, start: HandlerParts['start']): HandlerParts {
  const { log, window, files, texts, imports, stops, recent, preferences, dialogs, safety } = parts;
  return {
    info: {
      version: app.getVersion(),
      electron: process.versions.electron,
      chrome: process.versions.chrome,
      node: process.versions.node,
      platform: process.platform,
    },
    notices: () => readNotices(nodeFs, join(import.meta.dirname, '../renderer/notices.json')),
    files,
    texts,
    sent: createSentTexts({
      after: (milliseconds, act) => {
        const timer = setTimeout(act, milliseconds).unref();
        return () => clearTimeout(timer);
      },
    }),
    imports,
    stops,
    recent,
    preferences,
    safety,
    start,
    chooseFigure: async () => {
      const path = await dialogs.figurePath();
      return path === null ? ok(null) : readStampedFile(nodeFs, path);
    },
    chooseSteps: async () => {
      const path = await dialogs.stepsPath();
      if (path === null) return ok(null);
      const read = await readWorkbook(nodeFs, path);
      return read.ok ? ok({ name: basename(path), text: texts.keep(read.value.texts) }) : read;
    },
    confirmClose: (proceed) => closing.answer(proceed),
    openSample: (language) => openSample(files, language),
    writeExport: (name, kind, bytes) => saveExport(nodeFs, dialogs, name, kind, bytes, () => stops.of('exporting')),
    folders: createExportFolders(nodeFs, () => dialogs.folderPath(), () => stops.of('exporting')),
    print: (html, request) => printUnlessStopped(html, request, stops.of('exporting')),
    writeImage: (png) => {
      const image = nativeImage.createFromBuffer(Buffer.from(png));
      if (image.isEmpty()) return false;
      clipboard.writeImage(image);
      return true;
    },
    performClipboard: (deed) => window.webContents[deed](),
    setTitle: (title) => {
      const path = title.handle === null ? null : files.pathOf(title.handle);
      showTitle(window, title, path);
      inBackground(parts, () => safety.owners.hold(path));
    },
    disableInMenu: (ids) => {
      parts.disabled = new Set(ids);
      greyInMenu(parts.disabled);
    },
    askUnsaved: (name) => dialogs.unsaved(name),
    askFewerRows: (name, before, after) => dialogs.fewerRows(name, before, after),
    logError: (message, stack) => log.error(`Bug in the page: ${message}\n${stack}`),
  };
}

const samples = { en: 'ai-chain-2025', zhHant: 'ai-chain-2025.zh-Hant' } as const satisfies Record<Language, string>;

async function openSample(files: WorkbookFiles, language: Language): Promise<Result<OpenedWorkbook>> {
  const opened = await files.openCopy(join(app.getAppPath(), 'samples', `${samples[language]}.firebreak`), samples[language]);
  return opened.ok || opened.error.code !== 'disk.notFound' ? opened : failure('disk.noSample');
}

function watchWindow(parts: Parts, closing: Closing): void {
  const { log, window, dialogs } = parts;
  window.webContents.on('preload-error', (_event, _path, error) => log.error('The preload failed', error));
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.error(`The page is gone: ${reason}`);
    closing.pageIsGone();
    if (reason === 'clean-exit') return;
    inBackground(parts, async () => {
      if (await dialogs.restartCrashed(reason)) window.webContents.reload();
      else window.close();
    });
  });
}

function show(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** For what nobody waits for: a bug there is logged, not lost. */
function inBackground(parts: Parts, act: () => Promise<unknown>): void {
  act().catch((error: unknown) => parts.log.error('Bug in the main process', error));
}
