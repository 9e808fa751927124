/**
 * Which failures are no plain fact: they come or go within the rounding of inputs as written, lie on a knife's edge, or hang on
 * which of several clearings is taken.
 *
 * Owns: both ways of looking. One by one names the inputs that decide, at four runs an input; where that would take minutes all
 * inputs are drawn at once, a few times, which says which failures flip but not on whose account.
 */
import type { EngineResult } from '../engine/run.ts';
import { run } from '../engine/run.ts';
import { compileInputs } from '../engine/inputs.ts';
import { failedFirms, failureSignature } from './kinds/naming.ts';
import { losses } from './outcomes/losses.ts';
import { halfUnit, isPercent, RoundedModel, withoutOverrides } from './roundedModel.ts';
import type { Steps } from './steps.ts';
import type { Bench } from './trials/bench.ts';
import { everyLever } from './trials/everyLever.ts';
import type { Lever, Setting } from './trials/lever.ts';
import { leverLimits, leverName, leverTerm } from './trials/lever.ts';

/** An input whose rounding decides about a failure. */
export interface Flip {
  readonly input: string;
  readonly now: number;
  readonly value: number;
  readonly firms: readonly string[];
}

export interface Fragility {
  /** Draws of all inputs at once; 0: each input was tried by itself. */
  readonly draws: number;
  /** Inputs that were tried. */
  readonly inputs: number;
  /** All firms of the rest, in the order of rows. */
  readonly fragile: readonly string[];
  readonly roundingFlips: readonly Flip[];
  readonly knifeEdges: readonly Flip[];
  /** Firms that flip where all inputs are rounded at once. */
  readonly allRoundingsTogether: readonly string[];
  /** Firms that flip where all inputs are moved by a billionth at once; only where they are drawn. */
  readonly drawnEdges: readonly string[];
  readonly severalClearings: readonly { readonly firm: string; readonly t: number }[];
}

export type Doubt = 'rounding' | 'edge' | 'together' | 'confidence';

/** Relative distances below this are the arithmetic's own: a result that hangs on them is on a knife's edge. */
const knife = 1e-9;

/** So much work, rows times quarters times runs, is a few seconds on an ordinary machine; more is not spent on inputs one by one. */
const mostWork = 3e7;
/** Work beyond which draws are few. */
const manyRows = 1e6;

/** How many draws a workbook of this size gets; 0: its inputs are tried one by one. */
export function usualDraws({ seen, inputs }: Bench['compiled'], levers: number): number {
  const work = (seen.firms.length + seen.contracts.length) * inputs.quarters;
  return 4 * levers * work <= mostWork ? 0 : work <= manyRows ? 8 : 1;
}

/** Inputs that can be rounded: cells with numbers. */
export function roundableLevers(bench: Bench): readonly Lever[] {
  return everyLever(bench.seen).filter((lever) => written(bench, lever) !== null);
}

/**
 * @param draws  how often all inputs are drawn at once; 0: each is tried by itself
 * @param confident  the run with confidence looked into, where somebody has it already
 */
export function* findFragility(bench: Bench, levers: readonly Lever[], draws: number, confident?: EngineResult): Steps<Fragility> {
  const found = draws === 0 ? yield* oneByOne(bench, levers) : yield* drawn(bench, draws);
  const severalClearings = trustedFirms(bench, confident);
  const marked = new Set([...found.roundingFlips, ...found.knifeEdges].flatMap(({ firms }) => firms));
  for (const firm of [...found.allRoundingsTogether, ...found.drawnEdges, ...severalClearings.map((each) => each.firm)]) marked.add(firm);
  return { draws, inputs: levers.length, ...found, severalClearings, fragile: bench.model.firms.map(({ id }) => id).filter((id) => marked.has(id)) };
}

/** Why each fragile firm is one. */
export function doubtsOf({ roundingFlips, knifeEdges, allRoundingsTogether, drawnEdges, severalClearings }: Omit<Fragility, 'draws' | 'inputs' | 'fragile'>): ReadonlyMap<string, readonly Doubt[]> {
  const doubts = new Map<string, Doubt[]>();
  const add = (doubt: Doubt, firms: readonly string[]): void => {
    for (const firm of new Set(firms)) doubts.set(firm, [...(doubts.get(firm) ?? []), doubt]);
  };
  add('confidence', severalClearings.map(({ firm }) => firm));
  add('rounding', roundingFlips.flatMap(({ firms }) => firms));
  add('edge', [...knifeEdges.flatMap(({ firms }) => firms), ...drawnEdges]);
  add('together', allRoundingsTogether);
  return doubts;
}

type Flips = Omit<Fragility, 'draws' | 'inputs' | 'fragile' | 'severalClearings'>;

function* oneByOne(bench: Bench, levers: readonly Lever[]): Steps<Flips> {
  const before = failureSignature(bench.result);
  const [roundingFlips, knifeEdges]: [Flip[], Flip[]] = [[], []];
  const [worse, better]: [Setting[], Setting[]] = [[], []];
  const base = losses.read(bench.result);
  const flipped = (input: string, now: number, tried: Trial | null): readonly Flip[] =>
    (tried !== null && failureSignature(tried.result) !== before ? [{ input, now, value: tried.value, firms: changedFirms(bench, tried.result) }] : []);
  for (const [place, lever] of levers.entries()) {
    const now = written(bench, lever);
    if (now !== null) {
      const half = halfUnit(now, isPercent(lever.kind === 'cell' ? leverTerm(lever) : undefined));
      const tried = [-1, 1].map((sign) => trial(bench, lever, now, sign * half));
      for (const one of tried) roundingFlips.push(...flipped(leverName(lever), now, one));
      for (const sign of [-1, 1]) knifeEdges.push(...flipped(leverName(lever), now, trial(bench, lever, now, sign * Math.abs(now) * knife)));
      const moved = tried.filter((one) => one !== null && losses.read(one.result) !== base).sort((a, b) => losses.read(b!.result) - losses.read(a!.result));
      if (moved.length > 0) {
        worse.push({ lever, value: losses.read(moved[0]!.result) > base ? moved[0]!.value : now });
        better.push({ lever, value: losses.read(moved.at(-1)!.result) < base ? moved.at(-1)!.value : now });
      }
    }
    yield { done: place + 1, total: levers.length };
  }
  const together = [worse, better].flatMap((settings) => {
    const result = bench.run(settings);
    return result.ok ? changedFirms(bench, result.value) : [];
  });
  return { roundingFlips, knifeEdges, allRoundingsTogether: [...new Set(together)].sort(), drawnEdges: [] };
}

function* drawn(bench: Bench, draws: number): Steps<Flips> {
  const edgeDraws = 1;
  const model = new RoundedModel(bench.seen);
  const together = new Set<string>();
  const edges = new Set<string>();
  for (let draw = 0; draw < draws + edgeDraws; draw += 1) {
    const isEdge = draw >= draws;
    const inputs = compileInputs(model.draw(draw, isEdge ? knife : undefined), withoutOverrides(bench.scenario));
    bench.runs += 1;
    // A draw that is refused (shares that come to more than one) says nothing.
    if (inputs.ok) for (const firm of changedFirms(bench, run(inputs.value))) (isEdge ? edges : together).add(firm);
    yield { done: draw + 1, total: draws + edgeDraws };
  }
  return { roundingFlips: [], knifeEdges: [], allRoundingsTogether: [...together].sort(), drawnEdges: [...edges].sort() };
}

/** A number as somebody wrote it; null for blanks and defaults, which are exact, for whole numbers, and for 0, which says that there is none. */
function written(bench: Bench, lever: Lever): number | null {
  if (lever.kind !== 'cell' || leverLimits(lever).whole === true) return null;
  const { firmRows, contractRows, seen } = bench.compiled;
  const given = (lever.target === 'market' ? seen.market : (lever.target === 'firm' ? firmRows : contractRows).get(lever.id))?.[lever.field];
  return typeof given === 'number' && given !== 0 ? given : null;
}

interface Trial {
  readonly value: number;
  readonly result: EngineResult;
}

function trial(bench: Bench, lever: Lever, now: number, by: number): Trial | null {
  const { min, max } = leverLimits(lever);
  const value = Math.min(max, Math.max(min, now + by));
  if (value === now) return null;
  const result = bench.run([{ lever, value }]);
  return result.ok ? { value, result: result.value } : null;
}

function changedFirms(bench: Bench, result: EngineResult): readonly string[] {
  const quarterOf = (of: EngineResult) => new Map(failedFirms(bench.model, of).map(({ firm, t }) => [firm, t]));
  const [before, after] = [quarterOf(bench.result), quarterOf(result)];
  return bench.model.firms.map(({ id }) => id).filter((id) => before.get(id) !== after.get(id));
}

/** Firms whose payment hangs on confidence alone, by the first quarter in which it does. */
function trustedFirms(bench: Pick<Bench, 'compiled' | 'model'>, confident?: EngineResult): Fragility['severalClearings'] {
  const { trusted, quarters } = confident ?? run(bench.compiled.inputs, { confidence: true });
  return bench.model.firms.flatMap(({ id }, row) => {
    const first = trusted.subarray(row * (quarters + 1), (row + 1) * (quarters + 1)).indexOf(1);
    return first < 0 ? [] : [{ firm: id, t: first }];
  });
}
