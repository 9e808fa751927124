/** Names of the nodes of flows: where two would lie on one another the smaller node's goes to the other side, a line up or down, or is left to the table. */
import type { Plugin } from 'chart.js';
import type { FigureOf } from '../../../shared/interchange/figure.ts';
import type { Look } from '../look.ts';
import { fitText } from '../textWidth.ts';
import { font, fontFamily } from './drawing.ts';
import { type Area, drawn } from './strokes.ts';

/** A flow as the library places it: from the right edge of its source to the left edge of its target. */
interface PlacedFlow {
  readonly x: number;
  readonly x2: number;
  readonly from: PlacedNode;
  readonly to: PlacedNode;
}
/** In units of the scale. */
interface PlacedNode {
  readonly key: string;
  readonly y: number;
  readonly in: number;
  readonly out: number;
}

/** Of the picture's width: two of them, and the nodes themselves, fit beside each other. */
const shareOfLabel = 0.44;
const lineHeight = font.size * 1.2;
const space = 3;

export function flowNames({ nodes }: FigureOf<'sankey'>, { palette }: Look): Plugin {
  return {
    id: 'flowNames',
    afterDatasetsDraw: (chart) => {
      const { ctx, chartArea: area, scales, width } = chart;
      // Safe: the elements of a sankey dataset are its flows.
      const boxes = nodeBoxes(chart.getDatasetMeta(0).data as unknown as readonly PlacedFlow[], (y) => scales['y']?.getPixelForValue(y) ?? 0);
      const labels = new Map(nodes.map(({ key, label }) => [key, fitText(label, width * shareOfLabel, font.size)]));
      const taken: Area[] = [];
      const largestFirst = [...boxes].toSorted(([a, one], [b, other]) => other.bottom - other.top - (one.bottom - one.top) || (a < b ? -1 : 1));
      drawn(ctx, () => {
        ctx.font = `${font.size}px ${fontFamily}`;
        ctx.textAlign = 'left';
        ctx.textBaseline = 'middle';
        for (const [key, box] of largestFirst) {
          const text = labels.get(key) ?? '';
          const place = placesOf(box, ctx.measureText(text).width, area).find((each) => each.left >= 0 && each.right <= width && taken.every((other) => !meet(each, other)));
          if (place === undefined) continue;
          taken.push(place);
          ctx.fillStyle = `${palette.background}b0`;
          ctx.fillRect(place.left, place.top, place.right - place.left, place.bottom - place.top);
          ctx.fillStyle = palette.text;
          ctx.fillText(text, place.left + space, (place.top + place.bottom) / 2);
        }
      });
    },
  };
}

/** @param pixel  of a value on the upright scale */
function nodeBoxes(flows: readonly PlacedFlow[], pixel: (y: number) => number): ReadonlyMap<string, Area> {
  const boxes = new Map<string, Area>();
  const put = ({ key, y, in: taken, out: given }: PlacedNode, left: number, right: number): void => {
    const [one, other] = [pixel(y), pixel(y + Math.max(taken, given))];
    boxes.set(key, { left, right, top: Math.min(one, other), bottom: Math.max(one, other) });
  };
  for (const { x, x2, from, to } of flows) {
    put(from, x - nodeWidth - 1, x);
    put(to, x2, x2 + nodeWidth + 1);
  }
  return boxes;
}
export const nodeWidth = 9;

/** Where a name could stand, the best first: towards the middle, away from it; at the node's height, a line lower, a line higher. */
function placesOf(box: Area, textWidth: number, area: Area): readonly Area[] {
  const wide = textWidth + 2 * space;
  const right = { left: box.right + 1, right: box.right + 1 + wide };
  const left = { left: box.left - 1 - wide, right: box.left - 1 };
  const sides = box.left < (area.left + area.right) / 2 ? [right, left] : [left, right];
  const middle = (box.top + box.bottom) / 2;
  return [0, 1, -1].flatMap((lines) => sides.map((side) => ({ ...side, top: middle + (lines - 0.5) * lineHeight, bottom: middle + (lines + 0.5) * lineHeight })));
}

function meet(one: Area, other: Area): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
