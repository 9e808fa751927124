import { describe, expect, test } from 'vitest';
import { editorAction, gridAction } from '../../../renderer/grid/keyboard.ts';
import type { KeyPress } from '../../../renderer/grid/keyboard.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({ key, ctrl: false, shift: false, alt: false, composing: false, ...held });

describe('at rest', () => {
  test('letters and digits are left to be typed', () => {
    expect(gridAction(press('a'))).toBeNull();
    expect(gridAction(press('1'))).toBeNull();
  });

  test.each([
    ['Enter', {}, { type: 'advance', by: 'row', step: 1 }],
    ['Enter', { shift: true }, { type: 'advance', by: 'row', step: -1 }],
    ['Tab', { shift: true }, { type: 'advance', by: 'column', step: -1 }],
    ['ArrowDown', { shift: true }, { type: 'move', direction: 'down', extend: true, far: false }],
    ['ArrowDown', { alt: true }, { type: 'openList' }],
    ['ArrowDown', { alt: true, shift: true }, { type: 'moveRows', step: 1 }],
    [';', { ctrl: true }, { type: 'type', what: 'today' }],
    ["'", { ctrl: true }, { type: 'type', what: 'above' }],
    ['C', { ctrl: true, shift: true }, { type: 'copyWithHeaders' }],
    ['v', { ctrl: true, alt: true }, { type: 'pasteSpecial' }],
    ['V', { ctrl: true, shift: true }, { type: 'pasteSpecial' }],
    [' ', { ctrl: true }, { type: 'selectColumn' }],
    ['+', { ctrl: true, shift: true }, { type: 'addRow' }],
    ['=', { ctrl: true }, { type: 'addRow' }],
    ['d', { ctrl: true }, { type: 'fill', direction: 'down' }],
    ['a', { ctrl: true }, { type: 'selectAll' }],
    [' ', { shift: true }, { type: 'selectRow' }],
  ] as const)('%s with %o', (key, held, action) => {
    expect(gridAction(press(key, held))).toEqual(action);
  });

  test('undo, redo, save and copy belong to the window', () => {
    for (const key of ['z', 'y', 's', 'c', 'v', 'x']) expect(gridAction(press(key, { ctrl: true }))).toBeNull();
  });
});

describe('in an editor', () => {
  test('arrows move on only where typing began over the cell', () => {
    expect(editorAction(press('ArrowRight'), true)).toEqual({ type: 'move', direction: 'right', extend: false, far: false });
    expect(editorAction(press('ArrowRight'), false)).toBeNull();
  });

  test('F2 goes from overwriting to editing and back, Ctrl+Enter fills the selection', () => {
    expect(editorAction(press('F2'), true)).toEqual({ type: 'toggleMode' });
    expect(editorAction(press('Enter', { ctrl: true }), false)).toEqual({ type: 'fillSelection' });
  });

  test('Esc gives up, Delete and Home are the text’s', () => {
    expect(editorAction(press('Escape'), true)).toEqual({ type: 'cancel' });
    expect(editorAction(press('Delete'), true)).toBeNull();
    expect(editorAction(press('Home'), false)).toBeNull();
  });
});

test('no key means anything while text is being composed', () => {
  for (const key of ['Enter', 'Escape', 'ArrowDown', ' ', 'Process']) {
    expect(gridAction(press(key, { composing: true }))).toBeNull();
    expect(editorAction(press(key, { composing: true }), true)).toBeNull();
  }
});
