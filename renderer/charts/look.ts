import type { Palette } from './palette.ts';

/** The colours that a figure is drawn in, and what for. */
export interface Look {
  readonly palette: Palette;
  /** `screen`: the pane shows title and remark beside the picture. `export`: title and caption are in the picture. */
  readonly place: 'screen' | 'export';
}
