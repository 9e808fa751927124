/** The short way to a trial's inputs is the long way, bit for bit. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Bench } from '../../../shared/analysis/trials/bench.ts';
import { everyLever } from '../../../shared/analysis/trials/everyLever.ts';
import type { Lever } from '../../../shared/analysis/trials/lever.ts';
import { leverLimits, leverName, leverValue, readLever, scenarioWith } from '../../../shared/analysis/trials/lever.ts';
import { patchInputs } from '../../../shared/analysis/trials/patchInputs.ts';
import { decodeWorkbook } from '../../../shared/document/codec.ts';
import type { Scenario } from '../../../shared/drivers/scenario.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import type { EngineModel } from '../../../shared/engine/inputs.ts';
import { compileInputs } from '../../../shared/engine/inputs.ts';
import { run } from '../../../shared/engine/run.ts';
import { standardWorkbook } from '../../bench/standardWorkbook.ts';

const opened = decodeWorkbook(readFileSync(new URL('../../../samples/ai-chain-2025.firebreak', import.meta.url), 'utf8'));
if (!opened.ok) throw new Error(opened.error.code);
const sample = opened.value.workbook;
const storm = sample.scenarios.find(({ id }) => id === 'storm')!;
const overridden: Scenario = { ...storm, overrides: [{ target: 'firm', id: 'xai', field: 'cash', scale: 0.5 }, { target: 'market', field: 'spotRent', value: 2 }] };

function bench(model: EngineModel, scenario: Scenario): Bench {
  const made = Bench.create(model, scenario);
  if (!made.ok) throw new Error('refused');
  return made.value;
}

/** The first place in which two values differ by a bit; null where there is none. */
function difference(a: unknown, b: unknown, place = ''): string | null {
  if (Object.is(a, b)) return null;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return place;
  if (ArrayBuffer.isView(a) && ArrayBuffer.isView(b)) {
    const [left, right] = [a as Float64Array, b as Float64Array];
    return left.length === right.length && left.every((value, index) => Object.is(value, right[index])) ? null : place;
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = difference((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], `${place}.${key}`);
    if (found !== null) return found;
  }
  return null;
}

describe.each([['the sample in its storm', sample, storm], ['with overrides', sample, overridden], ['a made-up chain', standardWorkbook(12), baseScenario]] as const)('%s', (_name, model, scenario) => {
  test('every input, moved a little, far, to 0 and out of its limits', () => {
    const made = bench(model, scenario);
    let patched = 0;
    let compiled = 0;
    for (const lever of [...everyLever(made.seen), { kind: 'multiple' } as Lever]) {
      const now = leverValue(made.seen, lever) ?? 1;
      const { max } = leverLimits(lever);
      for (const value of [now * 1.01, now * 0.5, 0, Math.min(max, now + 1)]) {
        const short = patchInputs(made.compiled, [{ lever, value }]);
        if (short === null) { compiled += 1; continue; }
        patched += 1;
        const long = compileInputs(model, scenarioWith(model, scenario, [{ lever, value }]));
        expect(long.ok ? difference(short, long.value) : 'refused', `${leverName(lever)} = ${value}`).toBeNull();
      }
    }
    expect(patched).toBeGreaterThan(3 * compiled);
  });
});

test('several inputs at once, and a run of them', () => {
  const made = bench(sample, storm);
  const settings = [{ lever: { kind: 'cell', target: 'firm', id: 'xai', field: 'cash' }, value: 4000 }, { lever: { kind: 'cell', target: 'market', id: 'market', field: 'spotRent' }, value: 2 }] as const;
  const quick = made.run(settings);
  const proved = made.prove(settings);
  expect(quick.ok && proved.ok && difference(quick.value, proved.value)).toBeNull();
  expect(patchInputs(made.compiled, settings)).not.toBeNull();
});

test('a path and a cell, two paths, and what has to be compiled', () => {
  const made = bench(sample, storm);
  const lever = (text: string, value: number) => {
    const read = readLever(text, sample);
    if (!read.ok) throw new Error(read.error.code);
    return { lever: read.value, value };
  };
  for (const settings of [[lever('driver:rent', -0.1), lever('firm:xai.cash', 1)], [lever('driver:rent', -0.1), lever('driver:demand', 0.2)], [lever('firm:xai.cash', 1), lever('firm:crwv.debt', 500)]]) {
    const short = patchInputs(made.compiled, settings);
    const long = compileInputs(sample, scenarioWith(sample, storm, settings));
    expect(short !== null && long.ok && difference(short, long.value)).toBeNull();
  }
  expect(patchInputs(made.compiled, [lever('multiple', 0.5), lever('driver:rent', 0.1)])).toBeNull();
  expect(patchInputs(made.compiled, [lever('driver:rent', 0.1), lever('driver:rent', 0.1)])).toBeNull();
});

test('runs do not change what they are given', () => {
  const made = bench(sample, storm);
  const before = run(made.compiled.inputs);
  made.run([{ lever: { kind: 'driver', driver: 'rent' }, value: -0.3 }]);
  expect(difference(run(made.compiled.inputs), before)).toBeNull();
});

test('the multiple of a scenario is the scenario at 1 and nothing at 0', () => {
  const made = bench(sample, overridden);
  const at = (value: number) => made.prove([{ lever: { kind: 'multiple' }, value }]);
  const [zero, once] = [at(0), at(1)];
  expect(once.ok && difference(once.value, made.result)).toBeNull();
  expect(zero.ok && difference(zero.value, bench(sample, baseScenario).result)).toBeNull();
});

test('inputs are named by id or by the name of a firm, and refused by what is wrong with them', () => {
  const read = (text: string) => { const lever = readLever(text, sample); return lever.ok ? leverName(lever.value) : lever.error.code; };
  expect(['firm:CoreWeave.cash', 'market.spotRent', 'driver:rent', 'multiple', 'rents:crwv', 'shock:rentFall', 'shock:labStopsPaying@xAI'].map(read)).toEqual(['firm:crwv.cash', 'market.spotRent', 'driver:rent', 'multiple', 'rents:crwv', 'shock:rentFall', 'shock:labStopsPaying@xai']);
  expect(['firm:gone.cash', 'firm:crwv.name', 'driver:x', 'cash', 'contract:x.rent', 'shock:x', 'shock:labStopsPaying@gone'].map(read)).toEqual(['analysis.unknownFirm', 'analysis.notANumber', 'analysis.unknownDriver', 'analysis.unknownInput', 'analysis.unknownContract', 'analysis.unknownShock', 'analysis.unknownFirm']);
});
