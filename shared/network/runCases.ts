/**
 * Solves a file of bare networks, schema `contagion-validation/1` (design/format.md, `network --case`).
 *
 * Owns: the file's shape, inputs shared by its cases, which fields of an answer are printed. Does not own: any model.
 */
import type { Json, JsonObject } from '../base/json.ts';
import { isJsonObject } from '../base/json.ts';
import type { Failure, Result } from '../base/result.ts';
import { failure, ok } from '../base/result.ts';
import { createCaseReader } from './caseReader.ts';
import { networkModels } from './models/registry.ts';

export const caseSchema = 'contagion-validation/1';

export interface CaseResult {
  readonly name: string;
  readonly model: string;
  /** The fields that the case's `expected` has, or all where it has none. */
  readonly result: Readonly<Record<string, Json>>;
  readonly residual: number;
  /** Whether the least solution differs from the greatest, and whose payments hang on that; where the model can tell. */
  readonly multiple?: boolean;
  readonly multipleFirms?: readonly number[];
}

/**
 * Solves all cases of a file.
 *
 * @param describe  a refusal in words, for cases that expect one (`expected.error`)
 * @returns the results in order, or the first refusal, with the case in `details.case` and the field in `details.place`
 */
export function runCases(document: Json, describe: (reason: Failure) => string): Result<readonly CaseResult[]> {
  if (!isJsonObject(document) || !Array.isArray(document['cases'])) return failure('network.noCases');
  if (document['schema'] !== caseSchema) return failure('network.schema', { schema: caseSchema });
  const results: CaseResult[] = [];
  for (const [index, each] of (document['cases'] as readonly Json[]).entries()) {
    const name = isJsonObject(each) && typeof each['name'] === 'string' ? each['name'] : String(index + 1);
    const result = isJsonObject(each) ? runCase(each, name, document['shared_inputs'], describe) : failure('network.noCase', { place: `cases[${index}]` });
    if (!result.ok) return failure(result.error.code, { ...result.error.details, case: name });
    results.push(result.value);
  }
  return ok(results);
}

function runCase(source: JsonObject, name: string, shared: Json | undefined, describe: (reason: Failure) => string): Result<CaseResult> {
  const id = typeof source['model'] === 'string' ? source['model'] : '';
  const model = networkModels.find((each) => each.id === id);
  if (model === undefined) return failure('network.unknownModel', { place: 'model', model: id, models: networkModels.map((each) => each.id).join(', ') });
  const expected = source['expected'];
  const wanted = isJsonObject(expected) ? new Set(Object.keys(expected)) : null;
  // A case without inputs of its own, or with a remark in their place, has those that its file shares.
  const inputs = isJsonObject(source['inputs']) ? { ...(isJsonObject(shared) ? shared : {}), ...source['inputs'] } : (shared ?? null);
  const answer = model.run(createCaseReader({ ...source, inputs }, wanted));
  if (!answer.ok) return wanted?.has('error') === true ? ok({ name, model: id, result: { error: describe(answer.error) }, residual: 0 }) : answer;
  const { fields, residual, multipleFirms } = answer.value;
  const result = Object.fromEntries(Object.entries(fields).filter(([field]) => wanted === null || wanted.has(field)));
  return ok({ name, model: id, result, residual, ...(multipleFirms === undefined ? {} : { multiple: multipleFirms.length > 0, multipleFirms }) });
}
