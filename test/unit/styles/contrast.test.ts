/** The colours of cells reach WCAG AA (4.5 : 1) in both themes, worked out from the tokens. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inProject } from '../../../scripts/project.mjs';

type Colour = readonly [red: number, green: number, blue: number];

const css = readFileSync(inProject('renderer', 'styles', 'tokens.css'), 'utf8');

function tokensOf(selector: string): ReadonlyMap<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return new Map([...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

function colour(text: string): Colour {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text.trim());
  if (hex === null) throw new Error(`${text} is no plain colour.`);
  return [parseInt(hex[1] ?? '', 16), parseInt(hex[2] ?? '', 16), parseInt(hex[3] ?? '', 16)];
}

/** Relative luminance of WCAG 2.2. */
function luminance(rgb: Colour): number {
  const [red, green, blue] = rgb.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(a: Colour, b: Colour): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** As `color-mix(in srgb, a share, b)`. */
function mix(a: Colour, share: number, b: Colour): Colour {
  const part = (place: 0 | 1 | 2): number => a[place] * share + b[place] * (1 - share);
  return [part(0), part(1), part(2)];
}

describe.each([':root', ":root[data-theme='dark']"])('%s', (selector) => {
  const tokens = tokensOf(selector);
  const token = (name: string): Colour => colour(tokens.get(name) ?? '');

  test.each([
    ['input', 'surface'], ['input', 'background'], ['calculated', 'surface'], ['override', 'override-tint'], ['override', 'surface'], ['override', 'surface-raised'],
    ['text-muted', 'surface'], ['text-muted', 'surface-raised'], ['failed', 'failed-tint'], ['failed', 'surface'], ['blocked', 'blocked-tint'], ['sound', 'surface'],
    ['accent', 'surface'], ['accent-text', 'accent'], ['text', 'accent-tint'], ['text-muted', 'accent-tint'], ['text-muted', 'surface-hover'],
  ])('%s on %s', (ink, paper) => {
    expect(contrast(token(ink), token(paper))).toBeGreaterThanOrEqual(4.5);
  });

  test('text on every step of the scale of exposures', () => {
    const steps = [...readFileSync(inProject('renderer', 'panels', 'exposures', 'exposures.css'), 'utf8').matchAll(/var\(--accent\) (\d+)%, var\(--surface\)/g)];
    expect(steps).toHaveLength(5);
    for (const step of steps) expect(contrast(token('text'), mix(token('accent'), Number(step[1]) / 100, token('surface')))).toBeGreaterThanOrEqual(4.5);
  });
});

test('black on white is the largest contrast there is', () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 6);
});
