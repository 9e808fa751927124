/** Who may import whom. A room that is missing here fails, so that a new one gets its rule with its first file. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsOf, projectRoot, sourceFiles } from './sourceFiles.ts';

interface Rule {
  /** Paths that the rule is for start with this; the longest one counts. */
  readonly room: string;
  /** Starts of the paths in the project that may be imported, besides the room itself. */
  readonly rooms: readonly string[];
  /** Packages that may be imported; a trailing `*` stands for the rest of the name. */
  readonly packages: readonly string[];
}

const base = ['shared/base/'];
const columns = [...base, 'shared/columns/'];
const registries = [...columns, 'shared/contracts/', 'shared/market/', 'shared/drivers/'];
const engine = [...registries, 'shared/engine/', 'shared/network/'];
const analysis = [...engine, 'shared/measures/', 'shared/analysis/', 'shared/shocks/', 'shared/text/'];
const rulesRoom = [...engine, 'shared/measures/', 'shared/text/'];
const documents = [...analysis, 'shared/rules/', 'shared/document/'];
const state = ['shared/', 'renderer/state/'];
const view = [...state, 'renderer/controls/', 'renderer/styles/'];
const preact = ['preact', 'preact/hooks', '@preact/signals', '@preact/signals-core'];

const rules: readonly Rule[] = [
  { room: 'shared/base/', rooms: [], packages: [] },
  { room: 'shared/columns/', rooms: base, packages: [] },
  { room: 'shared/text/', rooms: base, packages: [] },
  { room: 'shared/contracts/', rooms: columns, packages: [] },
  { room: 'shared/market/', rooms: columns, packages: [] },
  { room: 'shared/drivers/', rooms: columns, packages: [] },
  { room: 'shared/shocks/', rooms: [...columns, 'shared/drivers/'], packages: [] },
  { room: 'shared/engine/', rooms: registries, packages: [] },
  { room: 'shared/network/', rooms: engine, packages: [] },
  { room: 'shared/measures/', rooms: [...engine, 'shared/text/'], packages: [] },
  { room: 'shared/analysis/', rooms: analysis, packages: [] },
  { room: 'shared/rules/', rooms: rulesRoom, packages: [] },
  { room: 'shared/document/', rooms: [...analysis, 'shared/rules/'], packages: [] },
  { room: 'shared/interchange/', rooms: documents, packages: ['papaparse', 'fflate/browser', '@cj-tech-master/excelts', '@cj-tech-master/excelts/browser', '@cj-tech-master/excelts/chart', 'docx', 'pptxgenjs'] },
  { room: 'shared/charts/', rooms: [...documents, 'shared/interchange/'], packages: [] },
  { room: 'shared/reports/', rooms: [...documents, 'shared/interchange/', 'shared/charts/'], packages: [] },
  // Messages to the workers carry inputs and results; they know neither views nor the desktop.
  { room: 'shared/worker/', rooms: [...documents, 'shared/interchange/', 'shared/charts/', 'shared/reports/', 'shared/trace/'], packages: ['fflate/browser'] },
  { room: 'shared/trace/', rooms: documents, packages: [] },
  { room: 'shared/ipc/', rooms: ['shared/base/', 'shared/text/', 'shared/document/commands/', 'shared/interchange/importers/importer.ts', 'shared/interchange/stamp.ts'], packages: ['zod'] },
  // The contract's own signatures are written in the words of `shared/base`.
  { room: 'main/preload/', rooms: ['shared/ipc/', 'shared/base/'], packages: ['electron'] },
  { room: 'main/workbooks/', rooms: ['shared/'], packages: ['node:*', 'zod'] },
  { room: 'main/imports/', rooms: ['shared/', 'main/workbooks/'], packages: ['node:*'] },
  { room: 'main/commandLine/', rooms: ['shared/', 'main/workbooks/', 'main/imports/', 'main/exports/safeFileName.ts'], packages: ['node:*'] },
  { room: 'main/cli', rooms: ['shared/', 'main/workbooks/', 'main/imports/', 'main/commandLine/'], packages: ['node:*'] },
  // Main sends the layout of sheets into the page that it prints, so that the preview and the print have the same.
  { room: 'main/exports/', rooms: ['shared/', 'main/', 'renderer/printPage/'], packages: ['node:*', 'electron', 'zod'] },
  { room: 'main/', rooms: ['shared/', 'main/workbooks/', 'main/imports/', 'main/exports/'], packages: ['node:*', 'electron', 'zod'] },
  { room: 'renderer/state/', rooms: ['shared/'], packages: ['@preact/signals-core'] },
  { room: 'renderer/worker/', rooms: ['shared/', 'renderer/state/'], packages: ['@preact/signals-core', 'd3-force'] },
  { room: 'renderer/desktop/', rooms: ['shared/'], packages: [] },
  { room: 'renderer/controls/', rooms: view, packages: preact },
  { room: 'renderer/grid/', rooms: view, packages: [...preact, 'ag-grid-community', '@ag-grid-community/locale'] },
  { room: 'renderer/charts/', rooms: view, packages: [...preact, 'chart.js', 'chart.js/auto', 'chartjs-*', '@sgratzl/chartjs-chart-boxplot', 'd3-force'] },
  { room: 'renderer/printPage/', rooms: [], packages: [] },
  { room: 'renderer/panels/reports/', rooms: [...view, 'renderer/panels/', 'renderer/printPage/'], packages: preact },
  { room: 'renderer/panels/', rooms: [...view, 'renderer/panels/'], packages: preact },
  // The window is put together in one place, which alone sees all rooms.
  { room: 'renderer/main.tsx', rooms: ['shared/', 'renderer/'], packages: preact },
  { room: 'renderer/App.tsx', rooms: ['shared/', 'renderer/'], packages: preact },
];

const files = sourceFiles('shared', 'main', 'renderer');

function ruleOf(file: string): Rule | undefined {
  return rules.filter(({ room }) => file.startsWith(room)).sort((a, b) => b.room.length - a.room.length)[0];
}

function isAllowed(rule: Rule, specifier: string, file: string | null): boolean {
  if (file !== null) return ruleOf(file) === rule || rule.rooms.some((room) => file.startsWith(room));
  return rule.packages.some((name) => (name.endsWith('*') ? specifier.startsWith(name.slice(0, -1)) : specifier === name));
}

test('every source file belongs to a room that has a rule', () => {
  expect(files.filter((file) => ruleOf(file) === undefined)).toEqual([]);
});

describe.each(rules)('$room', (rule) => {
  test('imports only what it may', () => {
    const broken = files
      .filter((file) => ruleOf(file) === rule)
      .flatMap((file) => importsOf(file).filter((each) => !isAllowed(rule, each.specifier, each.file)).map((each) => `${file} imports ${each.specifier}`));
    expect(broken).toEqual([]);
  });
});

test('relative imports name a file that exists, with its extension', () => {
  const broken = files.flatMap((file) =>
    importsOf(file).filter((each) => each.file !== null && !existsSync(join(projectRoot, each.file))).map((each) => `${file} imports ${each.specifier}`),
  );
  expect(broken).toEqual([]);
});

test('nothing imports tests or scripts', () => {
  const broken = files.filter((file) => importsOf(file).some((each) => each.file !== null && /^(test|scripts)\//.test(each.file)));
  expect(broken).toEqual([]);
});

test('no imports run in a circle', () => {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      return;
    }
    if (done.has(file)) return;
    for (const { file: next } of importsOf(file)) if (next !== null && files.includes(next)) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(cycles).toEqual([]);
});
