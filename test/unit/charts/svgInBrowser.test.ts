import { expect, test, vi } from 'vitest';
import type { SeriesFigure } from '../../../shared/interchange/figure.ts';

const figure: SeriesFigure = {
  id: 'f', language: 'en', type: 'line', title: 'Cash', caption: { workbook: 'B', scenario: 'S', unit: 'USD M', date: '', remark: '' }, unit: 'money', empty: null,
  x: { kind: 'quarters', title: 'Quarter', quarters: [0, 1, 2, 3] }, thresholds: [], marks: [], scale: null, marked: null,
  series: [{ key: 'a', label: 'A', values: [10, 8, null, 3], colour: { role: 'series', index: 0 }, stroke: 'dashed' }, { key: 'b', label: 'B', values: [1, 2, 3, 4], colour: { role: 'series', index: 1 }, stroke: 'solid' }],
};

/** A path as browsers have it: it takes what is drawn, and gives nothing back. */
class ClosedPath {
  moveTo(): void {}
  lineTo(): void {}
  closePath(): void {}
}

test('lines are in the drawing where there is a browser too', async () => {
  // Before the library is loaded: it looks for it once.
  vi.stubGlobal('Path2D', ClosedPath);
  const { figureSvg } = await import('../../../renderer/charts/figureSvg.ts');
  const svg = figureSvg(figure);
  vi.unstubAllGlobals();
  const strokes = (colour: string) => [...svg.matchAll(new RegExp(`<path d="([^"]*)" fill="none" stroke="${colour}"`, 'g'))].map(([, path = '']) => path.match(/[MLZ]/g)?.join(''));
  // Four values make an open path; what was left there instead was the closed one of the clip.
  expect(strokes('#d55e00').some((path) => /^ML{3,}$/.test(path ?? ''))).toBe(true);
  expect(strokes('#d55e00').filter((path) => path?.endsWith('Z'))).toEqual([]);
});
