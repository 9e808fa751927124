/** The kinds of analysis, in the order of their list. */
import type { AnalysisKind } from './analysisKind.ts';
import { bridge } from './bridge.ts';
import { checks } from './checks.ts';
import { compare } from './compare.ts';
import { each } from './each.ts';
import { fragility } from './fragility.ts';
import { grid } from './grid.ts';
import { headroom } from './headroom.ts';
import { next } from './next.ts';
import { optimise } from './optimise.ts';
import { rankCorrelation } from './rankCorrelation.ts';
import { rescue } from './rescue.ts';
import { reverse } from './reverse.ts';
import { saved } from './saved.ts';
import { seek } from './seek.ts';
import { simulate } from './simulate.ts';
import { spider } from './spider.ts';
import { tornado } from './tornado.ts';
import { triggers } from './triggers.ts';

export const analysisKinds: readonly AnalysisKind[] = [tornado, spider, rankCorrelation, grid, seek, reverse, rescue, saved, each, next, optimise, compare, bridge, headroom, checks, fragility, triggers, simulate];

const byId: ReadonlyMap<string, AnalysisKind> = new Map(analysisKinds.map((kind) => [kind.id, kind]));

/** The kind with this id; undefined when there is none. */
export function analysisKind(id: string): AnalysisKind | undefined {
  return byId.get(id);
}
