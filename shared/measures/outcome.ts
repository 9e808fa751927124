import type { EngineResult } from '../engine/run.ts';
import { hasFailed } from './define.ts';

/** How many firms fail in each quarter: T + 1 counts, index 0 is always 0. */
export function failuresByQuarter(result: EngineResult): Int32Array {
  const counts = new Int32Array(result.quarters + 1);
  for (const quarter of result.failureQuarter) {
    if (quarter > 0) counts[quarter] = (counts[quarter] ?? 0) + 1;
  }
  return counts;
}

/** How many firms have failed by the end of a quarter. */
export function failuresUpTo(result: EngineResult, quarter: number): number {
  let count = 0;
  for (let firm = 0; firm < result.firmCount; firm += 1) count += hasFailed(result, firm, quarter) ? 1 : 0;
  return count;
}
