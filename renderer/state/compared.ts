import { failure, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { type Comparison, comparisonSteps } from '../../shared/document/comparison.ts';
import type { Workbook } from '../../shared/document/document.ts';
import { paced } from './fileWork.ts';

/** Compares two workbooks, large ones with pauses. @param name  of what is looked at, for the word that it takes a while */
export async function compared(name: string, before: Workbook, after: Workbook): Promise<Result<Comparison, Failure>> {
  const comparison = await paced('opening', name, comparisonSteps(before, after));
  return comparison === null ? failure('fileWork.openingStopped', { name }) : ok(comparison);
}
