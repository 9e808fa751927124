import type { EngineResult } from '../../engine/run.ts';
import type { Check } from './check.ts';
import { ofRun, programFault } from './check.ts';

export const sameTwice = {
  key: 'sameTwice', severity: 'error',
  label: { en: 'A second run gives the same bits', zhHant: '重新計算結果一致' },
  help: { en: 'The run does not depend on what was run before it.', zhHant: '結果不受先前計算影響。' },
  remedy: programFault,
  find: ({ result, again }) => differing(result, again).map(ofRun),
} as const satisfies Check;

function differing(a: EngineResult, b: EngineResult): readonly string[] {
  return (['cash', 'debt', 'netWorth', 'losses', 'dscr'] as const).filter((key) => a[key].some((value, place) => !Object.is(value, b[key][place])));
}
