import { describe, expect, test } from 'vitest';
import { patternAt, patternPath } from '../../../renderer/charts/drawings/barPatterns.ts';
import { figureSvg } from '../../../renderer/charts/figureSvg.ts';
import { textWidth } from '../../../renderer/charts/textWidth.ts';
import { languages } from '../../../shared/base/localized.ts';
import { alternativeText } from '../../../shared/interchange/alternativeText.ts';
import { figureTable, waterfallTops } from '../../../shared/interchange/figureTable.ts';
import { everyFigure, everyFigureList } from '../../builders/everyFigure.ts';

/** The texts of an SVG, in order. */
function textsIn(svg: string): readonly string[] {
  return [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map((match) => match[1] ?? '');
}

describe.each(languages)('in %s', (language) => {
  test.each(everyFigureList(language).map((figure) => [figure.type, figure] as const))('%s is drawn without a display, with its title and caption as text, and twice alike', (_type, figure) => {
    const svg = figureSvg(figure);
    const texts = textsIn(svg).join('\n');
    expect(texts).toContain(figure.title.replace('&', '&amp;'));
    expect(texts).toContain(figure.caption.scenario);
    expect(texts).toContain('aaaaaaaaaaaa');
    expect(svg).not.toMatch(/NaN|undefined|Infinity|\[object/);
    expect(figureSvg(figure)).toBe(svg);
    // More than title, caption and axes: something of the data is there.
    expect(svg.match(/<path /g)?.length ?? 0).toBeGreaterThan(2);
  });

  test.each(everyFigureList(language).map((figure) => [figure.type, figure] as const))('%s has a table whose numbers carry their text, and words that name it', (_type, figure) => {
    const table = figureTable(figure);
    expect(table.rows.length).toBeGreaterThan(1);
    for (const row of table.rows) {
      expect(row).toHaveLength(table.columns.length);
      row.forEach(({ value, text }, index) => {
        if (typeof value === 'number') expect([table.columns[index]?.isNumber, text]).toEqual([true, expect.stringMatching(/^-?[\d,.]+%?$/)]);
      });
    }
    const words = alternativeText(figure);
    expect(words).toContain(figure.title);
    expect(words).not.toMatch(/undefined|NaN|\{/);
  });
});

test('what is empty says why, in the picture and in words', () => {
  const figure = { ...everyFigure('en').sankey, empty: 'No flows in this quarter.' };
  expect(textsIn(figureSvg(figure))).toContain('No flows in this quarter.');
  expect(alternativeText(figure)).toBe('Sample of sankey & more: No flows in this quarter.');
});

test('a waterfall adds up to its total', () => {
  expect(waterfallTops(everyFigure('en').waterfall)).toEqual([120, 165, 135, 135]);
});

test('the words tell what the picture shows', () => {
  const { line, stackedBars, tornado } = everyFigure('en');
  expect(alternativeText(line)).toBe('Sample of line & more: 2 series by quarter, 0 to 3. Firm a goes from 10 to 40 and fails in quarter 2. Firm b goes from 30 to -5. Covenant is broken first at quarter 2.');
  expect(alternativeText(stackedBars)).toBe('Sample of stackedBars & more: 3 series by quarter, 0 to 3. The total is 18, the most (6) at quarter 3; the largest series is Firm a (10).');
  expect(alternativeText(tornado)).toBe('Sample of tornado & more: the outcome is 100 as it is. It moves most with Spot rent: 60 at −10%, 120 at +10%.');
});

const narrow = { width: 320, height: 280 } as const;

test('a name too long for the axis of a tornado takes more lines, and none of its words is cut', () => {
  const { tornado } = everyFigure('en');
  const [first] = tornado.bars;
  const texts = textsIn(figureSvg({ ...tornado, bars: [{ ...first!, label: 'Fluidstack → Anthropic: Days of payment lag' }] }, narrow, 'page'));
  expect(texts).not.toContain('Fluidstack → Anthropic: Days of payment lag');
  expect(texts.join(' ')).toContain('Fluidstack → Anthropic: Days of payment lag');
});

test('names of flows are cut where they would run into those at the other side', () => {
  const { sankey } = everyFigure('en');
  const long = 'Abilene joint venture (Crusoe with Blue Owl)';
  const svg = figureSvg({ ...sankey, nodes: sankey.nodes.map((node) => ({ ...node, label: long })) }, narrow, 'page');
  expect(textsIn(svg)).not.toContain(long);
  expect(textsIn(svg).filter((text) => /^Abilene joint .*…$/.test(text))).toHaveLength(sankey.nodes.length);
});

test('names of flows never lie on one another, also where many columns are close', () => {
  const { sankey } = everyFigure('en');
  const keys = Array.from({ length: 12 }, (_, index) => `n${index}`);
  const nodes = keys.map((key, index) => ({ ...sankey.nodes[0]!, key, label: `Firm of quite a name ${index}` }));
  const flows = keys.slice(0, -3).flatMap((from, index) => [1, 3].map((step) => ({ ...sankey.flows[0]!, key: `${from}+${step}`, from, to: keys[index + step]!, value: 1 + index })));
  const svg = figureSvg({ ...sankey, nodes, flows }, narrow, 'page');
  const boxes = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>(Firm of[^<]*)</g)].map(([, x, y, text = '']) => ({ left: Number(x), right: Number(x) + textWidth(text) * 11, y: Number(y) }));
  expect(boxes.length).toBeGreaterThan(4);
  const overlaps = boxes.flatMap((one, index) => boxes.slice(index + 1).filter((other) => Math.abs(one.y - other.y) < 11 && one.left < other.right && other.left < one.right));
  expect(overlaps).toEqual([]);
  for (const { left, right } of boxes) expect([left >= 0, right <= narrow.width]).toEqual([true, true]);
});

test('each pattern of bars has lines of its own in a legend, and the plain one none', () => {
  const paths = [0, 1, 2, 3, 4].map((index) => patternPath(patternAt(index), { width: 26, height: 8 }));
  expect(paths[0]).toBe('');
  expect(new Set(paths).size).toBe(5);
  expect(paths[2]).toBe('M0 2h26M0 6h26');
  expect(paths[4]).toBe(`${paths[1]}${paths[3]}`);
});
