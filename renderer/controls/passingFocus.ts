import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** What can have the focus. */
const focusable = 'button:not(:disabled), [href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';

/**
 * For an element that goes away once it is pressed, or when what it is about is over, such as Stop. Whoever is on it with the
 * keyboard does not lose their place in the window: the focus goes on to a neighbour.
 *
 * @param next  what takes the focus over; where it is not there or not named, what stands in the element's place, or around it
 * @returns for the element
 */
export function usePassingFocus(next?: string): RefObject<HTMLButtonElement | null> {
  const element = useRef<HTMLButtonElement>(null);
  const named = useRef(next);
  named.current = next;
  useLayoutEffect(() => () => {
    const { current } = element;
    if (current === null || current !== document.activeElement) return;
    const around = ancestorsOf(current);
    // After what comes in its place is there.
    requestAnimationFrame(() => {
      const { activeElement } = document;
      if (activeElement !== null && activeElement !== document.body) return;
      const heir = named.current === undefined ? null : document.querySelector<HTMLElement>(named.current);
      (heir ?? nearest(around))?.focus();
    });
  }, []);
  return element;
}

function ancestorsOf(element: HTMLElement): readonly HTMLElement[] {
  const { parentElement } = element;
  return parentElement === null || parentElement === document.body ? [] : [parentElement, ...ancestorsOf(parentElement)];
}

/** The innermost of these that is still there and can take the focus, or has something in it that can. */
function nearest(around: readonly HTMLElement[]): HTMLElement | null {
  for (const each of around) {
    if (!each.isConnected) continue;
    const found = each.matches(focusable) ? each : each.querySelector<HTMLElement>(focusable);
    if (found !== null) return found;
  }
  return null;
}
