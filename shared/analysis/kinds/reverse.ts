import type { EngineResult } from '../../engine/run.ts';
import { failures as failureCount } from '../outcomes/failures.ts';
import { losses } from '../outcomes/losses.ts';
import { findThreshold } from '../threshold.ts';
import { leverName } from '../trials/lever.ts';
import type { AnalysisKind } from './analysisKind.ts';
import { failedFirms, firmName, headings, leverLabel, table } from './naming.ts';
import type { Parameters } from './parameters.ts';
import { Refused } from './parameters.ts';

/** Reverse stress test: the smallest shock that brings about what must not happen. */
export const reverse: AnalysisKind = {
  id: 'reverse',
  label: { en: 'Reverse stress test', zhHant: '反向壓力測試' },
  help: {
    en: 'The smallest multiple of a scenario (or value of an input) with at least so many failures, a given firm\'s failure, or losses of at least so much.',
    zhHant: '使違約達一定家數、特定公司違約或損失達一定金額所需的最小情境倍數（或輸入值）。',
  },
  parameters: ['input', 'from', 'to', 'steps', 'failures', 'firm', 'loss', 'tolerance'],
  start(bench, parameters, { model }) {
    const range = parameters.range('', bench.seen, 81);
    const { holds, condition } = conditionOf(parameters, model.firms.map(({ id }) => id));
    const tolerance = parameters.number('tolerance', 1e-9);
    return (function* () {
      const found = yield* findThreshold(bench, { ...range, tolerance, holds, settings: (x) => [{ lever: range.lever, value: x }] });
      const at = found.smallest === null ? null : bench.run([{ lever: range.lever, value: found.smallest }]);
      const failed = at?.ok === true ? failedFirms(model, at.value) : [];
      const remark = found.smallest === null
        ? { en: `Nothing of the kind in [${range.from}, ${range.to}] at any of ${range.steps} places.`, zhHant: `於 [${range.from}, ${range.to}] 的 ${range.steps} 個點均未發生。` }
        : { en: `It does not happen at ${found.below ?? '(it does at the start of the span)'} and does at ${found.smallest} (bracket ${found.bracket ?? 0}, tolerance ${tolerance}; both run again). ${found.monotone ? '' : 'It is not monotone: a larger value can undo it. '}Steps of ${found.scanStep} were looked at; a narrower span between them would not be seen.`,
          zhHant: `${found.below ?? '（範圍起點即已發生）'} 時未發生，${found.smallest} 時發生（區間 ${found.bracket ?? 0}，容許誤差 ${tolerance}，兩端均經重新計算）。${found.monotone ? '' : '結果並非單調：更大的值可能使其不再發生。'}掃描間距為 ${found.scanStep}，更窄的區間無法察覺。` };
      return {
        document: { input: leverName(range.lever), condition, from: range.from, to: range.to, tolerance, ...found, failed },
        tables: [table(leverLabel(model, range.lever), [[headings.firm, 'text'], [headings.quarter, 'number']], failed.map(({ firm, t }) => [firmName(model, firm), t]))],
        remarks: [remark],
      };
    })();
  },
};

function conditionOf(parameters: Parameters, firms: readonly string[]): { readonly holds: (result: EngineResult) => boolean; readonly condition: object } {
  const given = ['failures', 'firm', 'loss'].filter((name) => parameters.has(name));
  if (given.length !== 1) throw new Refused('analysis.oneCondition', { conditions: 'failures, firm, loss' });
  if (parameters.has('failures')) {
    const failures = parameters.count('failures', 1, 1, 1e6);
    return { condition: { failures }, holds: (result) => failureCount.read(result) >= failures };
  }
  if (parameters.has('loss')) {
    const loss = parameters.number('loss');
    return { condition: { loss }, holds: (result) => losses.read(result) >= loss };
  }
  const firm = parameters.firm('firm');
  const row = firms.indexOf(firm);
  return { condition: { firm }, holds: ({ failureQuarter }) => failureQuarter[row]! > 0 };
}
