/** Where the engine and the slow model, two writings of the same page that share no code, give different results. */
import type { Json, JsonObject } from '../../shared/base/json.ts';
import { isJsonObject } from '../../shared/base/json.ts';
import type { Scenario } from '../../shared/drivers/scenario.ts';
import { compileInputs } from '../../shared/engine/inputs.ts';
import { toResultDocument } from '../../shared/engine/result.ts';
import type { EngineResult } from '../../shared/engine/run.ts';
import { run } from '../../shared/engine/run.ts';
import { lossKinds } from '../../shared/engine/state.ts';
import type { Model } from '../builders/arbitraries.ts';
import type { Seen } from './slowModel.mjs';
import { runSlowly } from './slowModel.mjs';

export interface Comparison {
  /** Places at which the two differ by more than rounding; any difference in who fails, when, in which round or why. */
  readonly differences: readonly string[];
  /** The largest difference of an amount, as a share of the largest amount of the book and the results. */
  readonly worst: number;
  readonly events: ReadonlyMap<string, number>;
}

/** Amounts are held to this share of the largest one. */
const allowed = 1e-8;

export function compareWritings(model: Model, scenario: Scenario): Comparison {
  const inputs = compileInputs(model, scenario);
  if (!inputs.ok) return { differences: inputs.error.map((problem) => `refused: ${JSON.stringify(problem)}`), worst: 0, events: new Map() };
  const result = run(inputs.value);
  const seen: Seen = { events: new Map(), inner: {} };
  const slow = runSlowly(model, scenario, seen);
  const document = toResultDocument(result, model, scenario) as unknown as JsonObject;
  const found: Found = { differences: [], worst: 0, scale: largestAmount(model, result) };
  compare(plain({ ...inOrder(document), inner: innerOf(result, model) }), plain({ ...inOrder(slow), inner: seen.inner }), '', found);
  return { differences: found.differences, worst: found.worst, events: seen.events };
}

interface Found {
  readonly differences: string[];
  worst: number;
  readonly scale: number;
}

function compare(got: Json | undefined, want: Json | undefined, path: string, found: Found): void {
  if (typeof got === 'number' && typeof want === 'number') {
    // A ratio over a divisor of dust magnifies the rounding of the amounts behind it.
    const isRatio = /dscr|ltv/.test(path);
    // Beside 1e15 amounts of a few millions have two or three digits: what divides them is held by its amounts alone.
    if (isRatio && found.scale > 1e12) return;
    const apart = Math.abs(got - want) / Math.max(isRatio ? Math.abs(want) : found.scale, 1);
    if (!isRatio) found.worst = Math.max(found.worst, apart);
    if (!(apart <= (isRatio ? 1e-6 : allowed))) found.differences.push(`${path}: ${got}, slowly ${want}`);
  } else if (Array.isArray(got) && Array.isArray(want)) {
    for (let index = 0; index < Math.max(got.length, want.length); index += 1) compare(got[index] as Json, want[index] as Json, `${path}[${index}]`, found);
  } else if (isJsonObject(got) && isJsonObject(want)) {
    for (const key of new Set([...Object.keys(got), ...Object.keys(want)])) compare((got as JsonObject)[key], (want as JsonObject)[key], `${path}.${key}`, found);
  } else if (got !== want) found.differences.push(`${path}: ${JSON.stringify(got)}, slowly ${JSON.stringify(want)}`);
}

const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

/** Failures of one quarter and round come in no order that matters. */
function inOrder(document: JsonObject): JsonObject {
  const quarters = (document['quarters'] as readonly JsonObject[]).map((quarter) => ({
    ...quarter,
    failures: [...(quarter['failures'] as readonly JsonObject[])].sort((a, b) => (String(a['firm']) < String(b['firm']) ? -1 : 1)),
  }));
  return { ...document, quarters };
}

/** What a result document leaves out (section 4), by firm. */
function innerOf(result: EngineResult, model: Model) {
  const width = result.quarters + 1;
  return Object.fromEntries(model.firms.map(({ id }, index) => {
    const path = (values: ArrayLike<number>) => Array.from({ length: width }, (_, t) => values[index * width + t]);
    return [id, {
      need: path(result.need), calls: path(result.calls), blocked: path(result.blocked), shortfall: path(result.shortfall), lossCaused: result.lossCaused[index],
      lossSuffered: Object.fromEntries(lossKinds.map((kind, place) => [kind, result.lossSuffered[index * lossKinds.length + place]])),
    }];
  }));
}

function largestAmount(model: Model, result: EngineResult): number {
  const given = [...model.firms, ...model.contracts].flatMap((row) => Object.values(row)).filter((value) => typeof value === 'number');
  let largest = 1;
  for (const value of given) largest = Math.max(largest, value);
  for (const values of [result.cash, result.debt, result.fleetValue, result.netWorth]) for (const value of values) largest = Math.max(largest, Math.abs(value));
  return largest;
}
