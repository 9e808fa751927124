import type { Palette } from '../../shared/interchange/palette.ts';

/** The colours that a figure is drawn in, and what for. */
export interface Look {
  readonly palette: Palette;
  /** `screen`: the pane shows title and remark beside the picture, and is low; `large`: so it does, with room to name the axes; `page`: so does the page of a report. `export`: title and caption are in the picture. `panel`: a part of one. */
  readonly place: 'screen' | 'large' | 'page' | 'export' | 'panel';
  /** Width of the picture in CSS pixels, into which titles and captions are broken; 0 where it is not known yet. */
  readonly width: number;
  /** Ids of the firms that stand out; the others are dimmed. Empty: none is. */
  readonly highlight: ReadonlySet<string>;
  /** Panels beside one another have one legend together. */
  readonly withLegend?: false;
}

/** Paper: always light, nothing dimmed. */
export function paperLook(palette: Palette, width: number, place: 'export' | 'page' = 'export'): Look {
  return { palette, place, width, highlight: new Set() };
}

/** Whether something that stands for these firms steps back, because others are selected. What stands for none never does. */
export function isDimmed({ highlight }: Look, firms: readonly string[] | undefined): boolean {
  return highlight.size > 0 && firms !== undefined && firms.length > 0 && !firms.some((id) => highlight.has(id));
}

/** A colour, or the same one faint. */
export function shade(colour: string, dimmed: boolean): string {
  return dimmed ? `${colour}38` : colour;
}
