/**
 * The fonts that printed pages bring along, so that a page is printed the same on every machine and its text as outlines that stay small:
 * Noto Sans TC in slices, as `scripts/printFonts.mjs` has put them beside the program. Only the slices that a page needs are named in it.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

export const printFontFamily = 'Noto Sans TC';

const faces = z.array(z.object({ file: z.string().regex(/^[\w.-]+\.woff2$/), weight: z.number(), ranges: z.array(z.tuple([z.number(), z.number()])) }));
export type PrintFace = z.infer<typeof faces>[number];

export async function readPrintFaces(folder: string): Promise<readonly PrintFace[]> {
  return faces.parse(JSON.parse(await readFile(join(folder, 'faces.json'), 'utf8')));
}

/** @returns those of the faces that hold a character of the text, in the order given */
export function facesFor(text: string, all: readonly PrintFace[]): readonly PrintFace[] {
  const wanted = [...new Set(text)].map((each) => each.codePointAt(0) ?? 0);
  return all.filter(({ ranges }) => ranges.some(([first, last]) => wanted.some((code) => code >= first && code <= last)));
}

/** @param address of a face's file */
export function fontFaceRules(used: readonly PrintFace[], address: (file: string) => string): string {
  return used.map(({ file, weight, ranges }) => {
    const range = ranges.map(([first, last]) => `U+${first.toString(16)}-${last.toString(16)}`).join(',');
    return `@font-face{font-family:'${printFontFamily}';font-weight:${weight};src:url('${address(file)}') format('woff2');unicode-range:${range}}`;
  }).join('\n');
}
