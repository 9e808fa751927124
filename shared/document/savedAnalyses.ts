/**
 * Analyses that a workbook keeps: kind, scenario and parameters in words, so that they are run again on today's numbers.
 * They stand in the file's own list `analyses`; entries that make no sense are left alone and not offered.
 */
import { isJsonObject } from '../base/json.ts';
import { baseScenarioId } from '../drivers/scenario.ts';
import type { Workbook } from './document.ts';

export interface SavedAnalysis {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** Id or name of a scenario. */
  readonly scenario: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The saved analyses in their order. */
export function savedAnalyses({ extra }: Pick<Workbook, 'extra'>): readonly SavedAnalysis[] {
  const { analyses } = extra;
  if (!Array.isArray(analyses)) return [];
  return analyses.flatMap((given: unknown): readonly SavedAnalysis[] => {
    if (!isJsonObject(given)) return [];
    const { id, name, kind, scenario, parameters } = given;
    if (typeof id !== 'string' || typeof name !== 'string' || typeof kind !== 'string' || (parameters !== undefined && !isJsonObject(parameters))) return [];
    const words = Object.entries(parameters ?? {}).map(([key, value]) => [key, String(value)]);
    return [{ id, name, kind, scenario: typeof scenario === 'string' ? scenario : baseScenarioId, parameters: Object.fromEntries(words) as Record<string, string> }];
  });
}
