/**
 * The palettes as eyes see them that see fewer colours, and printers without any: lines and neighbours in a stack stay apart by
 * colour or by stroke and pattern.
 */
import { describe, expect, test } from 'vitest';
import { patternAt } from '../../../renderer/charts/drawings/barPatterns.ts';
import { lineStyle } from '../../../shared/charts/figureParts.ts';
import { kind } from '../../../shared/columns/terms/kind.ts';
import { darkPalette, depthOf, lightPalette, type Palette } from '../../../shared/interchange/palette.ts';

type Rgb = readonly [number, number, number];

/** Linear light of a colour, 0 to 1. */
function linear(colour: string): Rgb {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** Machado, Oliveira & Fernandes (2009), severity 1, in linear RGB. */
const deficiencies: Readonly<Record<string, readonly Rgb[]>> = {
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

function seen(colour: string, matrix: readonly Rgb[]): Rgb {
  const [r, g, b] = linear(colour);
  const row = ([x, y, z]: Rgb) => Math.min(1, Math.max(0, x * r + y * g + z * b));
  return [row(matrix[0]!), row(matrix[1]!), row(matrix[2]!)];
}

/** CIELAB with the white of D65. */
function lab([r, g, b]: Rgb): Rgb {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 * t + 16) / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
const distance = (a: Rgb, b: Rgb) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
const lightness = (colour: string) => lab(linear(colour))[0];

/** CIE76: 2.3 can just be told apart side by side. */
const apart = 10;

describe.each([['light', lightPalette], ['dark', darkPalette]] as const)('in the %s palette', (_name, palette: Palette) => {
  test.each(Object.entries(deficiencies))('%s: any two lines differ in colour or in stroke', (_deficiency, matrix) => {
    const lines = palette.series.map((colour, index) => ({ lab: lab(seen(colour, matrix)), stroke: lineStyle(index).stroke }));
    const alike = lines.flatMap((a, i) => lines.slice(i + 1).flatMap((b, j) => (distance(a.lab, b.lab) < apart && a.stroke === b.stroke ? [`${i} and ${i + 1 + j}`] : [])));
    expect(alike).toEqual([]);
  });

  test('in grey no two lines with the same stroke look the same, and none vanishes on the ground', () => {
    const ground = lightness(palette.background);
    for (const [i, colour] of palette.series.entries()) {
      expect(Math.abs(lightness(colour) - ground), colour).toBeGreaterThan(25);
      for (const [j, other] of palette.series.entries()) if (j > i && lineStyle(i).stroke === lineStyle(j).stroke) expect(Math.abs(lightness(colour) - lightness(other)) > 4, `${i} and ${j}`).toBe(true);
    }
  });

  test('the two ends of a comparison stay apart in grey and for every eye, and from the total', () => {
    const roles = [palette.good, palette.bad, palette.total];
    for (const [i, colour] of roles.entries()) for (const other of roles.slice(i + 1)) {
      expect(Math.abs(lightness(colour) - lightness(other)), `${colour} ${other}`).toBeGreaterThan(5);
      for (const matrix of Object.values(deficiencies)) expect(distance(lab(seen(colour, matrix)), lab(seen(other, matrix))), `${colour} ${other}`).toBeGreaterThan(apart);
    }
  });

  test('the depths of a heat map fall or rise evenly in lightness, so that grey keeps their order', () => {
    const steps = [0, 0.25, 0.5, 0.75, 1].map((share) => lightness(depthOf(palette, share)));
    const signs = steps.slice(1).map((value, index) => Math.sign(value - (steps[index] ?? 0)));
    expect(new Set(signs).size).toBe(1);
    for (const [index, value] of steps.slice(1).entries()) expect(Math.abs(value - (steps[index] ?? 0))).toBeGreaterThan(8);
  });

  test('every kind of firm has a colour', () => {
    expect(kind.options.map(({ id }) => palette.kinds[id]).filter((colour) => colour === undefined)).toEqual([]);
  });
});

test('neighbours in a stack never share a pattern', () => {
  for (let index = 0; index < 13; index += 1) expect(patternAt(index)).not.toBe(patternAt(index + 1));
});
