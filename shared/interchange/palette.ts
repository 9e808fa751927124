/**
 * Colours of the charts.
 *
 * Series colours follow Okabe & Ito (2008), which stay apart for the common kinds of colour blindness; yellow is left out
 * because it vanishes on white. Strokes tell lines apart as well, so colour is never the only sign.
 */
import type { ColourRole } from './figure.ts';

export interface Palette {
  readonly background: string;
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly limit: string;
  readonly marker: string;
  /** The two ends of a comparison, and sums. */
  readonly good: string;
  readonly bad: string;
  readonly total: string;
  /** Writing and patterns on dark and on light colours. */
  readonly onDark: string;
  readonly onLight: string;
  /** The faintest and the deepest colour of heat maps. */
  readonly depths: readonly [string, string];
  readonly series: readonly string[];
  readonly kinds: Readonly<Record<string, string>>;
}

/** Paper, and the window in its light theme. */
export const lightPalette: Palette = {
  background: '#ffffff',
  text: '#14191f',
  muted: '#535e6b',
  grid: '#e3e7ec',
  limit: '#b1241c',
  marker: '#8792a0',
  good: '#0072b2',
  bad: '#d55e00',
  total: '#3b3b3b',
  onDark: '#ffffff',
  onLight: '#14191f',
  depths: ['#f2f6fa', '#08426b'],
  series: ['#0072b2', '#d55e00', '#00795a', '#a8437f', '#56b4e9', '#b58900', '#3b3b3b', '#7b4a1e'],
  kinds: {
    chipSupplier: '#3b3b3b', gpuVendor: '#8b8b8b', neocloud: '#0072b2', sublessor: '#56b4e9', computeBroker: '#d55e00', dcDeveloper: '#e69f00', fund: '#00795a',
    absVehicle: '#7fcdb0', privateCredit: '#a8437f', bank: '#e0a3c6', aiLab: '#7a5195', hyperscaler: '#c3b1dc', other: '#c9ced5',
  },
};

export const darkPalette: Palette = {
  background: '#161b21',
  text: '#e7ebf0',
  muted: '#9fabb9',
  grid: '#2c3540',
  limit: '#ff958b',
  marker: '#6c7a8a',
  good: '#3d9bdc',
  bad: '#ff9852',
  total: '#d5d9de',
  onDark: '#ffffff',
  onLight: '#14191f',
  depths: ['#1d2630', '#9fd4f7'],
  series: ['#5cb8f0', '#ff9852', '#3fd0a4', '#f08cc4', '#f0e442', '#d5d9de', '#9b7ae0', '#c98f63'],
  kinds: {
    chipSupplier: '#d5d9de', gpuVendor: '#8e98a4', neocloud: '#3d9bdc', sublessor: '#a9dcff', computeBroker: '#f07c33', dcDeveloper: '#f2c14e', fund: '#2fae88',
    absVehicle: '#9fe3cb', privateCredit: '#d972aa', bank: '#f5c6de', aiLab: '#9d7fd6', hyperscaler: '#d9ccf2', other: '#5b6673',
  },
};

/** The colour of a place in the palette. */
export function colourOf(palette: Palette, role: ColourRole): string {
  switch (role.role) {
    case 'series':
      return palette.series[role.index % palette.series.length] ?? palette.text;
    case 'kind':
      return palette.kinds[role.kind] ?? palette.muted;
    case 'limit':
    case 'good':
    case 'bad':
    case 'total':
    case 'muted':
      return palette[role.role];
  }
}

/** Depths of one colour from nearly the ground to full, for values from 0 to 1: lightness falls evenly, so that they read in grey too. */
export function depthOf(palette: Palette, share: number): string {
  const [from, to] = [palette.depths[0], palette.depths[1]];
  const mix = (at: number) => Math.round(channel(from, at) + (channel(to, at) - channel(from, at)) * Math.min(1, Math.max(0, share)));
  return `#${[1, 3, 5].map((at) => mix(at).toString(16).padStart(2, '0')).join('')}`;
}

function channel(colour: string, at: number): number {
  return Number.parseInt(colour.slice(at, at + 2), 16);
}
