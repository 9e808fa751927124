/**
 * The part of a 2D canvas context that Chart.js draws charts with, written down as SVG: for machines without a display.
 *
 * Why our own: svgcanvas needs a whole DOM (elements, CSS parsing, XMLSerializer, random ids); this needs nothing and gives
 * the same bytes every time. Widths of text are estimated, since no font is at hand; they only decide where labels go.
 */
import { textWidth } from './textWidth.ts';

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

interface Style {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  miterLimit: number;
  globalAlpha: number;
  font: string;
  textAlign: string;
  textBaseline: string;
  dash: readonly number[];
  matrix: Matrix;
  clip: string | null;
}

const identity: Matrix = [1, 0, 0, 1, 0, 0];
const startStyle: Style = {
  fillStyle: '#000', strokeStyle: '#000', lineWidth: 1, lineCap: 'butt', lineJoin: 'miter', miterLimit: 10, globalAlpha: 1,
  font: '10px sans-serif', textAlign: 'start', textBaseline: 'alphabetic', dash: [], matrix: identity, clip: null,
};

export class SvgContext {
  fillStyle = startStyle.fillStyle;
  strokeStyle = startStyle.strokeStyle;
  lineWidth = startStyle.lineWidth;
  lineCap = startStyle.lineCap;
  lineJoin = startStyle.lineJoin;
  miterLimit = startStyle.miterLimit;
  globalAlpha = startStyle.globalAlpha;
  font = startStyle.font;
  textAlign = startStyle.textAlign;
  textBaseline = startStyle.textBaseline;
  lineDashOffset = 0;
  readonly canvas: { readonly width: number; readonly height: number; readonly style: object; getContext: () => SvgContext };

  private dash: readonly number[] = [];
  private matrix: Matrix = identity;
  private clipId: string | null = null;
  private path: string[] = [];
  private readonly stack: Style[] = [];
  private readonly body: string[] = [];
  private readonly clips: string[] = [];
  private parts = 0;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.canvas = { width, height, style: {}, getContext: () => this };
  }

  /** The drawing so far as a standalone SVG file. */
  toSvg(title: string): string {
    const size = `width="${this.width}" height="${this.height}" viewBox="0 0 ${this.width} ${this.height}"`;
    const defs = this.clips.length === 0 ? [] : [`<defs>${this.clips.join('')}</defs>`];
    return [`<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img">`, `<title>${escapeXml(title)}</title>`, ...defs, ...this.body, '</svg>', ''].join('\n');
  }

  /** Another drawing as a part of this one, with its upper left corner at a place. */
  append(part: SvgContext, x: number, y: number): void {
    const prefix = `part${this.parts}-`;
    this.parts += 1;
    const named = (text: string): string => text.replace(/(id="|url\(#)(clip|part)/g, `$1${prefix}$2`);
    this.clips.push(...part.clips.map(named));
    this.body.push(`<g transform="translate(${short(x)} ${short(y)})">`, ...part.body.map(named), '</g>');
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, miterLimit, globalAlpha, font, textAlign, textBaseline, dash, matrix, clipId } = this;
    this.stack.push({ fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, miterLimit, globalAlpha, font, textAlign, textBaseline, dash, matrix, clip: clipId });
  }

  restore(): void {
    const style = this.stack.pop();
    if (style === undefined) return;
    const { dash, matrix, clip, ...rest } = style;
    Object.assign(this, rest);
    this.dash = dash;
    this.matrix = matrix;
    this.clipId = clip;
  }

  setLineDash(dash: readonly number[]): void {
    this.dash = [...dash];
  }
  getLineDash(): number[] {
    return [...this.dash];
  }

  translate(x: number, y: number): void {
    this.transform(1, 0, 0, 1, x, y);
  }
  scale(x: number, y: number): void {
    this.transform(x, 0, 0, y, 0, 0);
  }
  rotate(angle: number): void {
    this.transform(Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0);
  }
  transform(a: number, b: number, c: number, d: number, e: number, f: number): void {
    const [ma, mb, mc, md, me, mf] = this.matrix;
    this.matrix = [ma * a + mc * b, mb * a + md * b, ma * c + mc * d, mb * c + md * d, ma * e + mc * f + me, mb * e + md * f + mf];
  }
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void {
    this.matrix = [a, b, c, d, e, f];
  }
  resetTransform(): void {
    this.matrix = identity;
  }

  beginPath(): void {
    this.path = [];
  }
  closePath(): void {
    if (this.path.length > 0) this.path.push('Z');
  }
  moveTo(x: number, y: number): void {
    this.path.push(`M${this.point(x, y)}`);
  }
  lineTo(x: number, y: number): void {
    this.path.push(`${this.path.length === 0 ? 'M' : 'L'}${this.point(x, y)}`);
  }
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.path.push(`C${this.point(x1, y1)} ${this.point(x2, y2)} ${this.point(x, y)}`);
  }
  quadraticCurveTo(x1: number, y1: number, x: number, y: number): void {
    this.path.push(`Q${this.point(x1, y1)} ${this.point(x, y)}`);
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.path.push(`M${this.point(x, y)}L${this.point(x + width, y)}L${this.point(x + width, y + height)}L${this.point(x, y + height)}Z`);
  }
  /** Arcs as short straight pieces: exact enough for legends and points, and right under every transform. */
  ellipse(x: number, y: number, radiusX: number, radiusY: number, rotation: number, start: number, end: number, anticlockwise = false): void {
    const full = 2 * Math.PI;
    const sweep = Math.abs(end - start) >= full ? (anticlockwise ? -full : full) : anticlockwise ? -((((start - end) % full) + full) % full) : (((end - start) % full) + full) % full;
    const pieces = Math.max(2, Math.ceil((Math.abs(sweep) / full) * 32));
    for (let piece = 0; piece <= pieces; piece += 1) {
      const angle = start + (sweep * piece) / pieces;
      const px = radiusX * Math.cos(angle);
      const py = radiusY * Math.sin(angle);
      this.lineTo(x + px * Math.cos(rotation) - py * Math.sin(rotation), y + px * Math.sin(rotation) + py * Math.cos(rotation));
    }
  }
  arc(x: number, y: number, radius: number, start: number, end: number, anticlockwise = false): void {
    this.ellipse(x, y, radius, radius, 0, start, end, anticlockwise);
  }

  fill(): void {
    this.draw(paint('fill', this.fillStyle), 'none');
  }
  stroke(): void {
    this.draw('fill="none"', paint('stroke', this.strokeStyle));
  }
  clip(): void {
    const id = `clip${this.clips.length + 1}`;
    this.clips.push(`<clipPath id="${id}"><path d="${this.path.join('')}"${this.clipAttribute()}/></clipPath>`);
    this.clipId = id;
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.withRect(x, y, width, height, () => this.fill());
  }
  strokeRect(x: number, y: number, width: number, height: number): void {
    this.withRect(x, y, width, height, () => this.stroke());
  }
  /** Chart.js clears the canvas before it draws; here nothing has been drawn by then. */
  clearRect(): void {}

  /** A canvas turns whatever it is given into text; Chart.js hands over the quarters as numbers. */
  measureText(text: string | number): { readonly width: number; readonly actualBoundingBoxLeft: number; readonly actualBoundingBoxRight: number; readonly actualBoundingBoxAscent: number; readonly actualBoundingBoxDescent: number } {
    const size = fontSize(this.font);
    const width = textWidth(String(text)) * size;
    return { width, actualBoundingBoxLeft: 0, actualBoundingBoxRight: width, actualBoundingBoxAscent: size * 0.75, actualBoundingBoxDescent: size * 0.22 };
  }

  fillText(text: string | number, x: number, y: number): void {
    const [, style = '', size = '10', family = 'sans-serif'] = /^(.*?)(\d+(?:\.\d+)?)px(?:\/\S+)?\s+(.*)$/.exec(this.font) ?? [];
    const anchor = { center: 'middle', right: 'end', end: 'end' }[this.textAlign] ?? 'start';
    const drop = { top: 0.78, hanging: 0.78, middle: 0.34, bottom: -0.22 }[this.textBaseline] ?? 0;
    const weight = /bold/.test(style) ? ' font-weight="bold"' : '';
    const [a, b, c, d, e, f] = this.matrix.map(short);
    const font = `font-family="${escapeXml(family)}" font-size="${size}"${weight}`;
    const place = `x="${short(x)}" y="${short(y + drop * Number(size))}" transform="matrix(${[a, b, c, d, e, f].join(' ')})"`;
    const written = `<text ${place} ${font} text-anchor="${anchor}" ${paint('fill', this.fillStyle)}${this.alpha()}>${escapeXml(String(text))}</text>`;
    // On the text itself the clip would turn and move with it.
    this.body.push(this.clipId === null ? written : `<g${this.clipAttribute()}>${written}</g>`);
  }
  /** Chart.js strokes text only where a stroke was asked for, which no figure does. */
  strokeText(): void {}

  private withRect(x: number, y: number, width: number, height: number, paint: () => void): void {
    const kept = this.path;
    this.path = [];
    this.rect(x, y, width, height);
    paint();
    this.path = kept;
  }

  private draw(fill: string, stroke: string): void {
    if (this.path.length === 0) return;
    const line =
      stroke === 'none'
        ? ''
        : ` ${stroke} stroke-width="${short(this.lineWidth)}" stroke-linecap="${this.lineCap}" stroke-linejoin="${this.lineJoin}"${this.dash.length > 0 ? ` stroke-dasharray="${this.dash.join(' ')}"` : ''}`;
    this.body.push(`<path d="${this.path.join('')}" ${fill}${line}${this.alpha()}${this.clipAttribute()}/>`);
  }

  private clipAttribute(): string {
    return this.clipId === null ? '' : ` clip-path="url(#${this.clipId})"`;
  }
  private alpha(): string {
    return this.globalAlpha === 1 ? '' : ` opacity="${short(this.globalAlpha)}"`;
  }
  private point(x: number, y: number): string {
    const [a, b, c, d, e, f] = this.matrix;
    return `${short(a * x + c * y + e)} ${short(b * x + d * y + f)}`;
  }
}

/** A colour as SVG 1.1 has it: older readers know no colour with opacity in it. */
function paint(what: 'fill' | 'stroke', style: string): string {
  const [, hex, alpha] = /^(#[0-9a-f]{6})([0-9a-f]{2})$/i.exec(style) ?? [];
  if (hex !== undefined && alpha !== undefined) return `${what}="${hex}" ${what}-opacity="${short(Number.parseInt(alpha, 16) / 255)}"`;
  const [, red, green, blue, opacity] = /^rgba\(\s*([\d.]+),\s*([\d.]+),\s*([\d.]+),\s*([\d.]+)\s*\)$/.exec(style) ?? [];
  if (opacity !== undefined) return `${what}="rgb(${red}, ${green}, ${blue})" ${what}-opacity="${opacity}"`;
  return `${what}="${escapeXml(style)}"`;
}

function short(value: number): number {
  return Math.round(value * 100) / 100;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function fontSize(font: string): number {
  return Number(/(\d+(?:\.\d+)?)px/.exec(font)?.[1] ?? 10);
}
