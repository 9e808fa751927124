/**
 * The failures of a workbook's scenarios as a list in words, for a report without a window.
 *
 * Owns: which columns the list has, and turning ids into names. Does not own: running scenarios (the command line does),
 * or how the list is laid out.
 */
import type { Language, Localized } from '../base/localized.ts';
import { failure, ok, type Result } from '../base/result.ts';
import { kind } from '../columns/terms/kind.ts';
import { decodeWorkbook } from '../document/codec.ts';
import type { Workbook } from '../document/document.ts';
import { baseScenario } from '../drivers/scenario.ts';
import { failureCauses } from '../measures/failureCause.ts';
import { describe } from '../text/messages.ts';

/** What the command line's `run --json` prints, as far as it is read here (design/format.md). */
export interface PrintedResult {
  readonly scenario: string;
  readonly quarters: readonly { readonly t: number; readonly failures: readonly { readonly firm: string; readonly cause: string }[] }[];
}

export interface FailureList {
  readonly headings: readonly string[];
  /** One row a failure, as many cells as headings: scenario, quarter, firm, kind of firm, cause. */
  readonly rows: readonly (readonly string[])[];
}

const headings: readonly Localized[] = [
  { en: 'Scenario', zhHant: '情境' },
  { en: 'Quarter', zhHant: '季' },
  { en: 'Firm', zhHant: '公司' },
  { en: 'Kind', zhHant: '類型' },
  { en: 'Cause', zhHant: '違約原因' },
];
const nobodyFails: Localized = { en: 'no failure', zhHant: '無違約' };

/**
 * The names of the scenarios, Base first.
 *
 * @returns the names, or in words why the file is refused
 */
export function scenarioNames(workbookText: string, language: Language): Result<readonly string[], string> {
  const decoded = decodeWorkbook(workbookText);
  if (!decoded.ok) return { ok: false, error: describe(language, decoded.error) };
  return ok([baseScenario, ...decoded.value.workbook.scenarios].map(({ name }) => name));
}

/**
 * Puts the results of several scenarios of one workbook into one list, in their order; a scenario without failures has a
 * row that says so.
 *
 * @param results  in the order of the list
 */
export function failureList(workbookText: string, results: readonly PrintedResult[], language: Language): Result<FailureList> {
  const decoded = decodeWorkbook(workbookText);
  if (!decoded.ok) return decoded;
  const rows = results.flatMap((result) => failureRows(decoded.value.workbook, result, language));
  return rows.length === 0 ? failure('cli.noResults') : ok({ headings: headings.map((heading) => heading[language]), rows });
}

function failureRows(workbook: Workbook, { scenario, quarters }: PrintedResult, language: Language): readonly (readonly string[])[] {
  const firms = new Map(workbook.firms.map((firm) => [firm.id, firm]));
  const rows = quarters.flatMap(({ t, failures }) =>
    failures.map((failed) => {
      const firm = firms.get(failed.firm);
      const kindOfFirm = kind.options.find(({ id }) => id === (firm?.['kind'] ?? kind.default));
      const cause = failureCauses.find(({ id }) => id === failed.cause);
      const name = firm?.['name'];
      return [scenario, String(t), typeof name === 'string' ? name : failed.firm, kindOfFirm?.label[language] ?? '', cause?.label[language] ?? failed.cause];
    }),
  );
  return rows.length === 0 ? [[scenario, '', nobodyFails[language], '', '']] : rows;
}
