/**
 * Inputs as they may be behind what was written: a number that somebody wrote stands for all numbers that are rounded to it.
 * Owns: how far a number as written may be off, and drawing all of them at once. Does not own: what follows from it (`fragility.ts`).
 */
import type { Limits, Row, Term } from '../columns/define.ts';
import type { Scenario } from '../drivers/scenario.ts';
import type { EngineModel } from '../engine/inputs.ts';
import { contractLevers, firmLevers, marketLevers } from './trials/everyLever.ts';
import type { CellLever } from './trials/lever.ts';
import { leverTerm } from './trials/lever.ts';

/** Half a unit of the last digit that a number is written with: 0.05 of 0.9, 0.5 of 2300; of 0.1 in percent 0.005, half a percent. */
export function halfUnit(value: number, inPercent = false): number {
  if (inPercent) return halfUnit(Number((value * 100).toPrecision(15))) / 100;
  const [digits = '', exponent = '0'] = String(Math.abs(value)).split('e');
  const decimals = (digits.split('.')[1] ?? '').length - Number(exponent);
  return Number(`5e${-decimals - 1}`);
}

/** Rates and shares are written in percent: 10 % is known to half a percent, not to half of a tenth. */
export function isPercent(term: Term | undefined): boolean {
  return term?.kind === 'rate' || term?.kind === 'share';
}

/** Shares that must not add up to more than 1 over rows: they are drawn downwards only. */
const summed: ReadonlySet<string> = new Set(['pledged', 'stake']);

/** A number as written: how far it may be off either way, and where its draws begin. */
interface Rounded {
  readonly field: string;
  readonly now: number;
  readonly half: number;
  readonly limits: Limits;
  readonly seed: number;
}

/** A model whose numbers can be drawn, all at once, from what they stand for as written; blanks, defaults, whole numbers and 0 are exact. */
export class RoundedModel {
  readonly #seen: EngineModel;
  readonly #cells: ReadonlyMap<Row, readonly Rounded[]>;

  /** @param seen  rows with the scenario's overrides put in */
  constructor(seen: EngineModel) {
    this.#seen = seen;
    const rows = [[seen.market, marketLevers(seen.market)] as const, ...seen.firms.map((row) => [row, firmLevers(row)] as const), ...seen.contracts.map((row) => [row, contractLevers(row)] as const)];
    this.#cells = new Map(rows.map(([row, levers]) => [row, levers.flatMap((lever) => roundedCell(row, lever) ?? [])]));
  }

  /**
   * @param draw  which draw; the same one is the same for every order of rows
   * @param knife  where given, the share of each number by which it is moved at most, instead of half a unit
   */
  draw(draw: number, knife?: number): EngineModel {
    const moved = (row: Row): Row => {
      const next: Record<string, unknown> = { ...row };
      for (const { field, now, half, limits, seed } of this.#cells.get(row) ?? []) {
        const share = evenShare(seed + draw);
        const by = (knife === undefined ? half : Math.abs(now) * knife) * (summed.has(field) ? -Math.abs(share) : share);
        next[field] = Math.min(limits.max, Math.max(limits.min, now + by));
      }
      // Safe: only numbers took the place of numbers.
      return next as Row;
    };
    return { market: moved(this.#seen.market), firms: this.#seen.firms.map(moved), contracts: this.#seen.contracts.map(moved) };
  }
}

function roundedCell(row: Row, lever: CellLever): Rounded | null {
  const now = row[lever.field];
  const term = leverTerm(lever);
  if (typeof now !== 'number' || now === 0 || term === undefined || !('limits' in term) || term.limits.whole === true) return null;
  return { field: lever.field, now, half: halfUnit(now, isPercent(term)), limits: term.limits, seed: seedOf(`${lever.target} ${row.id} ${lever.field}`) };
}

/** A whole number that hangs on a text alone: FNV-1a. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  return hash;
}

/** A number of [-1, 1) that hangs on a seed alone: the mixing of Mulberry32. */
function evenShare(seed: number): number {
  const state = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2_147_483_648 - 1;
}

/** The scenario over rows that have its overrides in them already. */
export function withoutOverrides(scenario: Scenario): Scenario {
  return { ...scenario, overrides: [] };
}
