import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inProject, root } from '../../../scripts/project.mjs';
import { displayWidth, textTable } from '../../../scripts/textTable.mjs';

test('columns line up where Chinese takes two cells a character', () => {
  expect(textTable(['季', 'Firm'], [['12', '微軟'], ['3', 'A']]).split('\n')).toEqual(['季  Firm', '──  ────', '12  微軟', '3   A']);
  expect(displayWidth('微軟（A）')).toBe(9);
});

describe('npm start without a display', () => {
  const sample = 'ai-chain-2025.firebreak';
  const report = inProject('out', 'report', 'ai-chain-2025');
  let folder = '';
  let output = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'firebreak-start-'));
    const env = { ...process.env, FIREBREAK_NO_DISPLAY: '1', LC_ALL: 'C', INIT_CWD: inProject('samples') };
    const run = spawnSync(process.execPath, [inProject('scripts', 'start.mjs'), sample], { cwd: root, env, encoding: 'utf8' });
    output = `${run.stdout}${run.status === 0 ? '' : run.stderr}`;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('lists the failures of every scenario', () => {
    for (const scenario of ['Base', 'Rents fall 30%', 'Credit freeze', 'Perfect storm']) expect(output).toMatch(new RegExp(`^${scenario} `, 'm'));
  });

  test('writes the figures of every scenario into the folder that it names', () => {
    expect(output).toContain(report);
    const names = readdirSync(report).filter((name) => name.endsWith('.svg'));
    expect(names).toContain('perfect-storm-failures.svg');
    for (const name of names) expect(readFileSync(join(report, name), 'utf8')).toMatch(/^(<\?xml[^>]*\?>\s*)?<svg[\s\S]*<text[\s\S]*<\/svg>\s*$/);
  });

  test('refuses a workbook that is not there, in one line', () => {
    const missing = join(folder, 'missing.firebreak');
    const run = spawnSync(process.execPath, [inProject('scripts', 'start.mjs'), '--headless', missing], { cwd: root, env: { ...process.env, LC_ALL: 'C' }, encoding: 'utf8' });
    expect(run.status).toBe(1);
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain(`There is no file ${missing}.`);
  });
});
