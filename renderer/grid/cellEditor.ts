/**
 * The one text field of a grid. It always has the focus while the grid has it: at rest it lies unseen over the cursor's cell,
 * and the first character typed, or the first key of composing Chinese, turns it into the editor of that cell.
 *
 * Why our own and not AG Grid's editors: a focused grid cell is no text field, so an input method cannot start composing in
 * it and the first key arrives as a plain letter. Besides, this field survives every refresh of the cells below it.
 *
 * Owns the field, the list, the bubble. Does not own what a text means (`accept`) nor where the cursor goes.
 */
import { createBubble } from './cellBubble.ts';
import { keyPress } from './keyboard.ts';
import { createSuggestionList } from './suggestionList.ts';
import type { Suggestion } from './suggestions.ts';

/** The cell under the field. */
export interface EditedCell {
  /** What a screen reader says: column, row and value. */
  readonly description: string;
  /** The full text that F2 shows. */
  readonly text: string;
  readonly align: 'left' | 'right';
  readonly suggestions: readonly Suggestion[] | null;
  /** Why the cell cannot be edited, in words; null when it can. */
  readonly locked: string | null;
  /** Reads the text: null when it was understood, otherwise the reason and what is allowed. */
  check(text: string): string | null;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface CellEditorOptions {
  readonly id: string;
  /** Where the cursor's cell is, in the layer's coordinates; null while it is scrolled out of sight. */
  readonly box: () => Box | null;
  readonly cell: () => EditedCell | null;
  /** Takes a text that `check` understood, for the cell or for every selected one. */
  readonly commit: (text: string, everywhere: boolean) => void;
  /** An entry of the list was clicked and committed. */
  readonly onPicked: () => void;
}

export interface CellEditor {
  /** The layer that holds field, list and bubble; to be laid over the grid. */
  readonly layer: HTMLElement;
  readonly field: HTMLInputElement;
  isOpen(): boolean;
  /** Opened by typing over the cell: then arrows commit and move. */
  isOverwriting(): boolean;
  isListOpen(): boolean;
  /** Rests on the cursor's cell; ends whatever was being edited without keeping it. */
  rest(): void;
  open(text: 'kept' | 'replaced', showList?: boolean): void;
  /** Opens with a text that nobody has typed, as if they had; an open cell gets it at the caret. */
  openWith(text: string): void;
  /** What is being typed, or null at rest. */
  text(): string | null;
  /** From typing over the cell to editing its text and back: whether arrows move on or go through the text. */
  toggleMode(): void;
  /** All entries of the list, whatever was typed. */
  showList(): void;
  stepList(by: 1 | -1): void;
  /**
   * Takes the text. True when nothing is open any more; false when the text is bad and stays, with its reason shown.
   *
   * @param keepFocus   false where the person has gone elsewhere: bad text stays open, but does not pull them back
   * @param everywhere  whether the text is meant for every selected cell
   */
  finish(keepFocus?: boolean, everywhere?: boolean): boolean;
  /** A short remark by the cell, such as that it is calculated. */
  hint(text: string): void;
  place(): void;
  destroy(): void;
}

type Mode = 'rest' | 'replaced' | 'kept';

export function createCellEditor(options: CellEditorOptions): CellEditor {
  const layer = document.createElement('div');
  layer.className = 'cell-layer';
  const field = createField(options.id);
  const bubble = createBubble(`${options.id}-bubble`);
  let mode: Mode = 'rest';
  /** Whether editing began with the cell's own text. */
  let wasKept = false;
  let suggestions: readonly Suggestion[] | null = null;

  const list = createSuggestionList(
    `${options.id}-list`,
    (text) => {
      field.value = text;
      if (finish()) options.onPicked();
    },
    (entryId) => {
      if (mode !== 'rest') setOrRemove(field, 'aria-activedescendant', entryId);
    },
  );
  layer.append(field, list.element, bubble.element);

  const begin = (next: Mode): EditedCell | null => {
    const cell = options.cell();
    if (cell === null || cell.locked !== null) return null;
    mode = next;
    wasKept = next === 'kept';
    suggestions = cell.suggestions;
    layer.classList.add('is-editing');
    delete field.dataset['standby'];
    field.classList.toggle('is-right', cell.align === 'right');
    bubble.hide();
    place();
    return cell;
  };
  const place = (): void => {
    const box = options.box();
    layer.classList.toggle('is-out-of-sight', box === null);
    if (box === null) return;
    putAt(field, box);
    const below = box.top + box.height;
    const roomBelow = layer.clientHeight - below;
    placeBeside(list.element, box, roomBelow < 200 && box.top > roomBelow ? layer.clientHeight - box.top : null, below);
    const underList = list.isOpen() ? below + list.element.offsetHeight : below;
    placeBeside(bubble.element, box, roomBelow < 60 ? layer.clientHeight - box.top : null, underList);
  };
  const showList = (typed: string): void => {
    if (suggestions === null) return;
    list.show(suggestions, typed);
    field.setAttribute('aria-expanded', String(list.isOpen()));
    place();
  };
  const rest = (): void => {
    mode = 'rest';
    suggestions = null;
    layer.classList.remove('is-editing');
    // Keys such as undo then mean the workbook and not this text field.
    field.dataset['standby'] = '';
    list.hide();
    bubble.hide();
    field.value = '';
    const cell = options.cell();
    field.readOnly = cell === null || cell.locked !== null;
    field.setAttribute('aria-label', cell?.description ?? '');
    setOrRemove(field, 'aria-haspopup', cell?.suggestions == null ? null : 'listbox');
    field.removeAttribute('aria-expanded');
    field.removeAttribute('aria-invalid');
    place();
  };
  const finish = (keepFocus = true, everywhere = false): boolean => {
    if (mode === 'rest') return true;
    const cell = options.cell();
    const text = cell === null ? null : readable(cell, field.value, list.chosen(), list.best());
    if (cell === null || text === null) {
      rest();
      return true;
    }
    const reason = cell.check(text);
    if (reason !== null) {
      field.setAttribute('aria-invalid', 'true');
      list.hide();
      bubble.show(reason, true);
      place();
      if (keepFocus) field.focus();
      return false;
    }
    // An untouched text is no edit: what is stored may be finer than what any text can say.
    const isUntouched = wasKept && text === cell.text && !everywhere;
    rest();
    if (!isUntouched) options.commit(text, everywhere);
    return true;
  };

  field.addEventListener('compositionstart', () => {
    if (mode === 'rest') begin('replaced');
  });
  field.addEventListener('input', () => {
    if (mode === 'rest' && begin('replaced') === null) {
      field.value = '';
      return;
    }
    field.removeAttribute('aria-invalid');
    bubble.hide();
    showList(field.value);
  });
  field.addEventListener('keydown', (event) => {
    if (mode !== 'rest') stayInField(event);
    else if (field.readOnly && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== ' ') {
      const locked = options.cell()?.locked;
      if (typeof locked === 'string' && locked !== '') hint(locked);
    }
  });
  const hint = (text: string): void => {
    bubble.show(text, false);
    place();
  };

  return {
    layer,
    field,
    isOpen: () => mode !== 'rest',
    isOverwriting: () => mode === 'replaced',
    isListOpen: () => list.isOpen(),
    rest,
    open: (text, withList = false) => {
      const cell = begin(text);
      if (cell === null) return;
      field.value = text === 'kept' ? cell.text : '';
      field.focus();
      field.setSelectionRange(field.value.length, field.value.length);
      if (withList) showList('');
    },
    openWith: (text) => {
      if (mode === 'rest' && begin('replaced') === null) return;
      field.focus();
      field.setRangeText(text, field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length, 'end');
      showList(field.value);
    },
    text: () => (mode === 'rest' ? null : field.value),
    toggleMode: () => {
      if (mode !== 'rest') mode = mode === 'kept' ? 'replaced' : 'kept';
    },
    showList: () => showList(''),
    stepList: (by) => {
      list.step(by);
    },
    finish,
    hint,
    place,
    destroy: () => {
      bubble.hide();
      layer.remove();
    },
  };
}

/**
 * The text to be taken: an entry chosen in the list; the typed text when it is understood; else the entry that fits best.
 * Null never comes back for a typed text; bad text stays itself, so that its reason can be shown.
 */
function readable(cell: EditedCell, typed: string, chosen: string | null, best: string | null): string {
  if (chosen !== null) return chosen;
  if (cell.suggestions === null || typed.trim() === '' || cell.check(typed) === null) return typed;
  return best ?? typed;
}

/** Undo and the like belong to the text while it is being edited; the menu's accelerators must not see them. */
function stayInField(event: KeyboardEvent): void {
  const press = keyPress(event);
  if (!press.ctrl || press.composing) return;
  const key = press.key.toLowerCase();
  const command = key === 'z' ? (press.shift ? 'redo' : 'undo') : key === 'y' ? 'redo' : key === 'a' ? 'selectAll' : null;
  if (command === null) return;
  event.preventDefault();
  event.stopPropagation();
  document.execCommand(command);
}

function createField(id: string): HTMLInputElement {
  const field = document.createElement('input');
  field.id = id;
  field.type = 'text';
  field.className = 'cell-field';
  field.autocomplete = 'off';
  field.spellcheck = false;
  field.setAttribute('aria-controls', `${id}-list`);
  field.setAttribute('aria-describedby', `${id}-bubble`);
  return field;
}

function putAt(element: HTMLElement, box: Box): void {
  element.style.left = `${box.left}px`;
  element.style.top = `${box.top}px`;
  element.style.width = `${box.width}px`;
  element.style.height = `${box.height}px`;
}

/** Below the cell, or above it when `bottom` (distance from the layer's foot) is given. */
function placeBeside(element: HTMLElement, box: Box, bottom: number | null, top: number): void {
  const width = element.offsetWidth;
  const room = element.parentElement?.clientWidth ?? 0;
  element.style.left = `${Math.max(0, Math.min(box.left, room - width))}px`;
  element.style.minWidth = `${box.width}px`;
  element.style.top = bottom === null ? `${top}px` : 'auto';
  element.style.bottom = bottom === null ? 'auto' : `${bottom}px`;
}

function setOrRemove(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
