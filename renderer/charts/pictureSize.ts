/** How large pictures are: in CSS pixels for their layout, in dots, and in centimetres on paper. */
import type { Figure } from '../../shared/interchange/figure.ts';
import { usualSize } from './figureSvg.ts';

/** Size of a picture: its layout in CSS pixels, how many dots each takes, and how large it is meant to be on paper. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly dotsPerInch: number;
}

export const densities = ['screen', 'double', 'print'] as const;
export type Density = (typeof densities)[number];

/** Centimetres; narrower no title can be read, and wider no printer prints. */
export const paperLimits = { least: 5, most: 60 } as const;
export const centimetresPerInch = 2.54;
const printDots = 300;
/** Of 300 dots an inch three make a pixel of the layout: letters of 11 pixels are 8 points on paper, whatever the size of the picture. */
const printScale = 3;

/** @param paper  width and height in centimetres, of pictures for print */
export function pictureSize(figure: Figure, density: Density, paper: { readonly width: number; readonly height: number }): PictureSize {
  if (density === 'print') {
    const layout = (centimetres: number) => Math.round((centimetres / centimetresPerInch) * (printDots / printScale));
    return { width: layout(paper.width), height: layout(paper.height), scale: printScale, dotsPerInch: printDots };
  }
  const scale = density === 'double' ? 2 : 1;
  return { ...usualSize(figure), scale, dotsPerInch: 96 * scale };
}

/** 16 cm wide, the text width of a page, and as high as the figure wants. */
export function usualPaper(figure: Figure): { readonly width: number; readonly height: number } {
  const { width, height } = usualSize(figure);
  const ratio = Math.max(height / width, 0.6);
  return { width: 16, height: Math.round(16 * ratio * 10) / 10 };
}

export function isPaperSize(centimetres: number | null): centimetres is number {
  return centimetres !== null && centimetres >= paperLimits.least && centimetres <= paperLimits.most;
}
