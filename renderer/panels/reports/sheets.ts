/**
 * The sheets of a report as they will be printed, in the window: the same markup, style sheet, layout and fonts as the PDF has.
 *
 * Owns: building them out of sight, in slices so that nobody who types waits. Does not own: what is in them (`reportHtml.ts`), how they
 * break (`layOutSheets.ts`), or where they stand (`Preview.tsx`). They are in a shadow of their own: the styles of the window and
 * those of the page do not meet.
 */
import { bodyText, markedBlocks } from '../../../shared/interchange/exporters/reportHtml.ts';
import { reportStyles } from '../../../shared/interchange/exporters/reportStyles.ts';
import type { Picture, ReportBlock, ReportDocument } from '../../../shared/interchange/reportDocument.ts';
import { layOutSheets } from '../../printPage/layOutSheets.ts';

/** As the style sheet of `scripts/printFonts.mjs` names what printed pages know as Noto Sans TC. */
const family = 'Firebreak Noto Sans TC';

/** Milliseconds of work between two moments at which the page hears the person. */
const slice = 6;

export interface Sheets {
  /** With the shadow in which the sheets are. */
  readonly host: HTMLElement;
  readonly elements: readonly HTMLElement[];
  /** Whether the letters are those of the print. */
  readonly hasFonts: boolean;
}

export interface SheetsRequest {
  readonly report: ReportDocument;
  /** SVG of figures by id. */
  readonly pictures: ReadonlyMap<string, string>;
  /** The section that a block is of. */
  readonly sections: ReadonlyMap<ReportBlock, string>;
  /** Where the sheets are laid out: unseen and not zoomed. */
  readonly place: HTMLElement;
  /** How many sheets there are so far. */
  readonly heard: (sheets: number) => void;
}

/** @returns null once `signal` is given: nothing is left behind */
export async function buildSheets({ report, pictures, sections, place, heard }: SheetsRequest, signal: AbortSignal): Promise<Sheets | null> {
  const host = document.createElement('div');
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [sheetOf(reportStyles(report, 'sheets').replaceAll("'Noto Sans TC'", `'${family}'`)), windowStyles];
  let since = performance.now();
  const pause = (): Promise<void> | null => {
    signal.throwIfAborted();
    if (performance.now() - since < slice) return null;
    heard(shadow.querySelectorAll('.sheet').length);
    return nextTask().then(() => {
      signal.throwIfAborted();
      since = performance.now();
    });
  };
  try {
    const text = bodyText(report, picturesOf(pictures));
    const hasFonts = await loadFonts(text);
    await nextTask();
    signal.throwIfAborted();
    since = performance.now();
    const body = document.importNode(new DOMParser().parseFromString(text, 'text/html').body, true);
    body.lang = report.language === 'en' ? 'en' : 'zh-Hant-TW';
    const blocks = markedBlocks(report);
    body.querySelectorAll<HTMLElement>(':scope > main > *').forEach((element, index) => (element.dataset['section'] = sections.get(blocks[index] as ReportBlock) ?? ''));
    await Promise.all([...body.querySelectorAll('img')].map((image) => image.decode().catch(() => undefined)));
    shadow.append(body);
    place.append(host);
    await layOutSheets(body, pause);
    body.classList.add('laidOut');
    return { host, elements: [...body.querySelectorAll<HTMLElement>(':scope > .sheet')], hasFonts };
  } catch (error) {
    host.remove();
    if (signal.aborted) return null;
    throw error;
  }
}

function sheetOf(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** What the window adds changes no line: sheets apart from each other, and marks beside what is out of date. */
const windowStyles = sheetOf(`
.sheet { break-after: auto; }
.laidOut > .sheet { margin-bottom: 18px; box-shadow: 0 1px 4px rgb(16 24 32 / 28%); }
.laidOut > .sheet:not(.tall) { content-visibility: auto; }
.stale { position: relative; }
.stale::before { position: absolute; top: 0; bottom: 0; left: -16px; width: 5px; background: #b36b00; content: ''; }
`);

function picturesOf(svgs: ReadonlyMap<string, string>): ReadonlyMap<string, Picture> {
  return new Map([...svgs].filter(([, svg]) => svg !== '').map(([id, svg]) => [id, { svg, png: null, width: 0, height: 0 }]));
}

let listed: Promise<boolean> | null = null;

/** Adds the style sheet that names the faces, once; they load as texts need them. */
function listFaces(): Promise<boolean> {
  listed ??= new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = 'fonts/faces.css';
    link.addEventListener('load', () => resolve(true));
    link.addEventListener('error', () => resolve(false));
    document.head.append(link);
  });
  return listed;
}

/** @returns whether all faces for the signs of a text are there */
async function loadFonts(text: string): Promise<boolean> {
  if (!(await listFaces())) return false;
  const signs = [...new Set(text)].join('');
  try {
    const faces = await Promise.all(['400', '700'].map((weight) => document.fonts.load(`${weight} 12px '${family}'`, signs)));
    return faces.every((each) => each.length > 0);
  } catch {
    // The print says it as well: a font that is beside the program cannot be read.
    return false;
  }
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
