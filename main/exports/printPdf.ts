/**
 * A report's page as PDF: real text, embedded fonts, an outline from its headings.
 *
 * Owns: the session in which it is laid out. Does not own: the page with its paper and foot (`shared/interchange/exporters/`),
 * the hidden window (`window.ts`). The page is alone there: no script runs, and every address but its own is cancelled.
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserWindow, type PrintToPDFOptions, session, type Session, type WebContents } from 'electron';
import { failure, ok, type Result } from '../../shared/base/result.ts';
import { layOutSheets } from '../../renderer/printPage/layOutSheets.ts';
import type { PrintRequest } from '../../shared/ipc/contract.ts';
import { unlessStopped } from '../workbooks/stops.ts';
import { createPrintWindow } from '../window.ts';
import { facesFor, fontFaceRules, type PrintFace, readPrintFaces } from './printFonts.ts';

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
/** Sheets have their margins and foot in them; after the page's own rules, which are for a browser that prints the page by itself. */
const sheetRules = '@page { margin: 0; @bottom-left { content: none; } @bottom-right { content: none; } }';
const fontFolder = join(import.meta.dirname, '../fonts');

/**
 * The same until the person gives it up, which closes the hidden window.
 *
 * @returns the bytes of the PDF, or the failure `fileWork.exportingStopped` or `reportFile.fontsMissing`; @throws when the browser cannot lay the page out
 */
export async function printUnlessStopped(html: Uint8Array, request: PrintRequest, stop: AbortSignal): Promise<Result<Uint8Array>> {
  try {
    return ok(await printPdf(html, request, stop));
  } catch (error) {
    if (stop.aborted) return failure('fileWork.exportingStopped');
    if (error instanceof FontsMissing) return failure('reportFile.fontsMissing');
    throw error;
  }
}

/** The fonts beside the program cannot be read: not a bug, but an installation that something was taken from. */
class FontsMissing extends Error {}

async function ownFaces(): Promise<readonly PrintFace[]> {
  try {
    return await readPrintFaces(fontFolder);
  } catch (error) {
    throw new FontsMissing('The list of fonts cannot be read.', { cause: error });
  }
}

/** @returns the bytes of the PDF; @throws when the browser cannot lay the page out, or once `stop` was given */
async function printPdf(html: Uint8Array, request: PrintRequest, stop: AbortSignal): Promise<Uint8Array> {
  const word = randomUUID();
  const text = new TextDecoder().decode(html);
  const rules = fontFaceRules(facesFor(text, await ownFaces()), (file) => `${origin}/fonts/${file}`);
  // The first style sheet is the page's own: what a workbook says is escaped.
  pages.set(word, new TextEncoder().encode(text.replace('<style>', () => `<style>${rules}</style><style>`)));
  const window = createPrintWindow(printSession());
  try {
    // A window that is closed meanwhile may never answer.
    return await unlessStopped(stop, layOut(window, word, request));
  } finally {
    pages.delete(word);
    window.destroy();
  }
}

async function layOut(window: BrowserWindow, word: string, request: PrintRequest): Promise<Uint8Array> {
  await window.loadURL(`${origin}/${word}`);
  await prepare(window.webContents, request);
  return new Uint8Array(await window.webContents.printToPDF(pdfOptions(request)));
}

/** Milliseconds; the fonts are files of ours, and come at once or never. */
const fontPatience = 20_000;
const loadFonts = 'Promise.all([...document.fonts].map((face) => face.load())).then((all) => all.every(({ status }) => status === "loaded"))';

/**
 * Waits for all fonts that the page names, since a window that nobody sees asks for them only when it is laid out, and paper would be
 * blank; then lays a report out on its sheets. Through the debugger, since scripts are switched off there.
 *
 * @throws when a font does not load
 */
async function prepare({ debugger: link }: WebContents, { paper }: PrintRequest): Promise<void> {
  link.attach('1.3');
  let timer: NodeJS.Timeout | undefined;
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result } = await (link.sendCommand('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }) as Promise<{ readonly result?: { readonly value?: unknown } }>);
    return result?.value;
  };
  try {
    const late = new Promise<never>((_done, fail) => (timer = setTimeout(() => fail(new FontsMissing('The fonts of the page did not load in time.')), fontPatience)));
    if ((await Promise.race([evaluate(loadFonts), late])) !== true) throw new FontsMissing('The fonts of the page could not be loaded.');
    if (paper !== 'own') return;
    await link.sendCommand('Emulation.setEmulatedMedia', { media: 'print' });
    const layOutAll = `document.head.append(Object.assign(document.createElement('style'), { textContent: ${JSON.stringify(sheetRules)} })), (${layOutSheets.toString()})()`;
    if (typeof (await evaluate(layOutAll)) !== 'number') throw new Error('The page could not be laid out on sheets.');
  } finally {
    clearTimeout(timer);
    link.detach();
  }
}

const centimetresPerInch = 2.54;
const none = { top: 0, bottom: 0, left: 0, right: 0 };

function pdfOptions({ paper }: PrintRequest): PrintToPDFOptions {
  if (paper === 'own') return { preferCSSPageSize: true, margins: none, printBackground: true, generateTaggedPDF: true, generateDocumentOutline: true };
  return { pageSize: { width: paper.width / centimetresPerInch, height: paper.height / centimetresPerInch }, margins: none, printBackground: true, pageRanges: '1', generateTaggedPDF: true };
}
