/**
 * All that crosses the border between the page and the main process.
 *
 * Owns: the calls, the events, their payloads and the one API that the page sees. Does not own: the run-time check of
 * arguments (`schemas.ts`), the handlers (`main/ipc/handlers.ts`), or the two implementations of `DesktopApi`
 * (`renderer/desktop/electronDesktop.ts` and `browserDesktop.ts`).
 *
 * Rules: few coarse calls; every call gives a `Result`; files are handles made by main, never paths; the text of a workbook
 * is encoded and decoded by the page (`shared/document/codec.ts`), so main never interprets it.
 */
import type { Language } from '../base/localized.ts';
import type { Failure, Result } from '../base/result.ts';

/** A random word that stands for one file on disk. Only main knows the path behind it, and only for this run. */
export type WorkbookHandle = string & { readonly brand: 'WorkbookHandle' };

/** A random word that stands for one entry of the recent list. */
export type RecentId = string & { readonly brand: 'RecentId' };

export interface OpenedWorkbook {
  /** null: an untitled copy (a sample), whose first save asks where. */
  readonly handle: WorkbookHandle | null;
  /** File name without its folder and without `.firebreak`; for title, captions and messages. */
  readonly name: string;
  /** The whole file as text, not yet decoded. */
  readonly text: string;
  /** Why the file cannot be opened although its text is here: bytes in it were none. What is sound can be kept as a copy. */
  readonly damage?: Failure;
}

export interface SavedWorkbook {
  readonly handle: WorkbookHandle;
  readonly name: string;
  /** `unconfirmed`: written and verified, but the disk did not confirm that the folder entry is safe from a power cut. */
  readonly durability: 'confirmed' | 'unconfirmed';
}

export interface RecentFile {
  readonly id: RecentId;
  readonly name: string;
  /** Last part of the folder's path, to tell files of the same name apart; not a path. */
  readonly folder: string;
}

export const languageChoices = ['system', 'en', 'zhHant'] as const;
export type LanguageChoice = (typeof languageChoices)[number];
export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

export interface Settings {
  readonly language: LanguageChoice;
  readonly theme: ThemeChoice;
  /** Who writes the notes, put into new ones; empty while nobody has said so. */
  readonly author: string;
  /** Width of the side panel, pixels. */
  readonly panelWidth: number;
}

/** Bounds of the settings that a person types or drags. */
export const settingLimits = { author: 120, panelWidth: { min: 260, max: 900, initial: 340 } } as const;

/** The settings and what they come to on this machine. */
export interface EffectiveSettings extends Settings {
  readonly effectiveLanguage: Language;
  readonly dark: boolean;
}

export const exportKinds = ['png', 'svg', 'csv'] as const;
export type ExportKind = (typeof exportKinds)[number];

export const clipboardDeeds = ['cut', 'copy', 'paste'] as const;
export type ClipboardDeed = (typeof clipboardDeeds)[number];

export interface AppInfo {
  readonly version: string;
  readonly electron: string;
  readonly chrome: string;
  readonly node: string;
  readonly platform: string;
}

/** What the page needs once, before its first paint. */
export interface StartState {
  readonly settings: EffectiveSettings;
  readonly recent: readonly RecentFile[];
  /** The file named on the command line or dropped on the icon, or why it did not open; null when there was none. */
  readonly opened: Result<OpenedWorkbook> | null;
}

export type UnsavedAnswer = 'save' | 'discard' | 'cancel';

/** Channel -> what it does. Arguments are checked at run time by `schemas.ts`; null means that the person cancelled. */
export interface Calls {
  /** First call of the page; also tells main that the page listens from now on. */
  readonly 'app:start': () => Result<StartState>;
  readonly 'app:info': () => Result<AppInfo>;
  /** The answer to `app:closeRequested`: true closes the window (and goes on quitting), false keeps it. */
  readonly 'app:confirmClose': (proceed: boolean) => Result<null>;
  /** Asks where with the system's dialog. */
  readonly 'workbook:open': () => Result<OpenedWorkbook | null>;
  readonly 'workbook:openRecent': (id: RecentId) => Result<OpenedWorkbook>;
  /** Opens the sample as an untitled copy. */
  readonly 'workbook:openSample': (language: Language) => Result<OpenedWorkbook>;
  /** Asks before it overwrites a change made outside; null then means Cancel. */
  readonly 'workbook:save': (handle: WorkbookHandle, text: string) => Result<SavedWorkbook | null>;
  readonly 'workbook:saveAs': (suggestedName: string, text: string) => Result<SavedWorkbook | null>;
  readonly 'recent:list': () => Result<readonly RecentFile[]>;
  readonly 'recent:clear': () => Result<null>;
  /** Asks where and writes; gives the chosen file's name. */
  readonly 'export:write': (suggestedName: string, kind: ExportKind, bytes: Uint8Array) => Result<{ readonly name: string } | null>;
  /** Puts a PNG image on the clipboard. */
  readonly 'clipboard:writeImage': (png: Uint8Array) => Result<null>;
  /** Cuts, copies or pastes where the focus is, as the keys would: a page may not read the clipboard by itself. */
  readonly 'clipboard:perform': (deed: ClipboardDeed) => Result<null>;
  readonly 'settings:get': () => Result<EffectiveSettings>;
  readonly 'settings:set': (change: Partial<Settings>) => Result<EffectiveSettings>;
  /** What the title bar shows; `handle` null for a workbook never saved. */
  readonly 'window:setTitle': (title: WindowTitle) => Result<null>;
  /** Save, Don't Save or Cancel, in the system's dialog and the person's language. */
  readonly 'dialog:unsaved': (name: string) => Result<UnsavedAnswer>;
  /** Keeps a bug's text in the local log; nothing leaves the machine. */
  readonly 'log:error': (message: string, stack: string) => Result<null>;
}

export interface WindowTitle {
  readonly name: string;
  readonly dirty: boolean;
  readonly handle: WorkbookHandle | null;
}

export type Channel = keyof Calls;

/** Every channel once; a missing or a foreign one does not compile. */
export const channels = Object.keys({
  'app:start': true,
  'app:info': true,
  'app:confirmClose': true,
  'workbook:open': true,
  'workbook:openRecent': true,
  'workbook:openSample': true,
  'workbook:save': true,
  'workbook:saveAs': true,
  'recent:list': true,
  'recent:clear': true,
  'export:write': true,
  'clipboard:writeImage': true,
  'clipboard:perform': true,
  'settings:get': true,
  'settings:set': true,
  'window:setTitle': true,
  'dialog:unsaved': true,
  'log:error': true,
} satisfies Record<Channel, true>) as readonly Channel[];

/** Event -> payload, from main to the page. */
export interface Events {
  /** A menu item or its shortcut; the id is that of an application command. */
  readonly 'menu:command': { readonly id: string };
  /** A file came from outside (second instance, recent documents of the system); the page asks about unsaved changes first. */
  readonly 'workbook:opened': Result<OpenedWorkbook>;
  /** Language or theme changed: from the native menu, or because the system's theme did. */
  readonly 'settings:changed': EffectiveSettings;
  /** The window wants to close; the page answers with `app:confirmClose`. */
  readonly 'app:closeRequested': null;
}

export type EventName = keyof Events;

export const eventNames = Object.keys({
  'menu:command': true,
  'workbook:opened': true,
  'settings:changed': true,
  'app:closeRequested': true,
} satisfies Record<EventName, true>) as readonly EventName[];

/** The part of the browser's `File` that a drop needs; `shared` knows no DOM. */
export interface DroppedFile {
  readonly name: string;
  text(): Promise<string>;
}

/** The page's only way to the machine. A plain browser has it too (`browserDesktop.ts`). */
export interface DesktopApi {
  readonly platform: 'darwin' | 'win32' | 'linux' | 'browser';
  call<C extends Channel>(channel: C, ...args: Parameters<Calls[C]>): Promise<ReturnType<Calls[C]>>;
  /** @returns a function that stops listening */
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void;
  /** Opens a file that was dropped on the window. The preload finds its path; the page only gets the handle. */
  openDropped(file: DroppedFile): Promise<Result<OpenedWorkbook>>;
}

/** Name under which the preload puts `DesktopApi` on the page's window. */
export const desktopApiKey = 'firebreakDesktop';

/** `<meta name="csp-nonce" content="…">` in the served page: the nonce for the grid's own style elements (AG Grid `styleNonce`). */
export const styleNonceMeta = 'csp-nonce';
