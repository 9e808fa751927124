/** Outlines of the window's icons on a 16 × 16 grid, drawn with the colour of the text. */
const paths = {
  undo: 'M6 3 2.5 6.5 6 10 M2.5 6.5h7a4 4 0 0 1 0 8H7',
  redo: 'M10 3l3.5 3.5L10 10 M13.5 6.5h-7a4 4 0 0 0 0 8H9',
  history: 'M2.5 4v3h3 M2.8 7a5.5 5.5 0 1 1-.3 2 M8 5v3.2l2.2 1.5',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z M10.5 10.5 14 14',
  open: 'M2 4.5v8.5h12V6H8L6.5 4.5z',
  save: 'M3 2.5h8.5L13.5 4.5v9h-11v-11z M5.5 2.5v3.5h5V2.5 M5 13.5V9h6v4.5',
  more: 'M3.5 8h.01 M8 8h.01 M12.5 8h.01',
  plus: 'M8 3v10 M3 8h10',
  close: 'M4 4l8 8 M12 4l-8 8',
  play: 'M5 3l8 5-8 5z',
  pause: 'M5.5 3v10 M10.5 3v10',
  previous: 'M10 3 5 8l5 5',
  next: 'M6 3l5 5-5 5',
  check: 'M3 8.5 6.5 12 13 4.5',
  warning: 'M8 2.5 14.5 13.5h-13z M8 6.5v3.5 M8 12h.01',
  failed: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z M5.8 5.8l4.4 4.4 M10.2 5.8l-4.4 4.4',
  note: 'M3 2.5h10v8l-3 3H3z M10 13.5v-3h3 M5.5 5.5h5 M5.5 8h3',
  file: 'M4 1.5h5.5L12.5 4.5v10h-8.5z M9.5 1.5v3h3',
  chart: 'M2.5 2.5v11h11 M5 10l3-3 2 2 3.5-4',
  table: 'M2.5 3h11v10h-11z M2.5 6.3h11 M2.5 9.6h11 M6.5 3v10',
  enlarge: 'M9.5 2.5h4v4 M13.5 2.5 9 7 M6.5 13.5h-4v-4 M2.5 13.5 7 9',
  lock: 'M4 7.5h8v6H4z M5.5 7.5v-2a2.5 2.5 0 0 1 5 0v2',
  trash: 'M3 4.5h10 M6 4.5v-2h4v2 M4.5 4.5l.5 9h6l.5-9',
} as const;

export type IconName = keyof typeof paths;

/** Decoration only: the control around it carries the words. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
