import { compileInputs } from '../../engine/inputs.ts';
import { run } from '../../engine/run.ts';
import { lossKinds } from '../../engine/state.ts';
import { openingExposures } from '../../network/openingExposures.ts';
import { linearMeasures } from '../../network/systemicMeasures.ts';
import { failures as failureCount } from '../outcomes/failures.ts';
import { losses } from '../outcomes/losses.ts';
import type { AnalysisKind } from './analysisKind.ts';
import { failedFirms, firmName, headings, table } from './naming.ts';
import { Refused } from './parameters.ts';

/** Fails each firm in turn: what its failure costs the others, with its DebtRank beside it. */
export const each: AnalysisKind = {
  id: 'each',
  label: { en: 'Fail each firm in turn', zhHant: '逐家違約測試' },
  help: {
    en: 'Each firm fails in a quarter whatever its cash: who fails with it and what that costs, ranked, with DebtRank of the opening exposures beside it.',
    zhHant: '逐家令其於指定季違約（不論現金），衡量連帶違約與損失並排序，並列期初曝險之 DebtRank。',
  },
  parameters: ['quarter'],
  start(bench, parameters, { model }) {
    const { quarters } = bench.compiled.inputs;
    const quarter = parameters.count('quarter', 1, 1, quarters);
    return (function* () {
      const base = { failures: failureCount.read(bench.result), losses: losses.read(bench.result) };
      const { net, equity } = openingExposures(bench.compiled.inputs);
      const { linearDebtRank } = linearMeasures(net, equity);
      const ranks = new Map([...bench.compiled.firmNumber].map(([id, number]) => [id, linearDebtRank[number]!]));
      const failedAnyway = new Set(failedFirms(model, bench.result).map(({ firm }) => firm));
      const found = [];
      for (const [row, { id }] of model.firms.entries()) {
        const inputs = compileInputs(model, { ...bench.scenario, failures: [...bench.scenario.failures, { firm: id, quarter }] });
        if (!inputs.ok) throw new Refused('analysis.refused', { scenario: bench.scenario.name });
        const result = run(inputs.value);
        bench.runs += 1;
        // What others lose by its own estate is the direct part; the rest comes by those that it brings down.
        const own = result.lossCaused[row] ?? 0;
        const total = losses.read(result);
        let suffered = 0;
        for (const kind of lossKinds.keys()) suffered += result.lossSuffered[row * lossKinds.length + kind] ?? 0;
        const brought = failedFirms(model, result).filter(({ firm }) => firm !== id && !failedAnyway.has(firm));
        found.push({
          firm: id, failsAnyway: failedAnyway.has(id), failures: failureCount.read(result), moreFailures: failureCount.read(result) - base.failures,
          moreLosses: total - base.losses, lossToOthers: total - suffered - base.losses, ownEstate: own, broughtDown: brought, debtRank: ranks.get(id) ?? 0,
        });
        yield { done: found.length, total: model.firms.length };
      }
      const sorted = found.toSorted((a, b) => b.lossToOthers - a.lossToOthers || b.moreFailures - a.moreFailures || (a.firm < b.firm ? -1 : 1));
      return {
        document: { quarter, base, firms: sorted },
        tables: [table({ en: 'What each failure costs the others', zhHant: '各公司違約對他方造成的損失' },
          [[headings.firm, 'text'], [{ en: 'Loss to others', zhHant: '他方損失' }, 'number'], [{ en: 'Brings down', zhHant: '連帶違約' }, 'number'], [{ en: 'DebtRank', zhHant: 'DebtRank' }, 'number']],
          sorted.map(({ firm, lossToOthers, broughtDown, debtRank }) => [firmName(model, firm), lossToOthers, broughtDown.length, debtRank]))],
        remarks: [{
          en: 'Losses are those above the scenario as it is; below 0: an early failure spares others later losses. DebtRank looks at opening exposures only and knows of no time, prices or covenants.',
          zhHant: '損失為相較原情境之增加額；負值表示提早違約使他方免於後續損失。DebtRank 僅考量期初曝險，未計入時間、價格與財務約定。',
        }],
      };
    })();
  },
};
