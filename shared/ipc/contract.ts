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
import type { Stamp } from '../interchange/stamp.ts';
import type { PackedTable, ReadChoices } from '../interchange/importers/importer.ts';

/** A random word that stands for one file on disk. Only main knows the path behind it, and only for this run. */
export type WorkbookHandle = string & { readonly brand: 'WorkbookHandle' };

/** The text of a workbook file: a long one has gone ahead in pieces by `text:send`, under this number. */
export type WholeText = string | { readonly sent: number; readonly pieces: number };

/** The text of a workbook file as main hands it over: a long one is fetched in pieces by `text:take`. */
export type HandedText = string | { readonly kept: number; readonly pieces: number };

/** A random word that stands for one entry of the recent list. */
export type RecentId = string & { readonly brand: 'RecentId' };

/** Random words that stand for a version that was kept, and for work that was not saved. */
export type VersionId = string & { readonly brand: 'VersionId' };
export type RecoveryId = string & { readonly brand: 'RecoveryId' };

export interface OpenedWorkbook {
  /** null: an untitled copy (a sample), whose first save asks where. */
  readonly handle: WorkbookHandle | null;
  /** File name without its folder and without `.firebreak`; for title, captions and messages. */
  readonly name: string;
  /** The whole file as text, not yet decoded. */
  readonly text: HandedText;
  /** Why the file cannot be opened although its text is here: bytes in it were none. What is sound can be kept as a copy. */
  readonly damage?: Failure;
  /** Somebody else has it open: saving asks for another place. */
  readonly readOnly: boolean;
  /** What is to be told of its place, such as conflicting copies beside it. */
  readonly remarks?: readonly Failure[];
}

/** A random word that stands for one file of another program. */
export type ImportHandle = string & { readonly brand: 'ImportHandle' };

/** A file of another program that a person has chosen or dropped; it is read by `import:read`. */
export interface ImportFile {
  readonly import: ImportHandle;
  /** With its ending, without its folder. */
  readonly name: string;
}

/** A file of recorded steps that a person has chosen, not yet read. */
export interface ChosenSteps {
  /** With its ending, without its folder. */
  readonly name: string;
  readonly text: HandedText;
}

/** A figure or a report that a person has chosen or dropped, with what it says about where it comes from. */
export interface StampedFile {
  /** With its ending, without its folder. */
  readonly name: string;
  readonly stamps: readonly Stamp[];
}

export interface SavedWorkbook {
  readonly handle: WorkbookHandle;
  readonly name: string;
  /** `unconfirmed`: written and verified, but the disk did not confirm that the folder entry is safe from a power cut. */
  readonly durability: 'confirmed' | 'unconfirmed';
  /** Why the version that was replaced could not be kept; null when it was. */
  readonly notKept: Failure | null;
  /** What else is to be told of it, such as other names that the file had. */
  readonly remarks: readonly Failure[];
}

/** A save waits for a file that another program holds. */
export interface SaveWait {
  readonly name: string;
  /** The system's word for it. */
  readonly code: string;
  readonly secondsLeft: number;
}

/** The file is not as it was when we opened or saved it: nothing was written. */
export interface OutsideChange {
  /** `gone` when its folder is still there. */
  readonly change: 'changed' | 'gone';
  /** The file's name, with its ending. */
  readonly name: string;
  /** What it holds now; null when it is gone, or holds no text. */
  readonly text: HandedText | null;
  /** Of what it holds now, to say what is to be overwritten; `gone` for nothing. */
  readonly state: string;
}

export type SaveOutcome = { readonly kind: 'saved'; readonly saved: SavedWorkbook } | { readonly kind: 'outside'; readonly outside: OutsideChange };

/** A version of a workbook that was kept when a save replaced it, or that a person named. */
export interface VersionOfWorkbook {
  readonly id: VersionId;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly bytes: number;
  /** What the person called it; empty for one that was kept by itself. */
  readonly label: string;
  /** Whether its bytes are those that were kept; large ones are checked when they are opened. */
  readonly state: 'sound' | 'damaged' | 'unchecked';
}

export interface WorkbookVersions {
  readonly name: string;
  readonly folder: string;
  /** Whether it is the workbook on the table. */
  readonly isCurrent: boolean;
  /** Newest first. */
  readonly versions: readonly VersionOfWorkbook[];
}

/** Work that is in no saved file. */
export interface RecoverableWork {
  readonly id: RecoveryId;
  /** Empty when its first line is damaged. */
  readonly name: string;
  readonly folder: string;
  /** Of the last edit. */
  readonly time: number;
  readonly edits: number;
  /** Whether the end of its journal was damaged; what was before it is there. */
  readonly isCut: boolean;
  /** When the person chose not to save it; null: a crash left it. */
  readonly discardedAt: number | null;
  /** How the file it came from is now; `none`: it was never saved. */
  readonly file: 'same' | 'changed' | 'gone' | 'none';
}

/** What the page needs to bring work back. */
export interface RecoveredWork {
  /** Of the file it came from, where that is as it was; the work is unsaved all the same. */
  readonly handle: WorkbookHandle | null;
  readonly name: string;
  /** The text on which the edits were made. */
  readonly base: HandedText;
  /** A patch each, in order, as the page had written it. */
  readonly patches: readonly string[];
  /** Edits that are in that text already. */
  readonly carried: number;
  readonly isCut: boolean;
  /** What is in the file now, to compare; `base`: that very text; null: there is none, or it was not asked for. */
  readonly onDisk: { readonly text: HandedText } | 'base' | null;
}

/** Why the page writes its workbook down. */
export const pointReasons = ['save', 'snapshot'] as const;
export type PointReason = (typeof pointReasons)[number];

/** Whether edits are kept on the disk as they are made. */
export type JournalState = { readonly state: 'ok' } | { readonly state: 'failed'; readonly code: string };

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

/** Longest name of a version, UTF-16 units. */
export const versionLabelLimit = 120;

export const exportKinds = ['png', 'svg', 'csv', 'tsv', 'json', 'xlsx', 'pdf', 'html', 'docx', 'pptx'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** A random word that stands for a folder that a person has chosen to write into. */
export type FolderHandle = string & { readonly brand: 'FolderHandle' };

export interface PrintRequest {
  /** The sheets that the page's own style names, or one page just as large as a picture, in centimetres, without margins. */
  readonly paper: 'own' | { readonly width: number; readonly height: number };
}

/** What main does with files and a person may think better of. */
export const stoppableWorks = ['opening', 'saving', 'importing', 'exporting'] as const;
export type StoppableWork = (typeof stoppableWorks)[number];

/** `name` without folder and ending. */
export interface WorkbookWork {
  readonly kind: 'opening' | 'saving';
  readonly name: string;
}

export const clipboardDeeds = ['cut', 'copy', 'paste'] as const;
export type ClipboardDeed = (typeof clipboardDeeds)[number];

export interface AppInfo {
  readonly version: string;
  readonly electron: string;
  readonly chrome: string;
  readonly node: string;
  readonly platform: string;
}

/** A package of others that the program contains, and its terms. */
export interface Notice {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/** What the page needs once, before its first paint. */
export interface StartState {
  readonly settings: EffectiveSettings;
  readonly recent: readonly RecentFile[];
  /** The file named on the command line or dropped on the icon, or why it did not open; null when there was none. */
  readonly opened: Result<OpenedWorkbook | null> | null;
}

export type UnsavedAnswer = 'save' | 'discard' | 'cancel';

/** Channel -> what it does. Arguments are checked at run time by `schemas.ts`; null means that the person cancelled. */
export interface Calls {
  /** First call of the page; also tells main that the page listens from now on. */
  readonly 'app:start': () => Result<StartState>;
  readonly 'app:info': () => Result<AppInfo>;
  /** The terms of every package that the program contains. */
  readonly 'app:notices': () => Result<readonly Notice[]>;
  /** The answer to `app:closeRequested`: true closes the window (and goes on quitting), false keeps it. */
  readonly 'app:confirmClose': (proceed: boolean) => Result<null>;
  /** Asks where with the system's dialog. */
  readonly 'workbook:open': () => Result<OpenedWorkbook | null>;
  readonly 'workbook:openRecent': (id: RecentId) => Result<OpenedWorkbook | null>;
  /** Opens the sample as an untitled copy. */
  readonly 'workbook:openSample': (language: Language) => Result<OpenedWorkbook>;
  /** Opens the file again as it is now; what is on the page's table is not asked about. */
  readonly 'workbook:reload': (handle: WorkbookHandle) => Result<OpenedWorkbook>;
  /** A piece of a long text that was handed over, from 0; it is forgotten with its last one. */
  readonly 'text:take': (kept: number, piece: number) => Result<string>;
  /** The next UTF-8 bytes of a long text, in order from piece 0; a few texts may be on their way at once. */
  readonly 'text:send': (id: number, piece: number, bytes: Uint8Array) => Result<null>;
  /**
   * Overwrites no change made outside but the one that the person has seen: `over` is its `state`, null when there was none.
   * null: the person cancelled.
   */
  readonly 'workbook:save': (handle: WorkbookHandle, text: WholeText, over: string | null) => Result<SaveOutcome | null>;
  readonly 'workbook:saveAs': (suggestedName: string, text: WholeText) => Result<SavedWorkbook | null>;
  /** A workbook came onto the page's table under a serial number; its text where no file holds it. */
  readonly 'journal:begin': (serial: number, handle: WorkbookHandle | null, name: string, text: WholeText | null) => Result<null>;
  /** Recovered work came onto the table: its journal begins with the text and the first so many edits of the one that is recovered, which stays. @param carried  edits that are in no saved file */
  readonly 'journal:resume': (serial: number, handle: WorkbookHandle | null, name: string, work: RecoveryId, edits: number, carried: number) => Result<null>;
  /** Edits in order, a patch as JSON text each. On the disk within 250 ms; `journal:changed` tells when that fails. */
  readonly 'journal:append': (serial: number, patches: readonly string[]) => Result<null>;
  /** The page begins to write its workbook down as it is now; that takes a while for a large one, and edits go on meanwhile. */
  readonly 'journal:point': (serial: number, reason: PointReason) => Result<null>;
  /** The answer to `journal:snapshotWanted`. */
  readonly 'journal:snapshot': (serial: number, text: WholeText) => Result<null>;
  /** The workbook leaves the table: its unsaved edits go into the seven-day store, or there are none. */
  readonly 'journal:leave': (unsaved: boolean) => Result<null>;
  readonly 'recovery:list': () => Result<readonly RecoverableWork[]>;
  /** @param withFile whether what is in the file now is wanted as well, to compare */
  readonly 'recovery:read': (id: RecoveryId, withFile: boolean) => Result<RecoveredWork>;
  /** Into the seven-day store. */
  readonly 'recovery:discard': (id: RecoveryId) => Result<null>;
  /** The work is on the page's table: its old journal goes once the new one is on the disk. */
  readonly 'recovery:taken': (id: RecoveryId) => Result<null>;
  /** The versions of all workbooks; those of the one on the table first. */
  readonly 'versions:list': (handle: WorkbookHandle | null) => Result<readonly WorkbookVersions[]>;
  /** As an untitled copy; the present file stays as it is. */
  readonly 'versions:open': (id: VersionId) => Result<OpenedWorkbook>;
  readonly 'versions:name': (handle: WorkbookHandle, label: string, text: WholeText) => Result<null>;
  /** A version that was kept by itself is kept under the name from then on. */
  readonly 'versions:rename': (id: VersionId, label: string) => Result<null>;
  /** Of a named version: for good. */
  readonly 'versions:remove': (id: VersionId) => Result<null>;
  /** Asks for a file of another program with the system's dialog. */
  readonly 'import:choose': () => Result<ImportFile | null>;
  /** Reads it into raw text in a worker with limits, in the way that a person has chosen as far as anything was chosen. */
  readonly 'import:read': (file: ImportHandle, choices: ReadChoices) => Result<PackedTable>;
  /** Asks for a figure or a report with the system's dialog and reads its stamps. */
  readonly 'figure:choose': () => Result<StampedFile | null>;
  /** Asks for a file of recorded steps with the system's dialog. */
  readonly 'steps:choose': () => Result<ChosenSteps | null>;
  /** Gives up what is under way; its own call answers with `fileWork.openingStopped`, `…savingStopped`, `…importingStopped` or `…exportingStopped`. */
  readonly 'work:stop': (kind: StoppableWork) => Result<null>;
  readonly 'recent:list': () => Result<readonly RecentFile[]>;
  readonly 'recent:clear': () => Result<null>;
  /** Asks where and writes; gives the chosen file's name. */
  readonly 'export:write': (suggestedName: string, kind: ExportKind, bytes: Uint8Array) => Result<{ readonly name: string } | null>;
  /** Asks for a folder to write several files into. */
  readonly 'export:chooseFolder': () => Result<{ readonly folder: FolderHandle; readonly name: string } | null>;
  /** Writes into it, over nothing that is there; gives the name that the file got. */
  readonly 'export:writeInto': (folder: FolderHandle, suggestedName: string, kind: ExportKind, bytes: Uint8Array) => Result<{ readonly name: string }>;
  /** Lays an HTML page of our own out as PDF, where no script of it runs and nothing is loaded. */
  readonly 'export:print': (html: Uint8Array, request: PrintRequest) => Result<Uint8Array>;
  /** Puts a PNG image on the clipboard. */
  readonly 'clipboard:writeImage': (png: Uint8Array) => Result<null>;
  /** Cuts, copies or pastes where the focus is, as the keys would: a page may not read the clipboard by itself. */
  readonly 'clipboard:perform': (deed: ClipboardDeed) => Result<null>;
  readonly 'settings:get': () => Result<EffectiveSettings>;
  readonly 'settings:set': (change: Partial<Settings>) => Result<EffectiveSettings>;
  /** What the title bar shows; `handle` null for a workbook never saved. */
  readonly 'window:setTitle': (title: WindowTitle) => Result<null>;
  /** The commands of the native menu that cannot be done now; every other one can. */
  readonly 'menu:disable': (ids: readonly string[]) => Result<null>;
  /** Save, Don't Save or Cancel, in the system's dialog and the person's language. */
  readonly 'dialog:unsaved': (name: string) => Result<UnsavedAnswer>;
  /** Whether to save although most rows are gone and nothing was deleted. */
  readonly 'dialog:fewerRows': (name: string, before: number, after: number) => Result<boolean>;
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
  'app:notices': true,
  'app:confirmClose': true,
  'workbook:open': true,
  'workbook:openRecent': true,
  'workbook:openSample': true,
  'workbook:reload': true,
  'text:take': true,
  'text:send': true,
  'workbook:save': true,
  'workbook:saveAs': true,
  'journal:begin': true,
  'journal:resume': true,
  'journal:append': true,
  'journal:point': true,
  'journal:snapshot': true,
  'journal:leave': true,
  'recovery:list': true,
  'recovery:read': true,
  'recovery:discard': true,
  'recovery:taken': true,
  'versions:list': true,
  'versions:open': true,
  'versions:name': true,
  'versions:rename': true,
  'versions:remove': true,
  'import:choose': true,
  'import:read': true,
  'work:stop': true,
  'figure:choose': true,
  'steps:choose': true,
  'recent:list': true,
  'recent:clear': true,
  'export:write': true,
  'export:chooseFolder': true,
  'export:writeInto': true,
  'export:print': true,
  'clipboard:writeImage': true,
  'clipboard:perform': true,
  'settings:get': true,
  'settings:set': true,
  'window:setTitle': true,
  'menu:disable': true,
  'dialog:unsaved': true,
  'dialog:fewerRows': true,
  'log:error': true,
} satisfies Record<Channel, true>) as readonly Channel[];

/** Event -> payload, from main to the page. */
export interface Events {
  /** A menu item or its shortcut; the id is that of an application command. */
  readonly 'menu:command': { readonly id: string };
  /** A file came from outside (second instance, recent documents of the system); the page asks about unsaved changes first. */
  readonly 'workbook:opened': Result<OpenedWorkbook | null>;
  /** Language or theme changed: from the native menu, or because the system's theme did. */
  readonly 'settings:changed': EffectiveSettings;
  /** The window wants to close; the page answers with `app:confirmClose`. */
  readonly 'app:closeRequested': null;
  readonly 'journal:changed': JournalState;
  /** null: it waits no longer. */
  readonly 'workbook:saveWaits': SaveWait | null;
  /** Main reads or writes a workbook's file from now on; null: it does not any more. */
  readonly 'workbook:working': WorkbookWork | null;
  /** The page answers with `journal:snapshot`. */
  readonly 'journal:snapshotWanted': null;
}

export type EventName = keyof Events;

export const eventNames = Object.keys({
  'menu:command': true,
  'workbook:opened': true,
  'settings:changed': true,
  'app:closeRequested': true,
  'journal:changed': true,
  'workbook:saveWaits': true,
  'workbook:working': true,
  'journal:snapshotWanted': true,
} satisfies Record<EventName, true>) as readonly EventName[];

/** The part of the browser's `File` that a drop needs; `shared` knows no DOM. */
export interface DroppedFile {
  readonly name: string;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** The page's only way to the machine. A plain browser has it too (`browserDesktop.ts`). */
export interface DesktopApi {
  readonly platform: 'darwin' | 'win32' | 'linux' | 'browser';
  call<C extends Channel>(channel: C, ...args: Parameters<Calls[C]>): Promise<ReturnType<Calls[C]>>;
  /** @returns a function that stops listening */
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void;
  /** Opens a file that was dropped on the window. The preload finds its path; the page only gets the handle. */
  openDropped(file: DroppedFile): Promise<Result<OpenedWorkbook | ImportFile | StampedFile | null>>;
}

/** Name under which the preload puts `DesktopApi` on the page's window. */
export const desktopApiKey = 'firebreakDesktop';

/** `<meta name="csp-nonce" content="…">` in the served page: the nonce for the grid's own style elements (AG Grid `styleNonce`). */
export const styleNonceMeta = 'csp-nonce';
