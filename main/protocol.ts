/**
 * Serves the built page over `app://firebreak/`, a scheme of our own: a real origin, unlike `file:`, with headers, and
 * nothing behind it but the folder of the page and that of our fonts, under `/fonts/`. Everything else that the page might ask for is cancelled.
 */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import { styleNonceMeta } from '../shared/ipc/contract.ts';
import { contentSecurityPolicy, isLocalUrl, pageOrigin } from './security.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Must run before the program is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

export interface ServedFolders {
  /** Of the built page. */
  readonly page: string;
  /** Of the fonts that printed pages bring along, so that the preview of a report has them too. */
  readonly fonts: string;
}

export function servePage(session: Session, folders: ServedFolders): void {
  session.protocol.handle('app', (request) => answer(folders, request));
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isLocalUrl(details.url) }));
}

async function answer(folders: ServedFolders, request: Request): Promise<Response> {
  const file = fileOf(folders, request);
  const type = file === null ? undefined : contentTypes[extname(file)];
  if (file === null || type === undefined) return new Response('Not found', { status: 404 });
  try {
    const bytes = await readFile(file);
    const nonce = randomBytes(16).toString('base64url');
    const body = extname(file) === '.html' ? withNonce(bytes.toString('utf8'), nonce) : new Uint8Array(bytes);
    return new Response(body, { headers: headers(type, nonce) });
  } catch {
    // A missing file is the page's mistake, and the page sees it as any browser would show it.
    return new Response('Not found', { status: 404 });
  }
}

function headers(type: string, nonce: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  };
}

/** The file that a request names, or null when it is not a plain read of something inside the folders. */
function fileOf({ page, fonts }: ServedFolders, request: Request): string | null {
  const url = new URL(request.url);
  if (request.method !== 'GET' || `${url.protocol}//${url.host}` !== pageOrigin) return null;
  try {
    const path = decodeURIComponent(url.pathname);
    const [root, below] = path.startsWith('/fonts/') ? [fonts, path.slice('/fonts'.length)] : [page, path === '/' ? '/index.html' : path];
    const file = resolve(root, `.${below}`);
    return file.startsWith(root + sep) && !path.includes('\0') ? file : null;
  } catch {
    return null;
  }
}

function withNonce(html: string, nonce: string): string {
  return html.replace('<head>', `<head><meta name="${styleNonceMeta}" content="${nonce}">`);
}
