/** The eight worked examples of the model, number by number: outcome of Base, or of the one stored scenario where there is one. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Row } from '../../shared/columns/define.ts';
import type { Scenario } from '../../shared/drivers/scenario.ts';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import { compileInputs } from '../../shared/engine/inputs.ts';
import { toResultDocument } from '../../shared/engine/result.ts';
import { run } from '../../shared/engine/run.ts';

const folder = new URL('../fixtures/worked/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

/** The paths at which two JSON values differ: numbers by more than 1e-12 of their size or of 1, everything else at all. */
function differences(got: unknown, expected: unknown, path: string): string[] {
  if (typeof got === 'number' && typeof expected === 'number') {
    return Math.abs(got - expected) <= 1e-12 * Math.max(1, Math.abs(expected)) ? [] : [`${path}: ${got}, not ${expected}`];
  }
  if (typeof got !== 'object' || typeof expected !== 'object' || got === null || expected === null) {
    return Object.is(got, expected) ? [] : [`${path}: ${JSON.stringify(got)}, not ${JSON.stringify(expected)}`];
  }
  const keys = new Set([...Object.keys(got), ...Object.keys(expected)]);
  return [...keys].flatMap((key) => differences(got[key as never], expected[key as never], `${path}.${key}`));
}

describe('worked examples', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.workbook.json'));
  test('there are eight', () => expect(names).toHaveLength(8));
  for (const name of names) {
    test(name, () => {
      const workbook = read(name) as { market: object; firms: Row[]; contracts: Row[]; scenarios: Scenario[] };
      const stored = workbook.scenarios[0];
      const scenario = stored === undefined ? baseScenario : { ...baseScenario, ...stored };
      const model = { market: { id: 'market', ...workbook.market }, firms: workbook.firms, contracts: workbook.contracts };
      const inputs = compileInputs(model, scenario);
      if (!inputs.ok) throw new Error(JSON.stringify(inputs.error));
      const result = run(inputs.value);
      const document = toResultDocument(result, model, scenario);
      expect(differences(document, read(name.replace('workbook', 'result')), '')).toEqual([]);
      expect(result.ledgerError).toBeLessThan(1e-12);
      expect(result.residual).toBeLessThan(1e-13);
    });
  }
});
