import { expect, test } from 'vitest';
import { figureChart } from '../../../renderer/charts/drawings/registry.ts';
import { createKeptChart } from '../../../renderer/charts/keptChart.ts';
import { SvgContext } from '../../../renderer/charts/svgContext.ts';
import type { FigureOf } from '../../../shared/interchange/figure.ts';
import { lightPalette } from '../../../shared/interchange/palette.ts';
import { everyFigure } from '../../builders/everyFigure.ts';

const names = ['Oracle', 'Nebius Group', 'CoreWeave', 'Applied Digital', 'TeraWulf', 'IREN Limited'];
const values = [105_400, 4_100, 3_750, 2_000, 1_060, 316];

/** What stands in the boxes of a treemap of very unlike debts in a narrow pane. */
function drawnTexts(): readonly string[] {
  const treemap: FigureOf<'treemap'> = {
    ...everyFigure('en').treemap,
    levels: ['Lender', 'Collateral', 'Debtor'],
    leaves: names.map((name, at) => ({ key: name, label: name, path: [at < 4 ? 'Bond investors' : 'JPMorgan Chase', 'Unsecured', name], value: values[at]!, colour: { role: 'series', index: 0 } })),
  };
  const context = new SvgContext(290, 280);
  const kept = createKeptChart(context.canvas as unknown as HTMLCanvasElement);
  kept.show(figureChart(treemap, { palette: lightPalette, place: 'screen', width: 290, highlight: new Set() }, () => undefined));
  const texts = [...context.toSvg('').matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map((match) => match[1]!.trim()).filter((text) => text !== '');
  kept.destroy();
  return texts;
}

test('small boxes of a treemap are left without words rather than with cut ones: a number stands whole or not at all', () => {
  const texts = drawnTexts();
  expect(texts).toContain('Oracle');
  expect(texts).toContain('105,400');
  const cut = texts.filter((text) => text.endsWith('…'));
  for (const text of cut) expect(text).toMatch(/^\D{3,}…$/);
});
