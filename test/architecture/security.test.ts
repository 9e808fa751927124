import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chromiumSwitches, contentSecurityPolicy, isAllowedPermission, isLocalUrl, isPageUrl, webPreferences } from '../../main/security.ts';
import { channels } from '../../shared/ipc/contract.ts';
import { argumentSchemas } from '../../shared/ipc/schemas.ts';

/** The hardening of the window that can be read off the sources (P29); `test/desktop` looks at the running program. */
const root = join(import.meta.dirname, '../..');

async function sources(...folders: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const folder of folders) {
    for (const name of await readdir(join(root, folder), { recursive: true })) {
      if (/\.(tsx?|html)$/.test(name)) found.set(`${folder}/${name}`, withoutComments(await readFile(join(root, folder, name), 'utf8')));
    }
  }
  return found;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

function filesWith(files: ReadonlyMap<string, string>, pattern: RegExp): readonly string[] {
  return [...files].filter(([, text]) => pattern.test(text)).map(([name]) => name).toSorted();
}

const main = await sources('main');
const page = await sources('renderer', 'shared');
const all = new Map([...main, ...page]);

describe('the window', () => {
  test('is sandboxed, isolated, without Node, and checks origins', () => {
    expect(webPreferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
  });

  test('is the only one but for the hidden one that prints, and both are made with these settings', () => {
    expect(filesWith(all, /new (BrowserWindow|BrowserView|WebContentsView|BaseWindow)\(/)).toEqual(['main/window.ts']);
    expect(main.get('main/window.ts')).toMatch(/webPreferences: \{ \.\.\.webPreferences, preload \}/);
    expect(main.get('main/window.ts')).toMatch(/show: false,[^}]*webPreferences: \{ \.\.\.webPreferences, javascript: false, session \}/);
    expect(main.get('main/window.ts')?.match(/new BrowserWindow\(/g)).toHaveLength(2);
    expect(main.get('main/index.ts')).toMatch(/app\.enableSandbox\(\)/);
  });

  test('refuses to navigate, to be redirected, to open windows and to hold other pages', () => {
    const text = main.get('main/window.ts') ?? '';
    for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview']) expect(text).toContain(`contents.on('${event}'`);
    expect(text).toMatch(/setWindowOpenHandler\(\(\) => \(\{ action: 'deny' \}\)\)/);
    expect(main.get('main/index.ts')).toMatch(/guardAllContents\(\)/);
  });

  test('grants no permission but copying a picture, and that to our page only', () => {
    const permissions = ['geolocation', 'media', 'notifications', 'clipboard-read', 'openExternal', 'fileSystem', 'hid', 'usb', 'serial', 'midi', 'fullscreen', 'window-management', 'local-fonts', ''];
    for (const permission of permissions) expect(isAllowedPermission(permission, 'app://firebreak/index.html'), permission).toBe(false);
    expect(isAllowedPermission('clipboard-sanitized-write', 'app://firebreak/')).toBe(true);
    expect(isAllowedPermission('clipboard-sanitized-write', 'https://example.com/')).toBe(false);
    const text = main.get('main/window.ts') ?? '';
    for (const handler of ['setPermissionRequestHandler', 'setPermissionCheckHandler', 'setDevicePermissionHandler']) expect(text).toContain(handler);
  });
});

describe('the page’s policy', () => {
  const policy = contentSecurityPolicy('NONCE');

  test('allows our own files, the grid’s styles by nonce, and pictures made here; nothing else', () => {
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "worker-src 'self'",
      "style-src 'self' 'nonce-NONCE'",
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  test('goes with every answer, and each page load has a new nonce', () => {
    const text = main.get('main/protocol.ts') ?? '';
    expect(text).toContain("'content-security-policy': contentSecurityPolicy(nonce)");
    expect(text).toMatch(/async function answer[\s\S]*randomBytes\(16\)/);
  });

  test('has nothing to allow: the page holds no inline script, style or handler', () => {
    const html = page.get('renderer/index.html') ?? '';
    expect(html).not.toMatch(/<style|style=|\son\w+=|javascript:|https?:/i);
    expect(html.match(/<script/g)).toHaveLength(1);
  });
});

describe('no network, ever (P28)', () => {
  test('every address but ours is cancelled', () => {
    for (const ours of ['app://firebreak/index.html', 'blob:app://firebreak/1-2', 'data:image/png;base64,AA', 'devtools://devtools/bundled/x.js']) expect(isLocalUrl(ours), ours).toBe(true);
    for (const other of ['http://127.0.0.1/', 'https://example.com/', 'ws://x/', 'wss://x/', 'file:///etc/passwd', 'ftp://x/', 'app://firebreak.example/', 'app://other/', 'blob:https://x/1', 'chrome-extension://x/', '']) {
      expect(isLocalUrl(other), other).toBe(false);
    }
    expect(main.get('main/protocol.ts')).toMatch(/onBeforeRequest\(\(details, decide\) => decide\(\{ cancel: !isLocalUrl\(details\.url\) \}\)\)/);
  });

  test('no other page passes for ours', () => {
    for (const other of ['app://firebreak.evil/', 'https://firebreak/', 'app://', 'file:///index.html', 'about:blank']) expect(isPageUrl(other), other).toBe(false);
  });

  test('Chromium itself is kept off it', () => {
    expect(chromiumSwitches).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND']);
  });

  test('no source speaks to one', () => {
    expect(filesWith(main, /from 'node:(http|https|http2|net|tls|dgram|dns)'|\bnet\b.*from 'electron'|autoUpdater|crashReporter/)).toEqual([]);
    expect(filesWith(all, /\bnew (WebSocket|EventSource|XMLHttpRequest|RTCPeerConnection)\b|sendBeacon/)).toEqual([]);
    // The plain browser reads the samples that lie beside the page.
    expect(filesWith(page, /\bfetch\(/)).toEqual(['renderer/desktop/browserDesktop.ts']);
  });
});

describe('main and page', () => {
  test('every channel of the contract has a check of its arguments, and there is no other', () => {
    expect(Object.keys(argumentSchemas).toSorted()).toEqual([...channels].toSorted());
  });

  test('meet only in main/ipc and the preload, and never synchronously', () => {
    expect(filesWith(all, /\bipcMain\b/)).toEqual(['main/ipc/serveCalls.ts']);
    expect(filesWith(all, /\bipcRenderer\b/)).toEqual(['main/preload/index.ts']);
    expect(filesWith(all, /sendSync|ipcMain\.on\b|returnValue|contextBridge\.exposeInMainWorld\((?!desktopApiKey)/)).toEqual([]);
    expect(filesWith(main, /webContents\.send|contents\.send\(/)).toEqual(['main/ipc/sendEvent.ts']);
  });

  test('nothing starts another program, runs text as code, or opens an address', () => {
    expect(filesWith(main, /node:child_process|node:vm|\bshell\b.*from 'electron'|openExternal|openPath\(.*shell|executeJavaScript|@electron\/remote/)).toEqual([]);
    expect(filesWith(all, /\beval\(|new Function\(|innerHTML|outerHTML|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML|srcdoc/)).toEqual([]);
    expect(filesWith(all, /file:\/\//)).toEqual([]);
  });

  test('the program does not wait for Electron at the top level of a module, which would never end', () => {
    expect(filesWith(main, /^await /m)).toEqual([]);
  });
});
