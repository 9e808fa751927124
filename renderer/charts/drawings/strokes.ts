/** Lines, hatching and shapes on a canvas, for our own small drawings on charts. */

export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Draws with a context that is as before afterwards. */
export function drawn(ctx: CanvasRenderingContext2D, draw: () => void): void {
  ctx.save();
  draw();
  ctx.restore();
}

export function line(ctx: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.lineTo(x2, y2);
  ctx.stroke();
}

/** A closed path through points, to be filled or clipped to. */
export function polygon(ctx: CanvasRenderingContext2D, points: readonly (readonly [number, number])[]): void {
  ctx.beginPath();
  points.forEach(([x, y], index) => (index === 0 ? ctx.moveTo(x, y) : ctx.lineTo(x, y)));
  ctx.closePath();
}

/** Slanted lines over an area, for eyes and printers without colour; whoever calls has clipped to the shape. */
export function hatch(ctx: CanvasRenderingContext2D, { left, right, top, bottom }: Area, colour: string, step: number, slant: 1 | -1 = 1): void {
  const height = bottom - top;
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1;
  ctx.setLineDash([]);
  ctx.beginPath();
  // From one grid for all shapes, so that the pattern does not jump from bar to bar.
  for (let x = Math.floor((left - height) / step) * step; x < right + height; x += step) {
    ctx.moveTo(x, slant === 1 ? bottom : top);
    ctx.lineTo(x + height, slant === 1 ? top : bottom);
  }
  ctx.stroke();
}
