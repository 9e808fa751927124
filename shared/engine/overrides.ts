/**
 * The rows as a scenario sees them (design/model.md 2.4). Owns: applying overrides and refusing impossible ones.
 * Does not own: whether the resulting values are allowed (`rowChecks.ts`).
 */
import type { CellValue, Row, Term } from '../columns/define.ts';
import { valueOf } from '../columns/define.ts';
import { firmTerms } from '../columns/terms/registry.ts';
import { contractTerm } from '../contracts/registry.ts';
import type { Override, Scenario } from '../drivers/scenario.ts';
import { marketTerm } from '../market/registry.ts';
import type { InputProblem } from './inputProblem.ts';

/** The rows that the engine is given: the workbook's, before a scenario. */
export interface EngineModel {
  readonly market: Row;
  readonly firms: readonly Row[];
  readonly contracts: readonly Row[];
}

const firmTermByKey: ReadonlyMap<string, Term> = new Map(firmTerms.map((each) => [each.key, each as Term]));

function termOf(override: Override): Term | undefined {
  switch (override.target) {
    case 'firm': return firmTermByKey.get(override.field);
    case 'contract': return contractTerm(override.field);
    case 'market': return marketTerm(override.field);
  }
}

/** What the cell holds under the override; undefined when the override makes no sense. */
export function overridden(row: Row, term: Term, override: Override): CellValue | undefined {
  if (override.value !== undefined) return override.value;
  if (typeof override.scale !== 'number') return undefined;
  const base = valueOf(row, term);
  if (base === null) return null;
  return typeof base === 'number' && 'limits' in term ? base * override.scale : undefined;
}

/**
 * The model with the scenario's overrides put in; rows that none touches are the same objects.
 *
 * @param problems  what is refused is added here: a row or field that does not exist, a field overridden twice, a scale of
 *   something that is no number
 */
export function withOverrides(model: EngineModel, scenario: Scenario, problems: InputProblem[]): EngineModel {
  if (scenario.overrides.length === 0) return model;
  const tables = { firm: new Map<string, Row>(), contract: new Map<string, Row>(), market: new Map([['market', model.market]]) };
  for (const row of model.firms) tables.firm.set(row.id, row);
  for (const row of model.contracts) tables.contract.set(row.id, row);
  const seen = new Set<string>();
  for (const override of scenario.overrides) {
    const id = override.target === 'market' ? 'market' : (override.id ?? '');
    const row = tables[override.target].get(id);
    const term = termOf(override);
    const key = JSON.stringify([override.target, id, override.field]);
    const refuse = (code: string) => problems.push({ target: override.target, id, field: override.field, code, details: { scenario: scenario.name, row: id, field: override.field } });
    if (row === undefined) refuse('input.overrideRow');
    else if (term === undefined || !term.overridable) refuse('input.overrideField');
    else if (seen.has(key)) refuse('input.overrideTwice');
    else {
      seen.add(key);
      const value = overridden(row, term, override);
      if (value === undefined) refuse('input.overrideValue');
      else tables[override.target].set(id, { ...row, [override.field]: value });
    }
  }
  return {
    market: tables.market.get('market') ?? model.market,
    firms: model.firms.map((row) => tables.firm.get(row.id) ?? row),
    contracts: model.contracts.map((row) => tables.contract.get(row.id) ?? row),
  };
}
