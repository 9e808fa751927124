/**
 * A report's page as PDF: real text, embedded fonts, page numbers at the foot, an outline from its headings.
 *
 * Owns: the session in which it is laid out, paper and margins. Does not own: the page (`shared/interchange/exporters/reportHtml.ts`),
 * the hidden window (`window.ts`). The page is alone there: no script runs, and every address but its own is cancelled.
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserWindow, type PrintToPDFOptions, session, type Session, type WebContents } from 'electron';
import { failure, ok, type Result } from '../../shared/base/result.ts';
import type { PrintRequest } from '../../shared/ipc/contract.ts';
import { escapeMarkup } from '../../shared/interchange/stamps/markupText.ts';
import { t } from '../../shared/text/messages.ts';
import { unlessStopped } from '../workbooks/stops.ts';
import { createPrintWindow } from '../window.ts';
import { facesFor, fontFaceRules, readPrintFaces } from './printFonts.ts';

const origin = 'app://print';
/** In memory: the name does not begin with `persist:`. */
const partition = 'print';

/** Pages being laid out, by the word in their address. */
const pages = new Map<string, Uint8Array>();
let own: Session | null = null;

function printSession(): Session {
  if (own !== null) return own;
  own = session.fromPartition(partition, { cache: false });
  own.protocol.handle('app', async (request) => {
    const file = /^app:\/\/print\/fonts\/([\w-]+\.woff2)$/.exec(request.url)?.[1];
    if (file !== undefined) return new Response(new Uint8Array(await readFile(join(fontFolder, file))), { headers: { 'content-type': 'font/woff2' } });
    const page = pages.get(request.url.slice(origin.length + 1));
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };
    return page === undefined ? new Response('Not found', { status: 404 }) : new Response(new Uint8Array(page), { headers });
  });
  own.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !url.startsWith(`${origin}/`) && !url.startsWith('data:image/') }));
  own.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  own.setPermissionCheckHandler(() => false);
  own.on('will-download', (event) => event.preventDefault());
  return own;
}

const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src 'self'";
const fontFolder = join(import.meta.dirname, '../fonts');

/**
 * The same until the person gives it up, which closes the hidden window.
 *
 * @returns the bytes of the PDF, or the failure `fileWork.exportingStopped`; @throws when the browser cannot lay the page out
 */
export async function printUnlessStopped(html: Uint8Array, request: PrintRequest, stop: AbortSignal): Promise<Result<Uint8Array>> {
  try {
    return ok(await printPdf(html, request, stop));
  } catch (error) {
    if (stop.aborted) return failure('fileWork.exportingStopped');
    throw error;
  }
}

/** @returns the bytes of the PDF; @throws when the browser cannot lay the page out, or once `stop` was given */
async function printPdf(html: Uint8Array, request: PrintRequest, stop: AbortSignal): Promise<Uint8Array> {
  const word = randomUUID();
  const text = new TextDecoder().decode(html);
  const rules = fontFaceRules(facesFor(text, await readPrintFaces(fontFolder)), (file) => `${origin}/fonts/${file}`);
  // The first style sheet is the page's own: what a workbook says is escaped.
  pages.set(word, new TextEncoder().encode(text.replace('<style>', () => `<style>${rules}</style><style>`)));
  const window = createPrintWindow(printSession());
  try {
    // A window that is closed meanwhile may never answer.
    return await unlessStopped(stop, layOut(window, word, rules !== '', request));
  } finally {
    pages.delete(word);
    window.destroy();
  }
}

async function layOut(window: BrowserWindow, word: string, hasFonts: boolean, request: PrintRequest): Promise<Uint8Array> {
  await window.loadURL(`${origin}/${word}`);
  if (hasFonts) await loadFonts(window.webContents);
  return new Uint8Array(await window.webContents.printToPDF(pdfOptions(request)));
}

/** Milliseconds; the fonts are files of ours, and come at once or never. */
const fontPatience = 20_000;

/**
 * Waits for all fonts that the page names: a window that nobody sees asks for them only when it is laid out, and paper would be blank.
 * Through the debugger, since scripts are switched off there.
 *
 * @throws when one of them does not load
 */
async function loadFonts({ debugger: link }: WebContents): Promise<void> {
  link.attach('1.3');
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_done, fail) => (timer = setTimeout(() => fail(new Error('The fonts of the page did not load in time.')), fontPatience)));
    const expression = 'Promise.all([...document.fonts].map((face) => face.load())).then((all) => all.every(({ status }) => status === "loaded"))';
    const loaded = link.sendCommand('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }) as Promise<{ readonly result?: { readonly value?: unknown } }>;
    const { result } = await Promise.race([loaded, late]);
    if (result?.value !== true) throw new Error('The fonts of the page could not be loaded.');
  } finally {
    clearTimeout(timer);
    link.detach();
  }
}

/** Inches. */
const margins = {
  a4: { top: 0.7, bottom: 0.75, left: 0.71, right: 0.71 },
  letter: { top: 0.7, bottom: 0.75, left: 0.7, right: 0.7 },
  slides: { top: 0.55, bottom: 0.6, left: 0.6, right: 0.6 },
} as const;
const sizes = { a4: 'A4', letter: 'Letter', slides: { width: 13.333, height: 7.5 } } as const;

const centimetresPerInch = 2.54;

function pdfOptions({ paper, footer, language }: PrintRequest): PrintToPDFOptions {
  if (typeof paper === 'object') {
    return { pageSize: { width: paper.width / centimetresPerInch, height: paper.height / centimetresPerInch }, margins: { top: 0, bottom: 0, left: 0, right: 0 }, printBackground: true, pageRanges: '1', generateTaggedPDF: true };
  }
  // The browser prints the foot as a page of its own and does not wait for fonts there, which would leave it blank: the machine's fonts.
  const side = `${margins[paper].left}in`;
  const page = t(language, 'reportFile.pageOf', { page: '\u0001', pages: '\u0002' });
  const numbered = escapeMarkup(page.replace('\u0001', '{p}').replace('\u0002', '{n}')).replace('{p}', '<span class="pageNumber"></span>').replace('{n}', '<span class="totalPages"></span>');
  const style = `width:100%;margin:0 ${side};display:flex;justify-content:space-between;gap:2em;font:8pt 'Noto Sans','Segoe UI','Noto Sans TC','Microsoft JhengHei','PingFang TC','Noto Sans CJK TC',sans-serif;color:#535e6b`;
  return {
    pageSize: sizes[paper], margins: margins[paper], printBackground: true, displayHeaderFooter: true, headerTemplate: '<span></span>',
    footerTemplate: `<div style="${style}"><span>${escapeMarkup(footer)}</span><span>${numbered}</span></div>`,
    generateTaggedPDF: true, generateDocumentOutline: true,
  };
}
