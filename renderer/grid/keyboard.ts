/**
 * Which key does what in a grid, as a spreadsheet user expects. Pure: a key goes in, an intention comes out. A key that is
 * part of composing text (Chinese, Japanese, Korean) never means anything here.
 */
export type Direction = 'up' | 'down' | 'left' | 'right';

export type GridAction =
  | { readonly type: 'move'; readonly direction: Direction; readonly extend: boolean; readonly far: boolean }
  | { readonly type: 'page'; readonly step: 1 | -1; readonly extend: boolean }
  | { readonly type: 'home' | 'end'; readonly extend: boolean; readonly far: boolean }
  | { readonly type: 'advance'; readonly by: 'row' | 'column'; readonly step: 1 | -1 }
  | { readonly type: 'fill'; readonly direction: 'down' | 'right' }
  /** The copied value without any arithmetic behind it, or the day. */
  | { readonly type: 'type'; readonly what: 'above' | 'today' }
  | { readonly type: 'moveRows'; readonly step: 1 | -1 }
  | {
      readonly type:
        | 'edit' | 'toggleMode' | 'fillSelection' | 'fillToEnd' | 'copyWithHeaders' | 'pasteSpecial' | 'showCursor' | 'clear' | 'backspace' | 'toggle' | 'cancel' | 'openList' | 'selectAll' | 'selectRow' | 'selectColumn'
        | 'addRow' | 'duplicateRows' | 'deleteRows' | 'resetCells' | 'applyToBase' | 'contextMenu' | 'leave';
    };

export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly composing: boolean;
}

/** Ctrl and the Mac's Command count as one; AltGr types letters and is no Ctrl. */
export function keyPress(event: KeyboardEvent): KeyPress {
  return {
    key: event.key,
    ctrl: (event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph'),
    shift: event.shiftKey,
    alt: event.altKey,
    composing: event.isComposing || event.keyCode === 229,
  };
}

const arrows: Readonly<Record<string, Direction>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };

/** What a key means while no cell is being edited; null leaves it to the browser, which types it into the cell. */
export function gridAction(press: KeyPress): GridAction | null {
  if (press.composing) return null;
  const direction = arrows[press.key];
  if (direction !== undefined) return arrowAction(press, direction);
  if (press.ctrl) return controlAction(press);
  if (press.alt) return null;
  const { shift } = press;
  switch (press.key) {
    case 'Enter': return { type: 'advance', by: 'row', step: shift ? -1 : 1 };
    case 'Tab': return { type: 'advance', by: 'column', step: shift ? -1 : 1 };
    case 'PageDown': return { type: 'page', step: 1, extend: shift };
    case 'PageUp': return { type: 'page', step: -1, extend: shift };
    case 'Home': return { type: 'home', extend: shift, far: false };
    case 'End': return { type: 'end', extend: shift, far: false };
    case 'F2': return shift ? null : { type: 'edit' };
    case 'F10': return shift ? { type: 'contextMenu' } : null;
    case 'ContextMenu': return { type: 'contextMenu' };
    case 'Delete': return { type: 'clear' };
    case 'Backspace': return { type: 'backspace' };
    case 'Escape': return { type: 'leave' };
    case ' ': return shift ? { type: 'selectRow' } : { type: 'toggle' };
    default: return null;
  }
}

/** What a key means in an open editor; arrows finish it only when it was opened by typing over the cell (`overwriting`). */
export function editorAction(press: KeyPress, overwriting: boolean): GridAction | null {
  if (press.composing) return null;
  if (press.ctrl) return press.key === 'Enter' && !press.alt ? { type: 'fillSelection' } : press.key === ';' && !press.alt ? { type: 'type', what: 'today' } : null;
  const direction = arrows[press.key];
  if (direction !== undefined) {
    if (press.alt) return direction === 'down' ? { type: 'openList' } : null;
    return overwriting && !press.shift ? { type: 'move', direction, extend: false, far: false } : null;
  }
  if (press.alt) return null;
  switch (press.key) {
    case 'Enter': return { type: 'advance', by: 'row', step: press.shift ? -1 : 1 };
    case 'Tab': return { type: 'advance', by: 'column', step: press.shift ? -1 : 1 };
    case 'PageDown': case 'PageUp': return overwriting ? { type: 'page', step: press.key === 'PageDown' ? 1 : -1, extend: false } : null;
    case 'F2': return press.shift ? null : { type: 'toggleMode' };
    case 'Escape': return { type: 'cancel' };
    default: return null;
  }
}

function arrowAction(press: KeyPress, direction: Direction): GridAction | null {
  if (!press.alt) return { type: 'move', direction, extend: press.shift, far: press.ctrl };
  if (press.ctrl) return null;
  if (press.shift && (direction === 'up' || direction === 'down')) return { type: 'moveRows', step: direction === 'up' ? -1 : 1 };
  return direction === 'down' && !press.shift ? { type: 'openList' } : null;
}

function controlAction(press: KeyPress): GridAction | null {
  if (press.alt) return press.key.toLowerCase() === 'v' && !press.shift ? { type: 'pasteSpecial' } : null;
  switch (press.key) {
    case 'Home': return { type: 'home', extend: press.shift, far: true };
    case 'End': return { type: 'end', extend: press.shift, far: true };
    case ' ': return { type: press.shift ? 'selectAll' : 'selectColumn' };
    case '-': case '_': return { type: 'deleteRows' };
    case '=': case '+': return { type: 'addRow' };
    case ';': return { type: 'type', what: 'today' };
    case "'": case '"': return { type: 'type', what: 'above' };
    case 'Backspace': return press.shift ? null : { type: 'showCursor' };
    default: break;
  }
  const key = press.key.toLowerCase();
  if (press.shift) return key === 'c' ? { type: 'copyWithHeaders' } : key === 'v' ? { type: 'pasteSpecial' } : null;
  switch (key) {
    case 'a': return { type: 'selectAll' };
    case 'd': return { type: 'fill', direction: 'down' };
    case 'r': return { type: 'fill', direction: 'right' };
    default: return null;
  }
}
