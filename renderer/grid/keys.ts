/** Keys of the cell field: while a cell is open they edit it, otherwise they move, select and change rows. */
import type { Actions } from './actions.ts';
import type { CellEditor } from './cellEditor.ts';
import { editorAction, gridAction, keyPress } from './keyboard.ts';
import type { GridAction, KeyPress } from './keyboard.ts';

export interface KeyPorts {
  readonly editor: CellEditor;
  readonly actions: Actions;
  readonly onEditing: (isEditing: boolean) => void;
}

export function startKeys({ editor, actions, onEditing }: KeyPorts): () => void {
  /** After Esc the next Tab leaves the grid, so that nobody is caught in it. */
  let isLeaving = false;

  const inEditor = (press: KeyPress): boolean => {
    const action = editorAction(press, editor.isOverwriting());
    if (editor.isListOpen() && !press.composing && (press.key === 'ArrowDown' || press.key === 'ArrowUp') && !press.alt) {
      editor.stepList(press.key === 'ArrowDown' ? 1 : -1);
      return true;
    }
    if (action === null) return false;
    if (action.type === 'cancel') {
      editor.rest();
      return true;
    }
    if (action.type === 'toggleMode') {
      editor.toggleMode();
      return true;
    }
    if (action.type === 'openList') {
      editor.showList();
      return true;
    }
    if (action.type === 'type' || action.type === 'fillSelection') return actions.perform(action);
    if (editor.finish()) actions.perform(action);
    return true;
  };
  const atRest = (press: KeyPress): boolean => {
    const action: GridAction | null = gridAction(press);
    const wasLeaving = isLeaving;
    isLeaving = action?.type === 'leave' || (wasLeaving && press.key === 'Shift');
    if (action === null || action.type === 'leave') return false;
    if (wasLeaving && press.key === 'Tab') return false;
    return actions.perform(action);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const press = keyPress(event);
    const isTaken = editor.isOpen() ? inEditor(press) : atRest(press);
    if (isTaken) {
      event.preventDefault();
      event.stopPropagation();
    }
    onEditing(editor.isOpen());
  };
  const onInput = (): void => onEditing(editor.isOpen());
  // Going elsewhere keeps what was typed when it can be read; bad text stays open, with its reason.
  const onBlur = (): void => {
    isLeaving = false;
    if (!document.hasFocus()) return;
    if (editor.isOpen()) editor.finish(false);
    onEditing(editor.isOpen());
  };
  const controller = new AbortController();
  const { signal } = controller;
  editor.field.addEventListener('keydown', onKeyDown, { signal });
  editor.field.addEventListener('input', onInput, { signal });
  editor.field.addEventListener('blur', onBlur, { signal });
  return () => controller.abort();
}
