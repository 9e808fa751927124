/** Firms of known workbooks in quarters of interest, as sheets on which their waterfalls are worked out again. */
import { readFileSync } from 'node:fs';
import { firmWaterfall } from '../../shared/analysis/firmWaterfall.ts';
import type { Row } from '../../shared/columns/define.ts';
import { decodeWorkbook } from '../../shared/document/codec.ts';
import { effectiveScenario } from '../../shared/document/inheritance.ts';
import type { Scenario } from '../../shared/drivers/scenario.ts';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import type { EngineModel } from '../../shared/engine/inputs.ts';
import { compileInputs } from '../../shared/engine/inputs.ts';
import type { EngineResult } from '../../shared/engine/run.ts';
import { run } from '../../shared/engine/run.ts';
import type { Replication } from '../../shared/interchange/reportDocument.ts';

export interface KnownReplication {
  readonly name: string;
  readonly replication: Replication;
  /** What the run has for the firm if it fails in that quarter. */
  readonly claims: number | null;
  readonly recovered: number | null;
}

const file = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** Every firm of the worked examples and of the sample's storm that fails, in that quarter; and all firms of the examples in quarter 1. */
export function knownReplications(): readonly KnownReplication[] {
  const examples = ['01-payment-cascade', '02-fire-sale-spiral', '05-line-and-guarantee', '06-tranche-waterfall', '07-vendor-circularity', '08-recovery'].flatMap((name) => {
    const { market, firms, contracts, scenarios } = JSON.parse(file(`../fixtures/worked/${name}.workbook.json`)) as { market: object; firms: Row[]; contracts: Row[]; scenarios: Scenario[] };
    return replicationsOf(name, { market: { id: 'market', ...market }, firms, contracts }, { ...baseScenario, ...scenarios[0] }, true);
  });
  const sample = decodeWorkbook(file('../../samples/ai-chain-2025.firebreak'));
  if (!sample.ok) throw new Error(sample.error.code);
  const { workbook } = sample.value;
  const storm = workbook.scenarios.find(({ name }) => name === 'Perfect storm');
  if (storm === undefined) throw new Error('The sample has no storm');
  return [...examples, ...replicationsOf('storm', workbook, effectiveScenario(workbook.scenarios, storm), false)];
}

function replicationsOf(name: string, model: EngineModel, scenario: Scenario, withLiving: boolean): KnownReplication[] {
  const inputs = compileInputs(model, scenario);
  if (!inputs.ok) throw new Error(JSON.stringify(inputs.error));
  const result = run(inputs.value);
  return model.firms.flatMap((firm, place) => {
    const failure = result.failureQuarter[place] ?? 0;
    const quarters = [...(failure > 0 ? [failure] : []), ...(withLiving && failure !== 1 ? [1] : [])];
    return quarters.map((quarter) => known(name, model, scenario, result, firm, place, quarter));
  });
}

function known(name: string, model: EngineModel, scenario: Scenario, result: EngineResult, firm: Row, place: number, quarter: number): KnownReplication {
  const waterfall = firmWaterfall(model, scenario, firm.id, quarter);
  if (!waterfall.ok) throw new Error(JSON.stringify(waterfall.error));
  const fails = result.failureQuarter[place] === quarter;
  const names = new Map(model.firms.map((row) => [row.id, String(row['name'] ?? row.id)]));
  return {
    name: `${name}-${firm.id}-${quarter}`,
    replication: { waterfall: waterfall.value, firmName: names.get(firm.id) ?? '', scenarioName: scenario.name, currency: 'USD', names, footnote: 'model 1' },
    claims: fails ? (result.claims[place] ?? 0) : null,
    recovered: fails ? (result.recovered[place] ?? 0) : null,
  };
}
