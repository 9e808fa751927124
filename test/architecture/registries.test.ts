/**
 * Registries are complete and their words do not collide. The rooms are found by their `registry.ts`, so a new room is
 * covered without a line here.
 */
import { basename, dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { validateCell } from '../../shared/columns/kinds/registry.ts';
import type { Term } from '../../shared/columns/define.ts';
import { firmGroups, firmTerms } from '../../shared/columns/terms/registry.ts';
import { contractGroups, contractTerms, contractTypes } from '../../shared/contracts/registry.ts';
import { type AppCommand, appCommands } from '../../shared/document/commands/appCommands.ts';
import { charts } from '../../shared/charts/registry.ts';
import { checks } from '../../shared/analysis/checks/registry.ts';
import { analysisKinds } from '../../shared/analysis/kinds/registry.ts';
import { outcomes } from '../../shared/analysis/outcomes/registry.ts';
import { shocks } from '../../shared/shocks/registry.ts';
import { drivers } from '../../shared/drivers/registry.ts';
import { marketGroups, marketTerms } from '../../shared/market/registry.ts';
import { measures } from '../../shared/measures/registry.ts';
import { sectionKinds } from '../../shared/reports/sections/registry.ts';
import { reportTables } from '../../shared/reports/tables/registry.ts';
import { reportTemplates } from '../../shared/reports/templates/registry.ts';
import { reportExporters } from '../../shared/interchange/exporters/reportRegistry.ts';
import { isMessageKey } from '../../shared/text/messages.ts';
import { gridAction } from '../../renderer/grid/keyboard.ts';
import { importsOf, projectRoot, sourceFiles } from './sourceFiles.ts';

const files = sourceFiles('shared', 'renderer');
const registryFiles = files.filter((file) => basename(file) === 'registry.ts');

async function moduleAt(file: string): Promise<Readonly<Record<string, unknown>>> {
  return (await import(/* @vite-ignore */ `${projectRoot}/${file}`)) as Record<string, unknown>;
}

interface Entry {
  readonly [field: string]: unknown;
}

/** What has a name for people or is a kind, a command or a migration step is an entry of a registry. */
function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const has = (field: string) => Object.hasOwn(value, field);
  return ((has('key') || has('id')) && (has('label') || has('plan') || has('parse'))) || (has('up') && has('to'));
}

/** Every entry that a registry's exports hold, in lists or records or inside other entries (a contract type's terms). */
function entriesIn(value: unknown, found: Set<unknown>): Set<unknown> {
  if (typeof value !== 'object' || value === null || value instanceof Map || found.has(value)) return found;
  if (isEntry(value)) found.add(value);
  for (const part of Object.values(value)) entriesIn(part, found);
  return found;
}

describe.each(registryFiles)('%s', (registryFile) => {
  const folder = dirname(registryFile);
  test('lists every file of its room that defines something', async () => {
    const listed = entriesIn(await moduleAt(registryFile), new Set());
    // A room may hold two kinds of things, each with a registry of its own: tables and reports are exported differently.
    for (const other of files.filter((file) => dirname(file) === folder && file.endsWith('Registry.ts'))) entriesIn(await moduleAt(other), listed);
    const siblings = files.filter((file) => file !== registryFile && file.startsWith(`${folder}/`) && file.endsWith('.ts'));
    // Charts draw with a library that wants a page; whether they are listed is seen from the registry's imports.
    if (folder.startsWith('renderer/')) {
      const imported = new Set(importsOf(registryFile).map(({ file }) => file));
      expect(siblings.filter((file) => file.endsWith('.chart.ts') && !imported.has(file))).toEqual([]);
      return;
    }
    const forgotten: string[] = [];
    for (const file of siblings) {
      const exported = Object.entries(await moduleAt(file)).filter(([, value]) => isEntry(value));
      forgotten.push(...exported.filter(([, value]) => !listed.has(value)).map(([name]) => `${file}: ${name}`));
    }
    expect(forgotten).toEqual([]);
  });
});

/** Rooms in which a file is one entry: its name is the entry's key. */
test.each(['shared/columns/terms', 'shared/contracts/terms', 'shared/market'])('each file in %s is named after the key of its term', async (folder) => {
  for (const file of files.filter((each) => dirname(each) === folder && basename(each) !== 'registry.ts')) {
    const name = basename(file, '.ts');
    expect((await moduleAt(file))[name], file).toMatchObject({ key: name });
  }
});

interface Named {
  readonly id?: string;
  readonly key?: string;
  readonly label: { readonly en: string; readonly zhHant: string };
}

const lists: Readonly<Record<string, readonly Named[]>> = { firmTerms, contractTerms, marketTerms, drivers, shocks, analysisKinds, outcomes, checks, charts, measures, contractTypes, firmGroups, contractGroups, marketGroups, appCommands, sectionKinds, reportTables, reportTemplates, reportExporters };

describe.each(Object.entries(lists))('%s', (_name, list) => {
  test('has no two equal keys or labels, and none that is empty', () => {
    expect(repeated(list.map((each) => each.key ?? each.id ?? ''))).toEqual([]);
    expect(repeated(list.map((each) => each.label.en.toLowerCase()))).toEqual([]);
    expect(repeated(list.map((each) => each.label.zhHant))).toEqual([]);
    for (const each of list) {
      expect(each.label.en.trim(), each.key ?? each.id).not.toBe('');
      expect(each.label.zhHant.trim(), each.key ?? each.id).not.toBe('');
    }
  });
});

function repeated(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

test('everything that a person can ask about has help', () => {
  const explained = [...firmTerms, ...contractTerms, ...marketTerms, ...drivers, ...shocks, ...analysisKinds, ...outcomes, ...checks, ...charts, ...measures, ...contractTypes, ...sectionKinds, ...reportTables, ...reportTemplates];
  const silent = explained.filter(({ help }) => help.en.trim().length < 10 || help.zhHant.trim().length < 4);
  expect(silent.map((each) => each.label.en)).toEqual([]);
});

const allCommands: readonly AppCommand[] = appCommands;

test('no two commands have the same shortcut, on either system', () => {
  expect(repeated(allCommands.flatMap(({ shortcut }) => shortcut ?? []))).toEqual([]);
  expect(repeated(allCommands.flatMap(({ shortcut, macShortcut }) => (macShortcut ?? shortcut ?? []).toString().replace('CmdOrCtrl', 'Cmd').split(/\+(?=.)/).toSorted().join('+')).filter((keys) => keys !== ''))).toEqual([]);
});

test('every command stands in the menu bar or in a context menu, and asks for nothing twice', () => {
  expect(allCommands.filter(({ menu, contexts }) => menu === undefined && (contexts ?? []).length === 0).map(({ id }) => id)).toEqual([]);
  for (const { id, needs: needed = [], sheet } of allCommands) {
    expect(repeated(needed), id).toEqual([]);
    if (sheet === true) expect(needed.slice(0, 2), id).toEqual(['workbook', 'sheet']);
    for (const need of needed) expect(isMessageKey(`need.${need}`), need).toBe(true);
  }
});

test('a sheet takes the keys that are its own, and leaves the others to the program', () => {
  const names: Readonly<Record<string, string>> = { Up: 'ArrowUp', Down: 'ArrowDown' };
  for (const { id, shortcut, sheetOnly, role } of allCommands) {
    if (shortcut === undefined || role !== undefined) continue;
    const keys = shortcut.split(/\+(?=.)/);
    const key = keys.at(-1) ?? '';
    const press = { key: names[key] ?? (key.length === 1 ? key.toLowerCase() : key), ctrl: keys.includes('CmdOrCtrl'), shift: keys.includes('Shift'), alt: keys.includes('Alt'), composing: false };
    expect(gridAction(press) !== null, id).toBe(sheetOnly === true);
  }
});

const tables: Readonly<Record<string, readonly Term[]>> = { firmTerms, contractTerms, marketTerms };

describe.each(Object.entries(tables))('the terms in %s', (name, terms) => {
  test('have defaults that they themselves allow', () => {
    expect(terms.filter((term) => validateCell(term.default, term) !== null).map(({ key }) => key)).toEqual([]);
  });

  test('stand under a heading of their table, in its order without gaps', () => {
    const groups: readonly string[] = { firmTerms: firmGroups, contractTerms: contractGroups, marketTerms: marketGroups }[name]?.map(({ id }) => id) ?? [];
    const order = terms.map((term) => groups.indexOf(term.group));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  test('have a word for blank wherever blank is no number', () => {
    expect(terms.filter((term) => 'limits' in term && (term.default === null) !== (term.blank !== undefined)).map(({ key }) => key)).toEqual([]);
  });

  test('carry names for import that point to one column only', () => {
    const owners = new Map<string, Set<string>>();
    for (const term of terms) {
      for (const word of [term.key, term.label.en, term.label.zhHant, ...term.aliases]) {
        const lower = word.toLowerCase();
        owners.set(lower, (owners.get(lower) ?? new Set()).add(term.key));
      }
    }
    const shared = [...owners].filter(([, keys]) => keys.size > 1).map(([word, keys]) => `${word}: ${[...keys].join(', ')}`);
    expect(shared).toEqual([]);
    expect(terms.flatMap((term) => term.aliases).filter((alias) => alias !== alias.toLowerCase())).toEqual([]);
  });
});
