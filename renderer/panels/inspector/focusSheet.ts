/** Moving the focus between the sheet in front and the panel beside it. */
import { sidePanel } from '../../state/inspect.ts';

/** The one tab stop of the sheet in front: the cell field of a grid, a cell of the matrix, or the first field of a form. */
export function focusSheet(): void {
  document.querySelector<HTMLElement>('#sheet .cell-field, #sheet [role=grid] [tabindex="0"], #sheet .field')?.focus({ preventScroll: true });
}

/** Opens a side of the panel and goes into it; from inside it closes the panel and goes back to the sheet. */
export function toggleSidePanel(side: 'record' | 'notes'): void {
  const isInside = document.activeElement?.closest('.inspectorPane') != null;
  if (sidePanel.peek() === side && isInside) {
    sidePanel.value = null;
    focusSheet();
    return;
  }
  sidePanel.value = side;
  // Once it is on the page.
  requestAnimationFrame(() => enterSidePanel());
}

/** Goes to what the panel is for: the first field of the form, or the list. */
export function enterSidePanel(): void {
  for (const target of ['[data-fields] .field', '[role=listbox]', '[role=tab][aria-selected=true]']) {
    const found = document.querySelector<HTMLElement>(`.inspectorPane ${target}`);
    if (found === null) continue;
    found.focus();
    return;
  }
}
