// @ts-check
/**
 * Puts the fonts that printed pages bring along into `out/fonts/`: Noto Sans TC, regular and bold, in the slices that its package
 * is made of, the list of what each slice holds, the same as a style sheet for the window, and its terms.
 */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { inProject } from './project.mjs';

/** As the lockfile names it. */
const folder = 'node_modules/@fontsource/noto-sans-tc';
const weights = [400, 700];
/** Not the name that the font has: the window's own texts and charts keep the fonts of the machine. As `renderer/panels/reports/sheets.ts` asks for it. */
const familyInWindow = 'Firebreak Noto Sans TC';

/** @returns {string} the folder of the package, which the build records as one that we hand on */
export function writePrintFonts() {
  const into = inProject('out', 'fonts');
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  const faces = weights.flatMap((weight) => facesOf(readFileSync(inProject(folder, `${weight}.css`), 'utf8'), weight));
  for (const { file } of faces) copyFileSync(inProject(folder, 'files', file), inProject('out', 'fonts', file));
  writeFileSync(inProject('out', 'fonts', 'faces.json'), JSON.stringify(faces));
  writeFileSync(inProject('out', 'fonts', 'faces.css'), faces.map(ruleOf).join('\n'));
  copyFileSync(inProject(folder, 'LICENSE'), inProject('out', 'fonts', 'LICENSE'));
  return folder;
}

/** @param {string} css the package's own style sheet of a weight @param {number} weight */
function facesOf(css, weight) {
  return [...css.matchAll(/url\(\.\/files\/([\w.-]+\.woff2)\)[^}]*unicode-range:\s*([^;}]+)/g)].map(([, file = '', ranges = '']) => ({ file, weight, ranges: ranges.split(',').map(rangeOf) }));
}

/** @param {{ readonly file: string, readonly weight: number, readonly ranges: readonly (readonly [number, number])[] }} face */
function ruleOf({ file, weight, ranges }) {
  return `@font-face{font-family:'${familyInWindow}';font-weight:${weight};src:url('${file}') format('woff2');unicode-range:${ranges.map((range) => `U+${range.map((code) => code.toString(16)).join('-')}`).join(',')}}`;
}

/** @param {string} text such as `U+4e0a-4e0b` @returns {readonly [number, number]} first and last */
function rangeOf(text) {
  const [first = 0, last = first] = text.trim().slice(2).split('-').map((each) => Number.parseInt(each, 16));
  return [first, last];
}
