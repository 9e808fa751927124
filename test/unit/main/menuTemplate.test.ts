import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { type MenuActions, menuTemplate, type MenuState } from '../../../main/menuTemplate.ts';
import { languages } from '../../../shared/base/localized.ts';
import { type AppCommand, appCommands } from '../../../shared/document/commands/appCommands.ts';
import type { RecentId } from '../../../shared/ipc/contract.ts';

const inMenu = (appCommands as readonly AppCommand[]).filter(({ menu }) => menu !== undefined);

const state: MenuState = {
  language: 'en',
  settings: { language: 'system', theme: 'dark', author: '', panelWidth: 340 },
  disabled: new Set(['edit.undo']),
  recent: [{ id: 'r'.repeat(24) as RecentId, name: 'A & B', folder: 'deals' }],
};

function flat(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
}

function recorder(): { readonly done: unknown[]; readonly actions: MenuActions } {
  const done: unknown[] = [];
  const note = (what: string) => (value?: unknown) => void done.push([what, value]);
  return { done, actions: { command: note('command'), openRecent: note('openRecent'), clearRecent: note('clearRecent'), set: note('set') } };
}

function click(items: readonly MenuItemConstructorOptions[], id: string): void {
  const item = flat(items).find((each) => each.id === id || each.label === id);
  // The template's clicks look at none of Electron's arguments.
  (item?.click as (() => void) | undefined)?.();
}

describe.each(languages)('the menu in %s', (language) => {
  const items = flat(menuTemplate({ ...state, language }, recorder().actions, false));

  test('holds every command of the table, in its words', () => {
    for (const command of inMenu) expect(items.find(({ id }) => id === command.id)?.label).toBe(command.label[language]);
  });

  test('has a label on every item that is no line', () => {
    for (const item of items) expect(item.type === 'separator' || (item.label ?? '') !== '').toBe(true);
  });

  test('gives no key to two items', () => {
    const keys = items.flatMap((item) => (item.accelerator === undefined ? [] : [item.accelerator]));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

test('a click sends the command', () => {
  const { done, actions } = recorder();
  const ours = inMenu.filter(({ role }) => role === undefined);
  for (const { id } of ours) click(menuTemplate(state, actions, false), id);
  expect(done).toEqual(ours.map(({ id }) => ['command', id]));
});

test('no menu begins or ends with a line, or has two in a row', () => {
  for (const { submenu } of menuTemplate(state, recorder().actions, false)) {
    const lines = Array.isArray(submenu) ? submenu.map(({ type }) => type === 'separator') : [];
    expect(lines[0]).toBe(false);
    expect(lines.at(-1)).toBe(false);
    expect(lines.some((isLine, index) => isLine && lines[index + 1] === true)).toBe(false);
  }
});

test('language and theme are chosen in place, and the present choice is marked', () => {
  const { done, actions } = recorder();
  const items = menuTemplate(state, actions, false);
  click(items, 'language.zhHant');
  click(items, 'theme.light');
  expect(done).toEqual([['set', { language: 'zhHant' }], ['set', { theme: 'light' }]]);
  expect(flat(items).filter(({ checked }) => checked === true).map(({ id }) => id)).toEqual(['language.system', 'theme.dark']);
});

test('recent files show name and folder as they are', () => {
  const { done, actions } = recorder();
  const items = menuTemplate(state, actions, false);
  click(items, 'A && B (deals)');
  expect(done).toEqual([['openRecent', 'r'.repeat(24)]]);
});

test('keys of the sheet are shown but left to the sheet', () => {
  const items = flat(menuTemplate(state, recorder().actions, false));
  expect(items.find(({ id }) => id === 'rows.add')).toMatchObject({ registerAccelerator: false });
  expect(items.find(({ id }) => id === 'file.save')).toMatchObject({ registerAccelerator: true, accelerator: 'CmdOrCtrl+S' });
});
