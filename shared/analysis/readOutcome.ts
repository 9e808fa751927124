/** An outcome by its name: one of the system's, or a measure of one firm as `FIRM.measure`. */
import type { Localized } from '../base/localized.ts';
import type { Result } from '../base/result.ts';
import { failure, ok } from '../base/result.ts';
import type { EngineModel } from '../engine/inputs.ts';
import type { EngineResult } from '../engine/run.ts';
import { measure, measures } from '../measures/registry.ts';
import type { Outcome } from './outcomes/outcome.ts';
import { outcomes } from './outcomes/registry.ts';
import { firmId } from './trials/lever.ts';

export type ReadableOutcome = Pick<Outcome, 'key' | 'label' | 'read' | 'unit'>;

/** Measures of a firm are read at the end of the horizon; what is no number (a state, a cause) is refused. */
export function readOutcome(text: string, model: Pick<EngineModel, 'firms'>): Result<ReadableOutcome> {
  const known = (outcomes as readonly Outcome[]).find(({ key }) => key === text);
  if (known !== undefined) return ok(known);
  const dot = text.lastIndexOf('.');
  const firm = firmId(model, text.slice(0, Math.max(0, dot)));
  const wanted = measure(text.slice(dot + 1));
  if (firm === null || wanted === undefined || wanted.kind === 'choice') {
    const numeric = measures.filter(({ kind }) => kind !== 'choice').map(({ key }) => key);
    return failure('analysis.unknownOutcome', { outcome: text, outcomes: outcomes.map(({ key }) => key).join(', '), measures: numeric.join(', ') });
  }
  const place = model.firms.findIndex(({ id }) => id === firm);
  const name = String(model.firms[place]?.['name'] ?? firm);
  const label: Localized = { en: `${name}: ${wanted.label.en}`, zhHant: `${name}：${wanted.label.zhHant}` };
  const read = (result: EngineResult) => {
    const value = wanted.compute(result, place, result.quarters);
    return typeof value === 'number' ? value : null;
  };
  return ok({ key: `${firm}.${wanted.key}`, label, unit: wanted.unit, read });
}
