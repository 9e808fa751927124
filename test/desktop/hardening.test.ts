import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerQuestions, clickMenu, launchReady, questions } from './appControl.ts';
import type { RunningApp } from './launch.ts';

/** What `test/architecture/security.test.ts` reads off the sources, seen in the running program (P28, P29). */
let running: RunningApp;
let server: Server;
let address: string;
let hits = 0;
const violations: string[] = [];

beforeAll(async () => {
  server = createServer((_request, response) => {
    hits += 1;
    response.end('hit');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  running = await launchReady();
  running.page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) violations.push(message.text());
  });
});
afterAll(async () => {
  await running.close();
  server.close();
});

test('the sample opens, and the grid and charts break no rule of the page’s policy', async () => {
  await clickMenu(running.app, 'file.openSample');
  await running.page.locator('.ag-row').first().waitFor();
  await running.page.locator('canvas').first().waitFor();
  expect(violations).toEqual([]);
});

test('the page has no Node and sees only the calls of the contract', async () => {
  const seen = await running.page.evaluate(() => {
    const desktop = (window as unknown as { firebreakDesktop: object }).firebreakDesktop;
    return { node: [typeof (window as { require?: unknown }).require, typeof (window as { process?: unknown }).process, typeof (window as { Buffer?: unknown }).Buffer], keys: Object.keys(desktop).toSorted() };
  });
  expect(seen).toEqual({ node: ['undefined', 'undefined', 'undefined'], keys: ['call', 'on', 'openDropped', 'platform'] });
});

test('the renderer is sandboxed', async () => {
  const preferences = await running.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
  });
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true });
  expect(preferences.webviewTag ?? false).toBe(false);
});

test('the page comes with its policy, and nothing outside its folder is served', async () => {
  const answers = await running.page.evaluate(async () => {
    const get = async (path: string): Promise<readonly [number, string | null]> => {
      const response = await fetch(path);
      return [response.status, response.headers.get('content-security-policy')];
    };
    return { page: await get('app://firebreak/index.html'), up: await get('app://firebreak/..%2f..%2fpackage.json'), main: await get('app://firebreak/%2e%2e/main/index.js'), nul: await get('app://firebreak/index.html%00'), font: await get('app://firebreak/fonts/faces.css'), above: await get('app://firebreak/fonts/..%2f..%2fpackage.json') };
  });
  expect(answers.page[0]).toBe(200);
  expect(answers.page[1]).toMatch(/^default-src 'none'; script-src 'self'; /);
  expect(answers.page[1]).not.toContain('unsafe');
  expect(answers.font).toEqual([200, expect.not.stringContaining('unsafe')]);
  expect([answers.up[0], answers.main[0], answers.nul[0], answers.above[0]]).toEqual([404, 404, 404, 404]);
});

describe('no way out', () => {
  test('text is not run as code', async () => {
    const ran = await running.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.__pwned = true';
      document.body.append(script);
      script.remove();
      const image = document.createElement('img');
      image.setAttribute('onerror', 'window.__pwned = true');
      image.setAttribute('src', 'data:,');
      document.body.append(image);
      return new Promise((resolve) => setTimeout(() => resolve((window as { __pwned?: boolean }).__pwned ?? false), 300));
    });
    expect(ran).toBe(false);
  });

  test('no request of the page leaves the machine', async () => {
    await running.page.evaluate(async (url) => {
      const tries: Promise<unknown>[] = [fetch(url).catch(() => null), fetch(url, { mode: 'no-cors' }).catch(() => null)];
      const image = new Image();
      image.src = `${url}image`;
      const link = document.createElement('link');
      link.rel = 'prefetch';
      link.href = `${url}prefetch`;
      const frame = document.createElement('iframe');
      frame.src = `${url}frame`;
      document.body.append(image, link, frame);
      navigator.sendBeacon(`${url}beacon`);
      const socket = new WebSocket(url.replace('http', 'ws'));
      tries.push(new Promise((resolve) => socket.addEventListener('error', resolve)));
      await Promise.all(tries);
      await new Promise((resolve) => setTimeout(resolve, 500));
      for (const element of [image, link, frame]) element.remove();
    }, address);
    expect(hits).toBe(0);
  });

  test('nor does one of the main process’s session', async () => {
    const blocked = await running.app.evaluate(async ({ session }, url) => {
      try {
        await session.defaultSession.fetch(url);
        return 'went through';
      } catch (error) {
        return String(error);
      }
    }, address);
    expect(blocked).toContain('ERR_BLOCKED_BY_CLIENT');
    expect(hits).toBe(0);
  });

  test('no other page, no other window', async () => {
    const opened = await running.page.evaluate((url) => window.open(url) === null, address);
    expect(opened).toBe(true);
    await running.page.evaluate((url) => {
      window.location.href = url;
    }, address);
    await running.page.evaluate(() => {
      window.location.href = 'file:///etc/passwd';
    });
    await running.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    expect(running.page.url()).toBe('app://firebreak/index.html');
    expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(hits).toBe(0);
  });

  test('no permission but copying a picture', async () => {
    const states = await running.page.evaluate(async () => {
      const ask = async (name: string): Promise<string> => (await navigator.permissions.query({ name: name as PermissionName })).state;
      return { read: await ask('clipboard-read'), place: await ask('geolocation'), notify: await ask('notifications'), camera: await ask('camera') };
    });
    expect(Object.values(states).filter((state) => state === 'granted')).toEqual([]);
  });
});

/** Chromium's own record of its network: every address asked for, every lookup, every socket. */
test('Chromium itself asks for nothing, on the first start of a fresh folder either', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'firebreak-net-'));
  try {
    const record = join(folder, 'record.json');
    const own = await launchReady({ args: [`--log-net-log=${record}`] });
    await clickMenu(own.app, 'file.openSample');
    await own.page.locator('.ag-row').first().waitFor();
    await own.close();
    const text = await readFile(record, 'utf8');
    const events = text.slice(text.indexOf('"events"'));
    const type = (name: string): string => `"type":${new RegExp(`"${name}":([0-9]+)`).exec(text)?.[1] ?? 'unknown'}[,}]`;
    expect(events).toMatch(new RegExp(type('COOKIE_STORE_ALIVE')));
    for (const name of ['UDP_CONNECT', 'TCP_CONNECT', 'HOST_RESOLVER_MANAGER_REQUEST', 'HOST_RESOLVER_MANAGER_IPV6_REACHABILITY_CHECK']) expect(events, name).not.toMatch(new RegExp(type(name)));
    expect(events.match(/"url":"(?:https?|wss?):[^"]*/g) ?? []).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('a page that crashes is told of and starts again', async () => {
  await answerQuestions(running.app, 'Start Again');
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await expect.poll(() => questions(running.app)).toEqual(['The window stopped working. [Start Again|Quit]']);
  const drawn = (): Promise<unknown> =>
    running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript("document.querySelector('#root > *') !== null"));
  await expect.poll(drawn).toBe(true);
});
