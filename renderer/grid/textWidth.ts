/** How wide a text is in the grid's font: whether a number fits into its column, and how wide a column has to be. */
export interface TextWidth {
  /** Width of a text in pixels, as bold as an override makes it. */
  of(text: string): number;
  /** Whether a text can be shown whole in a cell of this width. */
  fits(text: string, cellWidth: number): boolean;
  /** The cell's width that a text needs. */
  cellFor(text: string): number;
}

/** Padding and border of a cell, left and right together, and a pixel for rounding. */
const frame = 19;

/** The font is that of the element; digits count as the widest of them, since all are shown equally wide. */
export function createTextWidth(element: HTMLElement): TextWidth {
  const context = document.createElement('canvas').getContext('2d');
  const { fontSize, fontFamily } = getComputedStyle(element);
  const known = new Map<string, number>();
  if (context !== null) context.font = `600 ${fontSize} ${fontFamily}`;
  const measured = (text: string): number => context?.measureText(text).width ?? text.length * 8;
  const digit = Math.max(...Array.from('0123456789', measured));
  const letter = (character: string): number => {
    if (character >= '0' && character <= '9') return digit;
    const width = known.get(character) ?? measured(character);
    known.set(character, width);
    return width;
  };
  const of = (text: string): number => {
    let sum = 0;
    for (const character of text) sum += letter(character);
    return sum;
  };
  return { of, fits: (text, cellWidth) => of(text) + frame <= cellWidth, cellFor: (text) => Math.ceil(of(text) + frame) };
}
