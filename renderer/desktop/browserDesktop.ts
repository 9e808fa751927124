/**
 * `DesktopApi` in a plain browser: files come in through the browser's chooser and go out as downloads; settings last as
 * long as the page. For looking at the page without Electron and for tests of it.
 */
import type { Language } from '../../shared/base/localized.ts';
import { failure, ok, type Result } from '../../shared/base/result.ts';
import { packTable } from '../../shared/interchange/importers/packedTable.ts';
import { importExtensions, readTable } from '../../shared/interchange/importers/registry.ts';
import { readStamps, stampedExtensions } from '../../shared/interchange/stamps/registry.ts';
import { type Calls, type Channel, type DesktopApi, type DroppedFile, type EffectiveSettings, type FolderHandle, type ImportFile, type ImportHandle, type Notice, type OpenedWorkbook, type SavedWorkbook, type StampedFile, settingLimits, type Settings, type WholeText, type WorkbookHandle } from '../../shared/ipc/contract.ts';
import { t } from '../../shared/text/messages.ts';

type BrowserHandlers = { readonly [C in Channel]: (...args: Parameters<Calls[C]>) => ReturnType<Calls[C]> | Promise<ReturnType<Calls[C]>> };

const types = {
  png: 'image/png', svg: 'image/svg+xml', csv: 'text/csv', tsv: 'text/tab-separated-values', json: 'application/json', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf', html: 'text/html', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
} as const;

/** @param fetchText reads a file that lies beside the page, such as a sample; null when it is not there */
export function browserDesktop(fetchText: (path: string) => Promise<string | null> = fetchBeside): DesktopApi {
  let settings: Settings = { language: 'system', theme: 'system', author: '', panelWidth: settingLimits.panelWidth.initial };
  let saved = 0;
  const foreign = new Map<ImportHandle, DroppedFile>();
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const settingsListeners = new Set<(settings: EffectiveSettings) => void>();

  const effective = (): EffectiveSettings => ({
    ...settings,
    effectiveLanguage: effectiveLanguage(settings.language),
    dark: settings.theme === 'dark' || (settings.theme === 'system' && dark.matches),
  });
  const newHandle = (): WorkbookHandle => `browser-workbook-${(saved += 1)}` as WorkbookHandle;
  const sentAhead = new Map<number, Uint8Array<ArrayBuffer>[]>();
  const taken = (text: WholeText | null): BlobPart[] => {
    if (text === null || typeof text === 'string') return [text ?? ''];
    const pieces = sentAhead.get(text.sent) ?? [];
    sentAhead.delete(text.sent);
    return pieces;
  };
  const download = (name: string, text: WholeText): Result<SavedWorkbook> => {
    offerDownload(`${name}.firebreak`, new Blob(taken(text), { type: 'application/json' }));
    return ok({ handle: newHandle(), name, durability: 'unconfirmed', notKept: null, remarks: [] });
  };

  const handlers: BrowserHandlers = {
    'app:start': () => ok({ settings: effective(), recent: [], opened: null }),
    'app:info': () => ok({ version: '', electron: '', chrome: navigator.userAgent, node: '', platform: 'browser' }),
    'app:notices': async () => {
      const text = await fetchText('notices.json');
      return text === null ? failure('notices.missing') : ok(JSON.parse(text) as readonly Notice[]);
    },
    'app:confirmClose': () => ok(null),
    'workbook:open': async () => {
      const file = await chooseFile('.firebreak,.json');
      return file === null ? ok(null) : readFile(file);
    },
    'workbook:openRecent': () => failure('disk.unknownHandle'),
    'workbook:openSample': async (language) => {
      const name = language === 'zhHant' ? 'ai-chain-2025.zh-Hant' : 'ai-chain-2025';
      const text = await fetchText(`samples/${name}.firebreak`);
      return text === null ? failure('disk.noSample') : ok({ handle: null, name: 'ai-chain-2025', text, readOnly: false });
    },
    // Its own files are handed over whole.
    'text:take': () => failure('disk.unknownHandle'),
    'text:send': (id, piece, bytes) => {
      sentAhead.set(id, [...(piece === 0 ? [] : (sentAhead.get(id) ?? [])), bytes as Uint8Array<ArrayBuffer>]);
      return ok(null);
    },
    // A browser knows no place to save to: each save is a new download.
    'workbook:reload': () => failure('disk.unknownHandle'),
    'workbook:save': (_handle, text) => {
      const saved = download('workbook', text);
      return saved.ok ? ok({ kind: 'saved', saved: saved.value }) : saved;
    },
    'workbook:saveAs': (name, text) => download(name, text),
    // Nor does it keep anything once the page is closed.
    'journal:begin': (_serial, _handle, _name, text) => (taken(text), ok(null)),
    'journal:resume': () => ok(null),
    'journal:append': () => ok(null),
    'journal:point': () => ok(null),
    'journal:snapshot': (_serial, text) => (taken(text), ok(null)),
    'journal:leave': () => ok(null),
    'recovery:list': () => ok([]),
    'recovery:read': () => failure('disk.workGone'),
    'recovery:discard': () => failure('disk.workGone'),
    'recovery:taken': () => failure('disk.workGone'),
    'versions:list': () => ok([]),
    'versions:open': () => failure('disk.versionGone'),
    'versions:name': () => failure('disk.unknownHandle'),
    'versions:rename': () => failure('disk.versionGone'),
    'versions:remove': () => failure('disk.versionGone'),
    // Nor does anything take long enough there to be stopped.
    'work:stop': () => ok(null),
    'import:choose': async () => {
      const file = await chooseFile(importExtensions.map((each) => `.${each}`).join(','));
      return file === null ? ok(null) : keepForeign(file);
    },
    'import:read': async (handle, choices) => {
      const file = foreign.get(handle);
      if (file === undefined) return failure('disk.unknownHandle');
      const table = await readTable(new Uint8Array(await file.arrayBuffer()), file.name, choices, { decode, tell: () => undefined });
      return table.ok ? ok(packTable(table.value)) : table;
    },
    'figure:choose': async () => {
      const file = await chooseFile(stampedExtensions.map((each) => `.${each}`).join(','));
      return file === null ? ok(null) : stampsOf(file);
    },
    'steps:choose': async () => {
      const file = await chooseFile('.json');
      return file === null ? ok(null) : ok({ name: file.name, text: await file.text() });
    },
    'recent:list': () => ok([]),
    'recent:clear': () => ok(null),
    'export:write': (name, kind, bytes) => {
      offerDownload(name.endsWith(`.${kind}`) ? name : `${name}.${kind}`, new Blob([bytes as Uint8Array<ArrayBuffer>], { type: types[kind] }));
      return ok({ name });
    },
    // A browser knows no folders either: each file is a download.
    'export:chooseFolder': () => ok({ folder: 'browser-folder-00' as FolderHandle, name: '' }),
    'export:writeInto': (_folder, name, kind, bytes) => {
      offerDownload(`${name}.${kind}`, new Blob([bytes as Uint8Array<ArrayBuffer>], { type: types[kind] }));
      return ok({ name: `${name}.${kind}` });
    },
    'export:print': () => failure('reportFile.noWindow'),
    'clipboard:writeImage': async (png) => {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([png as Uint8Array<ArrayBuffer>], { type: 'image/png' }) })]);
      return ok(null);
    },
    'clipboard:perform': (deed) => {
      document.execCommand(deed);
      return ok(null);
    },
    'settings:get': () => ok(effective()),
    'settings:set': (change) => {
      settings = { ...settings, ...change };
      for (const listener of settingsListeners) listener(effective());
      return ok(effective());
    },
    'window:setTitle': ({ name, dirty }) => {
      document.title = `${dirty ? '*' : ''}${name} — Firebreak`;
      return ok(null);
    },
    // It has no menu of its own to grey.
    'menu:disable': () => ok(null),
    'dialog:unsaved': (name) => ok(window.confirm(t(effective().effectiveLanguage, 'dialog.unsavedDetail', { name })) ? 'discard' : 'cancel'),
    'dialog:fewerRows': (name, before, after) => ok(window.confirm(t(effective().effectiveLanguage, 'dialog.fewerQuestion', { name, before, after }))),
    'log:error': (message, stack) => {
      console.error(message, stack);
      return ok(null);
    },
  };

  return {
    platform: 'browser',
    call: async (channel, ...args) => handlers[channel](...args),
    on: (event, listener) => {
      if (event !== 'settings:changed') return () => undefined;
      // The event's name has just said which payload the listener takes.
      const heard = listener as (settings: EffectiveSettings) => void;
      const follow = (): void => heard(effective());
      settingsListeners.add(heard);
      dark.addEventListener('change', follow);
      return () => {
        settingsListeners.delete(heard);
        dark.removeEventListener('change', follow);
      };
    },
    openDropped: async (file) => {
      const isOf = (endings: readonly string[]) => endings.some((each) => file.name.toLowerCase().endsWith(`.${each}`));
      const stamped = isOf(stampedExtensions) ? await stampsOf(file) : null;
      if (stamped !== null && (stamped.ok || !isOf(importExtensions))) return stamped;
      return isOf(importExtensions) ? keepForeign(file) : readFile(file);
    },
  };

  function keepForeign(file: DroppedFile): Result<ImportFile> {
    const handle = `browser-import-${foreign.size + 1}`.padEnd(16, '-') as ImportHandle;
    foreign.set(handle, file);
    return ok({ import: handle, name: file.name });
  }

  async function readFile(file: { readonly name: string; text(): Promise<string> }): Promise<Result<OpenedWorkbook>> {
    return ok({ handle: newHandle(), name: file.name.replace(/\.(firebreak|json)$/i, ''), text: await file.text(), readOnly: false });
  }
}

async function stampsOf(file: DroppedFile): Promise<Result<StampedFile>> {
  const stamps = readStamps(new Uint8Array(await file.arrayBuffer()));
  return stamps.ok ? ok({ name: file.name, stamps: stamps.value }) : stamps;
}

function effectiveLanguage(choice: Settings['language']): Language {
  if (choice !== 'system') return choice;
  return navigator.languages.some((tag) => /^zh\b.*\b(hant|tw|hk|mo)\b/i.test(tag)) ? 'zhHant' : 'en';
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes as Uint8Array<ArrayBuffer>);
  } catch {
    // The decoder throws for bytes that are not in the encoding, which is what is asked.
    return null;
  }
}

function chooseFile(endings: string): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = endings;
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

function offerDownload(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The download has its own hold on the content once it has begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function fetchBeside(path: string): Promise<string | null> {
  const response = await fetch(path);
  return response.ok ? response.text() : null;
}
