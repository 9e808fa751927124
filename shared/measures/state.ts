import type { EngineResult } from '../engine/run.ts';
import { hasFailed, type Measure } from './define.ts';
import { numbersOf } from './quantities.ts';

export const state = {
  key: 'state', kind: 'choice', unit: 'none', followsQuarter: true,
  label: { en: 'State', zhHant: '狀態' },
  help: {
    en: 'At the quarter of the slider. Failed: it failed in this quarter or before. Blocked: alive, but an LTV breach is uncured or a DSCR covenant is not met in this quarter, so it can neither draw, refinance nor invest in the next. Sound: neither.',
    zhHant: '以時間軸所選的季為準。違約：本季或更早已違約。受限：存續中，但本季有尚未補正的貸款成數違反，或未達償債比率約定，因此下一季不得動用額度、再融資或投資。正常：以上皆非。',
  },
  options: [
    { id: 'sound', label: { en: 'Sound', zhHant: '正常' } },
    { id: 'blocked', label: { en: 'Blocked', zhHant: '受限' } },
    { id: 'failed', label: { en: 'Failed', zhHant: '違約' } },
  ],
  formula: { en: 'failed: in this quarter or before; blocked: collateral lacking, or DSCR below its covenant; else sound', zhHant: '違約：本季或更早已違約；受限：擔保品不足或償債比率低於約定；否則為正常' },
  section: '3.6',
  numbers: (result, firm, quarter) => numbersOf(result, firm, quarter, ['failureQuarter', 'need', 'dscr', 'covenantDscr']),
  compute: (result: EngineResult, firm: number, quarter: number, round?: number) => {
    if (hasFailed(result, firm, quarter, round)) return 'failed';
    return result.blocked[firm * (result.quarters + 1) + quarter] === 1 ? 'blocked' : 'sound';
  },
} as const satisfies Measure;
