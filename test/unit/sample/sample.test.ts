import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { outcomes } from '../../../scripts/sample/outcomes.mjs';
import { decodeWorkbook } from '../../../shared/document/codec.ts';
import { type Workbook, scenarioByNameOrId } from '../../../shared/document/document.ts';
import { analysisKind } from '../../../shared/analysis/kinds/registry.ts';
import { startAnalysis } from '../../../shared/analysis/kinds/analysisKind.ts';
import { finish } from '../../../shared/analysis/steps.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { findProblems } from '../../../shared/document/problems.ts';
import { compileInputs } from '../../../shared/engine/inputs.ts';
import { run } from '../../../shared/engine/run.ts';

const causes = ['none', 'forced', 'operating', 'payment', 'covenant', 'insolvency'];

function open(name: string): Workbook {
  const decoded = decodeWorkbook(readFileSync(new URL(`../../../samples/${name}`, import.meta.url), 'utf8'));
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
  expect(decoded.value.warnings).toEqual([]);
  return decoded.value.workbook;
}

const english = open('ai-chain-2025.firebreak');
const chinese = open('ai-chain-2025.zh-Hant.firebreak');

function failuresOf(workbook: Workbook, scenarioId: string): readonly (readonly [number, number, string, string])[] {
  const scenario = scenarioByNameOrId(workbook, scenarioId);
  if (scenario === undefined) throw new Error(`no scenario ${scenarioId}`);
  const inputs = compileInputs(workbook, scenario);
  if (!inputs.ok) throw new Error(JSON.stringify(inputs.error));
  const result = run(inputs.value);
  return workbook.firms
    .map((firm, index) => [result.failureQuarter[index] ?? 0, result.failureRound[index] ?? 0, firm.id, causes[result.failureCause[index] ?? 0] ?? ''] as const)
    .filter(([quarter]) => quarter > 0)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

test('the files are what the script makes from the source', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/makeSample.mjs', '--check'], { cwd: new URL('../../..', import.meta.url), encoding: 'utf8' });
  expect(stderr).not.toContain('is not what');
  expect(status).toBe(0);
});

test('both files are without problems', () => {
  for (const workbook of [english, chinese]) expect(findProblems(workbook).filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('the scenarios are those that the page describes', () => {
  expect(['Base', ...english.scenarios.map(({ name }) => name)]).toEqual(Object.keys(outcomes));
});

test.each(Object.keys(outcomes))('%s gives the failures that MAPPING.md lists', (name) => {
  const byRow = (list: readonly (readonly unknown[])[]): string[] => list.map(String).toSorted();
  expect(byRow(failuresOf(english, name))).toEqual(byRow(outcomes[name] ?? []));
});

test('in Base nobody fails', () => {
  expect(failuresOf(english, 'base')).toEqual([]);
});

test('chip maker, GPU vendor, banks and the cash-rich clouds survive every scenario', () => {
  const fallen = new Set(english.scenarios.flatMap(({ id }) => failuresOf(english, id).map(([, , firm]) => firm)));
  expect(['tsmc', 'nvda', 'msft', 'googl', 'amzn', 'meta', 'ms', 'jpm', 'banks-arch'].filter((id) => fallen.has(id))).toEqual([]);
});

test('in the perfect storm every lab that fails does so after the fragile firms', () => {
  const kinds = new Map(english.firms.map((firm) => [firm.id, firm.kind]));
  const storm = failuresOf(english, 'storm');
  const labs = storm.filter(([, , firm]) => kinds.get(firm) === 'aiLab').map(([quarter]) => quarter);
  const fragile = storm.filter(([, , firm]) => kinds.get(firm) !== 'aiLab').map(([quarter]) => quarter);
  expect(Math.min(...labs)).toBeGreaterThan(Math.max(...fragile));
});

test('the Chinese file differs in words only', () => {
  for (const { id } of english.scenarios) expect(failuresOf(chinese, id)).toEqual(failuresOf(english, id));
  expect(chinese.firms.find(({ id }) => id === 'tsmc')?.name).toBe('台積電');
});

test('every input with a number carries a note: its source and date, or why it is assumed', () => {
  const noted = new Set(english.notes.map(({ target, row, field }) => `${target}/${row}/${field}`));
  const inputs = english.firms.flatMap((firm) => Object.keys(firm).filter((key) => typeof firm[key] === 'number').map((key) => `firm/${firm.id}/${key}`));
  const structural = new Set(['amortization', 'rank']);
  expect(inputs.filter((place) => !noted.has(place) && !structural.has(place.split('/')[2] ?? ''))).toEqual([]);
  for (const note of english.notes) expect(note.assumed === true || (note.source !== undefined && note.date !== undefined)).toBe(true);
});

test.each([['English', english], ['Chinese', chinese]])('the analyses that the %s sample keeps can be run', (_name, workbook) => {
  const kept = workbook.analyses;
  expect(kept.map(({ kind }) => kind)).toEqual(['triggers', 'reverse', 'each']);
  for (const { kind, scenario, parameters } of kept) {
    const started = startAnalysis(analysisKind(kind)!, { ...parameters, ...(kind === 'triggers' ? { tries: '1' } : {}) }, { model: workbook, scenario: scenarioByNameOrId(workbook, scenario)!, scenarios: [baseScenario, ...workbook.scenarios] });
    expect(started.ok && finish(started.value).ok, kind).toBe(true);
  }
});

test('who fails first depends on the trigger: developers when credit shuts, a broker when rents fall, a fund when GPUs age', () => {
  const [{ parameters } = { parameters: {} }] = english.analyses;
  const started = startAnalysis(analysisKind('triggers')!, { ...parameters, tries: '0' }, { model: english, scenario: baseScenario, scenarios: [baseScenario, ...english.scenarios] });
  const done = started.ok ? finish(started.value) : started;
  const { columns } = (done.ok ? done.value.document : {}) as { columns: { scenarios: string[]; order: { kind: string; place: number }[] }[] };
  const first = columns.filter(({ scenarios }) => scenarios.length === 1).map(({ scenarios, order }) => [scenarios[0], order.find(({ place }) => place === 1)?.kind]);
  expect(first).toEqual([['rents55', 'computeBroker'], ['freeze', 'dcDeveloper'], ['ageing', 'fund']]);
});
