/**
 * The part of the library `docx` that is used here. Its own types bring Node's with them, and then `shared` would compile with a
 * clock and a file system in reach; `tsconfig.json` puts this file in their place.
 */

export const AlignmentType: { readonly LEFT: 'left'; readonly RIGHT: 'right' };
export const BorderStyle: { readonly SINGLE: 'single'; readonly NONE: 'none' };
export const HeadingLevel: { readonly HEADING_1: 'Heading1'; readonly HEADING_2: 'Heading2' };
export const LevelFormat: { readonly BULLET: 'bullet'; readonly DECIMAL: 'decimal' };
export const PageNumber: { readonly CURRENT: 'CURRENT'; readonly TOTAL_PAGES: 'TOTAL_PAGES' };
export const TabStopType: { readonly RIGHT: 'right' };
export const TableLayoutType: { readonly FIXED: 'fixed' };
export const WidthType: { readonly DXA: 'dxa' };

export type Alignment = 'left' | 'right';

export interface Border {
  readonly style: 'single' | 'none';
  readonly size?: number;
  readonly color?: string;
  readonly space?: number;
}

/** `size` is in half points. */
export interface RunLook {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly color?: string;
  readonly size?: number;
  readonly font?: { readonly ascii: string; readonly hAnsi: string; readonly cs: string; readonly eastAsia: string };
  readonly language?: { readonly value: string; readonly eastAsia: string };
}

/** Distances are twips. */
export interface ParagraphLook {
  readonly keepNext?: boolean;
  readonly keepLines?: boolean;
  readonly spacing?: { readonly before?: number; readonly after?: number; readonly line?: number; readonly lineRule?: 'auto' };
  readonly shading?: { readonly fill: string };
  readonly border?: { readonly left?: Border };
  readonly indent?: { readonly left?: number; readonly hanging?: number };
  readonly alignment?: Alignment;
}

export interface Style {
  readonly run?: RunLook;
  readonly paragraph?: ParagraphLook;
}

export interface Styles {
  readonly default?: Readonly<Record<'document' | 'title' | 'heading1' | 'heading2' | 'listParagraph' | 'caption', Style>>;
  readonly paragraphStyles?: readonly (Style & { readonly id: string; readonly name: string; readonly basedOn: string; readonly quickFormat: boolean })[];
}

export interface Level {
  readonly level: number;
  readonly format: 'bullet' | 'decimal';
  readonly text: string;
  readonly alignment: Alignment;
  readonly style: { readonly paragraph: ParagraphLook };
}

export class TextRun {
  constructor(options: string | (RunLook & { readonly text?: string; readonly break?: number; readonly children?: readonly string[] }));
}

/** A field with the result that stands in the file until the program counts anew. */
export class SimpleField {
  constructor(instruction: string, result: string);
}

export class PageBreak {
  constructor();
}

/** Sizes are dots of which 96 make an inch. */
interface ImageOptions {
  readonly data: Uint8Array;
  readonly transformation: { readonly width: number; readonly height: number };
  readonly altText: { readonly name: string; readonly title: string; readonly description: string };
}

export class ImageRun {
  constructor(options: ImageOptions & ({ readonly type: 'png' | 'jpg' } | { readonly type: 'svg'; readonly fallback: { readonly type: 'png'; readonly data: Uint8Array } }));
}

export class Paragraph {
  constructor(options: ParagraphLook & {
    readonly style?: string;
    readonly heading?: 'Heading1' | 'Heading2';
    readonly numbering?: { readonly reference: string; readonly level: number; readonly instance: number };
    readonly tabStops?: readonly { readonly type: 'right'; readonly position: number }[];
    readonly children?: readonly (TextRun | SimpleField | PageBreak | ImageRun)[];
  });
}

export class TableCell {
  constructor(options: { readonly width: { readonly size: number; readonly type: 'dxa' }; readonly shading?: { readonly fill: string }; readonly children: readonly Paragraph[] });
}

export class TableRow {
  constructor(options: { readonly tableHeader?: boolean; readonly cantSplit?: boolean; readonly children: readonly TableCell[] });
}

type Side = 'top' | 'bottom' | 'left' | 'right';

export class Table {
  constructor(options: {
    readonly rows: readonly TableRow[];
    readonly columnWidths: readonly number[];
    readonly width: { readonly size: number; readonly type: 'dxa' };
    readonly layout: 'fixed';
    readonly borders: Readonly<Record<Side | 'insideHorizontal' | 'insideVertical', Border>>;
    readonly margins: Readonly<Record<Side, number>>;
  });
}

export class Footer {
  constructor(options: { readonly children: readonly Paragraph[] });
}

export class Document {
  constructor(options: {
    readonly title: string;
    readonly creator: string;
    readonly lastModifiedBy: string;
    readonly styles: Styles;
    readonly numbering: { readonly config: readonly { readonly reference: string; readonly levels: readonly Level[] }[] };
    readonly sections: readonly {
      readonly properties: { readonly page: { readonly size: { readonly width: number; readonly height: number }; readonly margin: Readonly<Record<Side, number>> } };
      readonly footers: { readonly default: Footer };
      readonly children: readonly (Paragraph | Table)[];
    }[];
  });
}

export const Packer: { toArrayBuffer(file: Document): Promise<ArrayBuffer> };

export function convertMillimetersToTwip(millimetres: number): number;
