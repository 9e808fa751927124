/** The one window: as weak as a web page, never leaves its page, never opens another, and shows no white flash. */
import { app, BrowserWindow, type Rectangle, screen, type Session, type WebContents } from 'electron';
import { isAllowedPermission, isPageUrl, pageOrigin, pageUrl, webPreferences } from './security.ts';
import type { WindowBounds } from './settings.ts';

/** `--background` of both themes in the page's styles. */
const backgrounds = { light: '#eef1f4', dark: '#0e1216' } as const;

/** Fits a screen of 1366 × 768 with a task bar. */
const smallest = { width: 960, height: 600 };
const usual = { width: 1440, height: 900 };

export function createWindow(preload: string, remembered: WindowBounds | null, dark: boolean): BrowserWindow {
  const window = new BrowserWindow({
    ...initialBounds(remembered),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Firebreak',
    backgroundColor: background(dark),
    webPreferences: { ...webPreferences, preload },
  });
  if (remembered?.maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  // The page sets no title of its own: main does, with the dirty mark.
  window.on('page-title-updated', (event) => event.preventDefault());
  return window;
}

/** A window that nobody sees, in a session of its own, in which no script runs: for laying a page out on paper. */
export function createPrintWindow(session: Session): BrowserWindow {
  return new BrowserWindow({ show: false, width: 1000, height: 1200, webPreferences: { ...webPreferences, javascript: false, session } });
}

export async function loadPage(window: BrowserWindow): Promise<void> {
  try {
    await window.loadURL(pageUrl);
  } catch (error) {
    // Loaded anew before it was there, or closed: nothing is wrong.
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_ABORTED')) throw error;
  }
}

export function background(dark: boolean): string {
  return dark ? backgrounds.dark : backgrounds.light;
}

export function currentBounds(window: BrowserWindow): WindowBounds {
  return { ...window.getNormalBounds(), maximized: window.isMaximized() };
}

/** Where it was, if that is still on a screen; otherwise in the middle, no larger than the screen. */
function initialBounds(remembered: WindowBounds | null): Partial<Rectangle> {
  if (remembered !== null) {
    const { x, y, width, height } = remembered;
    const { workArea } = screen.getDisplayMatching({ x, y, width, height });
    const visibleWidth = Math.min(x + width, workArea.x + workArea.width) - Math.max(x, workArea.x);
    const titleIsVisible = y >= workArea.y - 8 && y < workArea.y + workArea.height - 40;
    if (visibleWidth >= 200 && titleIsVisible) return { x, y, width, height };
  }
  const { workAreaSize } = screen.getPrimaryDisplay();
  return { width: Math.min(usual.width, workAreaSize.width), height: Math.min(usual.height, workAreaSize.height) };
}

/** Refuses every permission but copying a picture, every device, and every download: files are written by calls only. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => decide(isAllowedPermission(permission, details.requestingUrl)));
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowedPermission(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

/**
 * Chromium fetches a dictionary for the system's language as soon as there is a session, whatever the page's own switch for spelling
 * says. The address comes first: one fetch may be under way already, and ours leads nowhere.
 */
export function fetchNoDictionary(session: Session): void {
  session.setSpellCheckerDictionaryDownloadURL(`${pageOrigin}/no-dictionaries/`);
  session.setSpellCheckerEnabled(false);
  // macOS has dictionaries of its own and no such list.
  if (process.platform !== 'darwin') session.setSpellCheckerLanguages([]);
}

/** For every page that ever comes to be, also one that a bug might open. */
export function guardAllContents(): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    // Loading itself anew is all that the page may do.
    if (!isPageUrl(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isPageUrl(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
