import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/** So many lines of a table are on the page at first, and more at a time when they are asked for: thousands would hold up edits. */
const linesAtOnce = 200;

/**
 * The first lines of a long table, and the button that brings the next ones.
 *
 * @param text  of the button, by how many it brings and how many there are
 */
export function useFirstLines<Item>(items: readonly Item[], text: (next: number, count: number) => string): { readonly shown: readonly Item[]; readonly more: ComponentChildren } {
  const [most, setMost] = useState(linesAtOnce);
  if (items.length <= most) return { shown: items, more: null };
  const next = Math.min(linesAtOnce, items.length - most);
  return {
    shown: items.slice(0, most),
    more: <button type="button" class="button moreLines" data-testid="moreLines" onClick={() => setMost(most + linesAtOnce)}>{text(next, items.length)}</button>,
  };
}
