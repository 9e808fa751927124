/** Areas as large as their values, grouped by the outer levels. */
import type { TooltipItem } from 'chart.js';
import { type FigureOf, formatFigureValue } from '../../../shared/interchange/figure.ts';
import { colourOf } from '../../../shared/interchange/palette.ts';
import type { FigureChart } from '../chartLibrary.ts';
import { isDimmed, type Look, shade } from '../look.ts';
import { fitText } from '../textWidth.ts';
import { baseOptions, font, withOptions } from './drawing.ts';
import { writingOn } from './heatMap.ts';

interface Place {
  readonly raw?: { readonly l?: number; readonly g?: string; readonly v?: number; readonly w?: number; readonly isLeaf?: boolean; readonly _data?: { readonly children?: readonly { readonly place?: number }[]; readonly place?: number } };
}

export function treemapDrawing(figure: FigureOf<'treemap'>, look: Look): FigureChart {
  const { palette } = look;
  const tree = figure.leaves.map(({ path, value }, place) => ({ value, place, ...Object.fromEntries(path.map((word, level) => [`level${level}`, word])) }));
  const leafOf = ({ raw }: Place) => figure.leaves[raw?._data?.place ?? raw?._data?.children?.[0]?.place ?? -1];
  const ground = (place: Place): string => {
    const leaf = leafOf(place);
    if (leaf === undefined || place.raw?.isLeaf !== true) return palette.grid;
    return shade(colourOf(palette, leaf.colour), isDimmed(look, leaf.firms));
  };
  const config = {
    type: 'treemap',
    data: {
      datasets: [{
        label: figure.title, tree, key: 'value', groups: figure.levels.map((_, level) => `level${level}`), spacing: 1, borderWidth: 1, borderColor: palette.background, backgroundColor: ground,
        captions: { display: true, align: 'left', color: palette.text, font: { ...font, weight: 'bold' }, formatter: ({ raw }: Place) => raw?.g ?? '' },
        labels: {
          display: true, align: 'left', position: 'top', overflow: 'cut', font, color: (place: Place) => writingOn(ground(place), palette),
          formatter: ({ raw }: Place) => [raw?.g ?? '', formatFigureValue(raw?.v ?? 0, figure)].map((text) => fitText(text, (raw?.w ?? 0) - 8, font.size)),
        },
      }],
    },
    options: withOptions(baseOptions(figure, look), {
      plugins: {
        tooltip: { callbacks: { title: () => '', label: ({ raw }: TooltipItem<'treemap'>) => `${(raw as Place['raw'])?.g ?? ''}: ${formatFigureValue((raw as Place['raw'])?.v ?? 0, figure)}` } },
      },
    } as object),
    plugins: [],
  };
  return config as unknown as FigureChart;
}
