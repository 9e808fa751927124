/**
 * The engine against the slow model: two writings of the same page that share no code, on random models that use every field
 * and contract type. Amounts may differ by rounding only; who fails, when, in which round and why may not differ at all.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../shared/base/json.ts';
import { isJsonObject } from '../../shared/base/json.ts';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import type { Scenario } from '../../shared/drivers/scenario.ts';
import { compileInputs } from '../../shared/engine/inputs.ts';
import { toResultDocument } from '../../shared/engine/result.ts';
import { run } from '../../shared/engine/run.ts';
import type { Model } from '../builders/arbitraries.ts';
import { arbModel, arbScenario } from '../builders/arbitraries.ts';
import { runSlowly } from './slowModel.mjs';

/** Every place where the two differ by more than rounding, beside the largest amount of the model. */
function differences(got: Json | undefined, want: Json | undefined, scale: number, path = ''): readonly string[] {
  if (typeof got === 'number' && typeof want === 'number') {
    // A ratio over a divisor of dust magnifies the rounding of the amounts; amounts are held to 1e-8 of the largest one.
    const bound = path.includes('dscr') || path.includes('ltv') ? 1e-6 * Math.max(1, Math.abs(want)) : 1e-8 * Math.max(1, Math.abs(want), scale);
    return Math.abs(got - want) <= bound ? [] : [`${path}: ${got}, slowly ${want}`];
  }
  if (Array.isArray(got) && Array.isArray(want)) {
    const length = Math.max(got.length, want.length);
    return Array.from({ length }, (_, index) => differences(got[index] as Json, want[index] as Json, scale, `${path}[${index}]`)).flat();
  }
  if (isJsonObject(got) && isJsonObject(want)) {
    const keys = new Set([...Object.keys(got), ...Object.keys(want)]);
    return [...keys].flatMap((key) => differences((got as JsonObject)[key], (want as JsonObject)[key], scale, `${path}.${key}`));
  }
  return got === want ? [] : [`${path}: ${JSON.stringify(got)}, slowly ${JSON.stringify(want)}`];
}

/** Failures of one quarter and round come in no order that matters. */
function inOrder(document: JsonObject): JsonObject {
  const quarters = (document['quarters'] as readonly JsonObject[]).map((quarter) => ({
    ...quarter,
    failures: [...(quarter['failures'] as readonly JsonObject[])].sort((a, b) => (String(a['firm']) < String(b['firm']) ? -1 : 1)),
  }));
  return { ...document, quarters };
}

function largestAmount(model: Model): number {
  const amounts = [...model.firms, ...model.contracts].flatMap((row) => Object.values(row)).filter((value) => typeof value === 'number');
  return Math.max(1, ...amounts);
}

function compare(model: Model, scenario: Scenario): readonly string[] {
  const inputs = compileInputs(model, scenario);
  if (!inputs.ok) return inputs.error.map((problem) => `refused: ${JSON.stringify(problem)}`);
  const document = toResultDocument(run(inputs.value), model, scenario) as unknown as JsonObject;
  return differences(inOrder(JSON.parse(JSON.stringify(document)) as JsonObject), inOrder(runSlowly(model, scenario)), largestAmount(model));
}

const arbCase = arbModel({ maxFirms: 6, maxContracts: 14 })
  .map((model): Model => ({ ...model, market: { ...model.market, quarters: Math.min(10, Number(model.market.quarters ?? 10)) } }))
  .chain((model) => fc.tuple(fc.constant(model), fc.oneof(fc.constant(baseScenario), arbScenario(model.firms.map(({ id }) => id)))));

test('the engine and the slow model give the same result', () => {
  fc.assert(
    fc.property(arbCase, ([model, scenario]) => {
      expect(compare(model, scenario)).toEqual([]);
    }),
    { numRuns: Number(process.env['FIREBREAK_RUNS'] ?? 400), seed: Number(process.env['FIREBREAK_SEED'] ?? 20251124), endOnFailure: process.env['FIREBREAK_SEED'] !== undefined },
  );
}, 120_000);
