/** A file with one bad cell, for each field and each kind of bad value: `run` says in one line where and why and ends with 1, as does `check`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommandLine } from '../../../main/commandLine/commandLine.ts';
import type { BadCell } from '../../builders/badValues.ts';
import { badCells } from '../../builders/badValues.ts';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-bad-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function say(...args: string[]): Promise<{ status: number; result: string; remark: string }> {
  let result = '';
  let remark = '';
  const status = await runCommandLine(args, 'en', { result: (text) => { result += text; }, largeResult: async (pieces) => { for (const piece of pieces) result += piece; }, remark: (text) => { remark += text; } });
  return { status, result, remark };
}

/** The text of a workbook with this cell, whose value stands in the file as it is given. */
function fileWith({ target, type, term }: Pick<BadCell, 'target' | 'type' | 'term'>, value: string): string {
  const cell = `"${term.key}": ${value}`;
  const path = join(folder, 'bad.json');
  writeFileSync(path, `{ "format": "firebreak-workbook", "version": 1, "name": "Bad", "currency": "USD",
    "market": {${target === 'market' ? cell : ''}}, "firms": [{ "id": "f1", "name": "One"${target === 'firm' ? `, ${cell}` : ''} }],
    "contracts": [${target === 'contract' ? `{ "id": "c1", "type": "${type}", "to": "f1", ${cell} }` : ''}] }`);
  return path;
}

/** The row and the field, in words or as the place in the file. */
function checkPlace(remark: string, { target, term }: Pick<BadCell, 'target' | 'term'>, label: string): void {
  const row = { market: /Market|market\./, firm: /Firm One|firms\[0\]/, contract: /: outside → One|contracts\[0\]/ }[target];
  expect(remark, label).toMatch(row);
  expect(remark.includes(term.label.en) || remark.includes(`.${term.key}`), `${label}: ${remark}`).toBe(true);
}

async function checkRefused(cell: Pick<BadCell, 'target' | 'type' | 'term'>, value: string, named: string | null): Promise<void> {
  const label = `${cell.target} ${cell.type ?? ''} ${cell.term.key} ${value}`;
  const path = fileWith(cell, value);
  const { status, result, remark } = await say('run', path, '--json');
  expect({ status, result }, label).toEqual({ status: 1, result: '' });
  expect(remark.trimEnd().split('\n'), label).toHaveLength(1);
  expect(remark, label).toContain('bad.json');
  checkPlace(remark, cell, label);
  if (named !== null) expect(remark, label).toContain(named);
  const checked = await say('check', path);
  expect(checked.status, label).toBe(1);
  checkPlace(checked.result + checked.remark, cell, label);
}

describe('a file with one bad cell', () => {
  const inFiles = badCells.filter(({ value }) => typeof value !== 'number' || Number.isFinite(value));

  test(`each of ${inFiles.length} is refused with its place`, async () => {
    for (const bad of inFiles) await checkRefused(bad, JSON.stringify(bad.value), typeof bad.value === 'string' && bad.value !== '' ? bad.value : null);
  });

  test('numbers beyond all doubles, NaN and infinity', async () => {
    const cells = new Map(badCells.filter(({ term }) => 'limits' in term).map((cell) => [`${cell.target} ${cell.type} ${cell.term.key}`, cell]));
    for (const cell of cells.values()) {
      for (const value of ['1e999', '-1e999']) await checkRefused(cell, value, null);
      // JSON has no such words: the line and the column are named.
      for (const word of ['NaN', 'Infinity', '-Infinity', '0x10', '1.', '.5', '+1']) {
        const { status, remark } = await say('run', fileWith(cell, word));
        expect({ status, lines: remark.trimEnd().split('\n').length }).toEqual({ status: 1, lines: 1 });
        expect(remark).toMatch(/Line \d+, column \d+/);
      }
    }
  });
});

describe('a file with a bad scenario', () => {
  const cash = '"target": "firm", "id": "f1", "field": "cash"';
  test.each([
    ['"overrides": [{ TARGET, "value": 1 }, { TARGET, "scale": 2 }]', 'Cash'],
    ['"overrides": [{ TARGET, "value": -1 }]', 'Cash'],
    ['"overrides": [{ TARGET, "value": 1e999 }]', 'overrides[0].value'],
    ['"overrides": [{ TARGET, "scale": -2 }]', 'Cash'],
    ['"overrides": [{ TARGET, "scale": "2" }]', 'overrides[0].scale'],
    ['"overrides": [{ "target": "planet", "id": "f1", "field": "cash", "value": 1 }]', 'overrides[0].target'],
    ['"overrides": [{ "target": "firm", "id": "f9", "field": "cash", "value": 1 }]', 'f9'],
    ['"overrides": [{ "target": "firm", "id": "f1", "field": "colour", "value": 1 }]', 'colour'],
    ['"overrides": [{ "target": "market", "field": "quarters", "scale": 0.33 }]', 'Quarters'],
    ['"overrides": [{ "target": "market", "field": "rentElasticity", "value": 5.1 }]', '0 to 5'],
    ['"drivers": { "rent": { "values": [1, 2000000] } }', 'Rent'],
    ['"drivers": { "rent": { "values": [1, "x"] } }', 'drivers.rent.values[1]'],
    ['"drivers": { "rent": [{ "start": 2 }] }', 'drivers.rent[0].depth'],
    ['"drivers": { "rent": [{ "depth": 1, "ramp": -1 }] }', 'Rent'],
    ['"drivers": { "rent": 5 }', 'drivers.rent'],
    ['"failures": [{ "firm": "f9", "quarter": 1 }]', 'f9'],
    ['"failures": [{ "firm": "f1", "quarter": 1.5 }]', '1.5'],
    ['"failures": [{ "firm": "f1", "quarter": 0 }]', 'quarter 0'],
  ])('%s', async (parts, named) => {
    const path = join(folder, 'scenario.json');
    writeFileSync(path, `{ "format": "firebreak-workbook", "version": 1, "name": "Bad", "firms": [{ "id": "f1", "name": "One", "cash": 5 }], "scenarios": [{ "id": "s1", "name": "Storm", ${parts.replaceAll('TARGET', cash)} }] }`);
    for (const command of [['run', path, '--scenario', 'Storm'], ['check', path]]) {
      const { status, result, remark } = await say(...command);
      expect(status).toBe(1);
      if (command[0] === 'run') expect((result + remark).trimEnd().split('\n')).toHaveLength(1);
      expect(result + remark).toContain(named);
    }
  });
});
