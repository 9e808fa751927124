/** The version that figures are stamped with goes up with the rules, not when somebody happens to think of it. */
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sha256 } from '../../../shared/base/sha256.ts';
import type { Row } from '../../../shared/columns/define.ts';
import type { Scenario } from '../../../shared/drivers/scenario.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { compileInputs } from '../../../shared/engine/inputs.ts';
import { modelVersion } from '../../../shared/engine/modelVersion.ts';
import { toResultDocument } from '../../../shared/engine/result.ts';
import { run } from '../../../shared/engine/run.ts';

/** What the worked examples came to, bit by bit, under each version. Versions that were released are never edited. */
const results: Readonly<Record<string, string>> = {
  1: '9174c8b681cd2569f3639aae669097b6942c0cffbaf947a095b804be8fed68f0',
};

test('the same inputs give the same bits as when the version was last raised', () => {
  const folder = new URL('../../fixtures/worked/', import.meta.url);
  const texts = readdirSync(folder).filter((name) => name.endsWith('.workbook.json')).toSorted().map((name) => {
    const { market, firms, contracts, scenarios } = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { market: object; firms: Row[]; contracts: Row[]; scenarios: Scenario[] };
    const scenario = { ...baseScenario, ...scenarios[0] };
    const model = { market: { id: 'market', ...market }, firms, contracts };
    const inputs = compileInputs(model, scenario);
    if (!inputs.ok) throw new Error(JSON.stringify(inputs.error));
    return JSON.stringify(toResultDocument(run(inputs.value), model, scenario));
  });
  expect(results[modelVersion], 'Rules have changed: raise modelVersion and add its hash here').toBe(sha256(texts.join('\n')));
});
