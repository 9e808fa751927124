/**
 * What a shock of the library is: one file in this room, one line in its registry. It is turned into paths, overrides and forced
 * failures of a scenario, and leaves no trace of itself there: what a person then sees and edits is all there is.
 */
import type { Localized } from '../base/localized.ts';
import type { Row } from '../columns/define.ts';
import type { Shock } from '../drivers/path.ts';
import type { DriverKey } from '../drivers/registry.ts';
import type { ForcedFailure, Override } from '../drivers/scenario.ts';

/** The workbook as shocks see it. */
export interface ShockModel {
  readonly market: Row;
  readonly firms: readonly Row[];
  readonly contracts: readonly Row[];
}

export interface ShockSettings {
  /** 1 is the shock as it is described; 0 none of it. */
  readonly intensity: number;
  /** First quarter. */
  readonly start: number;
  /** Quarters until full strength beyond the first. */
  readonly ramp: number;
  /** The firm that a shock is about; null where it is about none, or there is none to choose. */
  readonly firm: string | null;
}

/** What a shock comes to in a scenario. */
export interface ShockParts {
  readonly drivers?: { readonly [K in DriverKey]?: readonly Shock[] };
  readonly overrides?: readonly Override[];
  readonly failures?: readonly ForcedFailure[];
}

export interface ShockDefinition {
  readonly key: string;
  readonly label: Localized;
  /** What it does at intensity 1. */
  readonly help: Localized;
  /** Where its size comes from, and what that source does not say. */
  readonly source: Localized;
  readonly start: number;
  readonly ramp: number;
  /** Finds the firm that it is about unless another is chosen; null where the workbook has none. */
  readonly firm?: (model: ShockModel) => string | null;
  readonly build: (settings: ShockSettings, model: ShockModel) => ShockParts;
}

/** A displacement of one driver from the shock's start on. */
export function shift(key: DriverKey, depth: number, { start, ramp }: Pick<ShockSettings, 'start' | 'ramp'>): ShockParts {
  return { drivers: { [key]: [{ start, depth, ramp }] } };
}

/** A path by its displacements quarter by quarter, as shocks that add up to it; the last one stays. */
export function stepsOf(displacements: readonly number[], { start, intensity }: Pick<ShockSettings, 'start' | 'intensity'>): readonly Shock[] {
  return displacements.flatMap((value, index): readonly Shock[] => {
    const step = value - (displacements[index - 1] ?? 0);
    return step === 0 ? [] : [{ start: start + index, depth: step * intensity }];
  });
}

/** Quarters between year-end values, evenly spread; the first value stands for the year before the first quarter. */
export function quartersBetween(yearEnds: readonly number[]): readonly number[] {
  return yearEnds.slice(1).flatMap((value, index) => [1, 2, 3, 4].map((quarter) => yearEnds[index]! + ((value - yearEnds[index]!) * quarter) / 4));
}

/** The firm with the largest sum over its contracts of a kind; of equals the first id; null where there is none. */
export function largestBy({ contracts, firms }: ShockModel, type: string, side: 'from' | 'to', field: string, isOf: (firm: Row) => boolean = () => true): string | null {
  const sums = new Map<string, number>();
  for (const row of contracts) {
    const id = row[side];
    if (row['type'] === type && typeof id === 'string') sums.set(id, (sums.get(id) ?? 0) + Number(row[field] ?? 0));
  }
  const found = firms.filter((firm) => isOf(firm) && (sums.get(firm.id) ?? 0) > 0).map(({ id }) => id);
  return found.sort((a, b) => sums.get(b)! - sums.get(a)! || (a < b ? -1 : 1))[0] ?? null;
}
