/** A remark by a cell: a hint that goes by itself, or an error that stays until it is mended. */
export interface Bubble {
  readonly element: HTMLElement;
  show(text: string, isError: boolean): void;
  hide(): void;
}

const hintMilliseconds = 2500;

export function createBubble(id: string): Bubble {
  const element = document.createElement('div');
  element.id = id;
  element.className = 'cell-bubble';
  element.setAttribute('role', 'alert');
  element.hidden = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = (): void => {
    clearTimeout(timer);
    element.hidden = true;
    element.textContent = '';
  };
  return {
    element,
    hide,
    show: (text, isError) => {
      clearTimeout(timer);
      element.textContent = text;
      element.classList.toggle('is-error', isError);
      element.hidden = false;
      if (!isError) timer = setTimeout(hide, hintMilliseconds);
    },
  };
}
