import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy, isAllowedPermission, isLocalUrl, isPageUrl, pageUrl, webPreferences } from '../../main/security.ts';
import { type Calls, type Channel, channels } from '../../shared/ipc/contract.ts';
import { argumentSchemas } from '../../shared/ipc/schemas.ts';
import { projectRoot } from './sourceFiles.ts';

/** The 20 points of Electron's page on security, in its order and numbers (P29). */
const sourceOf = (folder: string): string =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name)).map((name) => readFileSync(join(projectRoot, folder, name), 'utf8')).join('\n');
const main = sourceOf('main');
const page = sourceOf('renderer');
const preferences: Readonly<Record<string, unknown>> = webPreferences;
const policy = contentSecurityPolicy('N');
const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { readonly devDependencies: { readonly electron: string } };

describe('Electron’s list', () => {
  test.each<readonly [string, () => void]>([
    ['1 only secure content is loaded', () => { expect(pageUrl).toMatch(/^app:\/\//); expect(isLocalUrl('http://a/')).toBe(false); // The page, and the page that is printed: both of our own scheme.
      expect(main.match(/\.loadURL\(.*?\)/g)).toEqual(['.loadURL(pageUrl)', '.loadURL(`${origin}/${word}`)']); expect(main).toContain("const origin = 'app://print'"); }],
    ['2 no Node in the page', () => { for (const key of ['nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames']) expect(preferences[key]).toBe(false); }],
    ['3 the preload has a world of its own', () => expect(preferences['contextIsolation']).toBe(true)],
    ['4 processes are sandboxed', () => { expect(preferences['sandbox']).toBe(true); expect(main).toContain('app.enableSandbox()'); expect(main).not.toMatch(/appendSwitch\('no-sandbox/); }],
    ['5 permissions are refused', () => { expect(isAllowedPermission('media', pageUrl)).toBe(false); expect(main).toContain('setPermissionRequestHandler'); }],
    ['6 the web’s own security stays on', () => expect(preferences['webSecurity']).toBe(true)],
    ['7 there is a policy for content', () => { expect(policy).toMatch(/^default-src 'none'/); expect(policy).not.toMatch(/unsafe|\*/); }],
    ['8 no insecure content beside it', () => expect(preferences['allowRunningInsecureContent']).toBe(false)],
    ['9 no experimental features', () => expect(preferences['experimentalFeatures']).toBe(false)],
    ['10 no features of Blink are switched on', () => { expect(preferences['enableBlinkFeatures']).toBeUndefined(); expect(main).not.toMatch(/enable-blink-features|enable-features/); }],
    ['11 no webview that opens windows', () => { expect(preferences['webviewTag']).toBe(false); expect(page).not.toMatch(/allowpopups|<webview/); }],
    ['12 no webview at all', () => expect(main).toContain("contents.on('will-attach-webview', (event) => event.preventDefault())")],
    ['13 no other page is gone to', () => { expect(isPageUrl('https://a/')).toBe(false); for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) expect(main).toContain(`'${event}'`); }],
    ['14 no window is opened', () => expect(main).toContain("setWindowOpenHandler(() => ({ action: 'deny' }))")],
    ['15 nothing is handed to the system to open', () => expect(main).not.toMatch(/openExternal|shell\.openPath|\bshell\b[^\n]*from 'electron'/)],
    ['16 Electron is a current one', () => expect(Number(manifest.devDependencies.electron.split('.')[0])).toBeGreaterThanOrEqual(43)],
    ['17 who calls is checked', () => { expect(main).toContain('gate.isTrusted(event)'); }],
    ['18 the page is no file', () => { expect(main).not.toMatch(/loadFile\(|file:\/\//); expect(main).toContain("scheme: 'app'"); }],
    ['19 the fuses of the runtime that we fetch ourselves are stated', () => expect(readFileSync(join(projectRoot, 'scripts', 'fallbackElectron.mjs'), 'utf8')).toMatch(/fuses: \{ 0: true, 2: true, 3: true, 5: false, 6: false \}/)],
    ['20 Electron’s own API stays behind the preload', () => { expect(page).not.toMatch(/from 'electron'/); expect(main.match(/exposeInMainWorld\(/g)).toHaveLength(1); }],
  ])('%s', (_point, holds) => holds());
});

/** Every name of a property in what a call takes. */
type Names<T> = T extends Uint8Array | string | number | boolean | null | undefined ? never : T extends readonly (infer Item)[] ? Names<Item> : T extends object ? Extract<keyof T, string> | Names<T[keyof T]> : never;
type NamesOfCalls = { [C in Channel]: Names<Parameters<Calls[C]>> }[Channel];
type PathLike = Extract<Lowercase<NamesOfCalls>, `${string}path${string}` | `${string}folder${string}` | `${string}directory${string}` | `${string}filename${string}` | `${string}url${string}`>;
/** Calls that take text that is no brand of ours: what may stand there is stated below. */
type TakesText = { [C in Channel]: string extends Parameters<Calls[C]>[number] ? C : never }[Channel];

test('no call of the page takes a path: files are handles (P27)', () => {
  // Does not compile when a call takes something named like a path.
  const none: [PathLike] extends [never] ? true : never = true;
  // Does not compile when another call takes plain text, or one of these no longer does.
  const texts: Readonly<Record<TakesText, string>> = {
    'workbook:save': 'the contents, and the hash of the contents that it may replace',
    'workbook:saveAs': 'a name to suggest, and the contents',
    'journal:begin': 'a name to show, and the contents',
    'journal:resume': 'a name to show',
    'journal:snapshot': 'the contents',
    'versions:name': 'a name to show, and the contents',
    'versions:rename': 'a name to show',
    'export:write': 'a name to suggest',
    'export:writeInto': 'a name to suggest',
    'dialog:unsaved': 'a name to show',
    'dialog:fewerRows': 'a name to show',
    'log:error': 'the words of a bug',
  };
  expect(none).toBe(true);
  for (const [channel, what] of Object.entries(texts)) expect(what, channel).toMatch(/contents|name|report|words|list/);
  expect(channels).toEqual(expect.arrayContaining(Object.keys(texts)));
});

test.each([...channels])('%s takes no path for a handle', (channel) => {
  for (const path of ['/etc/passwd', 'C:\\Windows\\win.ini', '\\\\host\\share\\book.firebreak', 'file:///etc/passwd', '../book.firebreak', '~/book.firebreak']) {
    const first = argumentSchemas[channel].safeParse([path]);
    const twice = argumentSchemas[channel].safeParse([path, '{}']);
    // The one text that a path could be is a name that a person is shown, and that is made into a safe one.
    if (first.success || twice.success) expect(namesShown).toContain(channel);
  }
});

const namesShown: readonly Channel[] = ['workbook:saveAs', 'dialog:unsaved', 'log:error'];
