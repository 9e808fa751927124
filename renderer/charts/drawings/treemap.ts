/** Areas as large as their values, grouped by the outer levels. */
import type { TooltipItem } from 'chart.js';
import { type FigureOf, formatFigureValue } from '../../../shared/interchange/figure.ts';
import { colourOf } from '../../../shared/interchange/palette.ts';
import { labelled } from '../../../shared/text/punctuation.ts';
import type { FigureChart } from '../chartLibrary.ts';
import { isDimmed, type Look, shade } from '../look.ts';
import { fitText, textWidth } from '../textWidth.ts';
import { baseOptions, font, withOptions } from './drawing.ts';
import { writingOn } from './heatMap.ts';

interface Place {
  readonly raw?: { readonly l?: number; readonly g?: string; readonly v?: number; readonly w?: number; readonly h?: number; readonly isLeaf?: boolean; readonly _data?: { readonly children?: readonly { readonly place?: number }[]; readonly place?: number } };
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
        captions: { display: true, align: 'left', color: palette.text, font: { ...font, weight: 'bold' }, formatter: ({ raw }: Place) => captionIn(raw?.w ?? 0, raw?.g ?? '') },
        labels: {
          display: true, align: 'left', position: 'top', overflow: 'cut', font, color: (place: Place) => writingOn(ground(place), palette),
          formatter: ({ raw }: Place) => linesIn(raw?.w ?? 0, raw?.h ?? 0, raw?.g ?? '', formatFigureValue(raw?.v ?? 0, figure)),
        },
      }],
    },
    options: withOptions(baseOptions(figure, look), {
      plugins: {
        tooltip: { callbacks: { title: () => '', label: ({ raw }: TooltipItem<'treemap'>) => labelled(figure.language, (raw as Place['raw'])?.g ?? '', formatFigureValue((raw as Place['raw'])?.v ?? 0, figure)) } },
      },
    } as object),
    plugins: [],
  };
  return config as unknown as FigureChart;
}

/** What a box keeps free within its edges, both sides together. */
const inset = 8;
/** Fewer letters of a name than these say nothing; the table and the pointer have it whole. */
const leastLetters = 3;

/** A name as far as it can be read in a width, or nothing. */
function nameIn(width: number, name: string): string {
  const fitted = fitText(name, width - inset, font.size);
  return fitted === name || fitted.length > leastLetters ? fitted : '';
}

/** A caption; one blank where it has no room, since the library puts back the name for nothing. */
function captionIn(width: number, name: string): string {
  return nameIn(width, name) || ' ';
}

/** The name of a box, and its value where the whole number has room: a number that is cut would be read as another. */
function linesIn(width: number, height: number, name: string, value: string): string[] {
  const room = Math.floor((height - inset) / (font.size * 1.2));
  const shown = nameIn(width, name);
  if (shown === '' || room < 1) return [''];
  return room < 2 || textWidth(value) * font.size > width - inset ? [shown] : [shown, value];
}
