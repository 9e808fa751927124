import type { EngineModel } from '../../engine/inputs.ts';
import type { EngineResult } from '../../engine/run.ts';
import { failures as failureCount } from '../outcomes/failures.ts';
import type { Steps } from '../steps.ts';
import type { Threshold, ThresholdQuestion } from '../threshold.ts';
import { findThreshold } from '../threshold.ts';
import type { Bench } from '../trials/bench.ts';
import { leverName, leverValue } from '../trials/lever.ts';
import type { CellLever, Lever, Setting } from '../trials/lever.ts';
import type { AnalysisCell, AnalysisKind } from './analysisKind.ts';
import { contractName, failedFirms, firmName, headings, leverLabel, table } from './naming.ts';
import { Refused } from './parameters.ts';

/** Help of one kind to one firm, and how little of it is enough. */
interface Rescue extends Threshold {
  readonly help: 'cash' | 'waiver' | 'rentCut' | 'rentRaise';
  readonly firm: string;
  /** The covenant that is waived or the lease of which the rent is raised. */
  readonly contract?: string;
  readonly field?: 'maxLtv' | 'minDscr';
  /** The inputs with which it is given, by name; none where it is not enough. */
  readonly settings: readonly { readonly input: string; readonly value: Setting['value'] }[];
}

const helpNames = {
  cash: { en: 'cash at opening, M', zhHant: '期初注入現金（百萬）' },
  waiver: { en: 'covenant waived', zhHant: '豁免財務約定' },
  rentCut: { en: 'share of the rents owed that is forgiven', zhHant: '應付租金減免比率' },
  rentRaise: { en: 'rise of the rents received, as a share', zhHant: '應收租金調升比率' },
} as const;

/** The smallest help that saves a firm, or that keeps failures at a number. */
export const rescue: AnalysisKind = {
  id: 'rescue',
  label: { en: 'Cheapest rescue', zhHant: '最低成本紓困' },
  help: {
    en: 'The least cash, rent or covenant waiver that saves a firm (or, without one, keeps failures at a number), each proved by running it again.',
    zhHant: '挽救特定公司（未指定時則為使違約不超過一定家數）所需的最少現金、租金或財務約定豁免，均以重新計算驗證。',
  },
  parameters: ['firm', 'failures', 'most', 'steps', 'tolerance'],
  start(bench, parameters, { model }) {
    const failed = failedFirms(model, bench.result);
    const firm = parameters.has('firm') ? parameters.firm('firm') : null;
    if (firm !== null && !failed.some((each) => each.firm === firm)) throw new Refused('analysis.notFailed', { firm: firmName(model, firm), scenario: bench.scenario.name });
    const allowed = parameters.count('failures', 0, 0, 1e6);
    const steps = parameters.count('steps', 33, 2, 1001);
    const tolerance = parameters.number('tolerance', 1e-6);
    const row = model.firms.findIndex(({ id }) => id === firm);
    const holds = (result: EngineResult) => (firm !== null ? result.failureQuarter[row] === 0 : failureCount.read(result) <= allowed);
    const firms = firm !== null ? [firm] : failed.map((each) => each.firm);
    return (function* () {
      const found: Rescue[] = [];
      for (const each of firms) found.push(...(yield* rescuesOf(bench, each, { steps, tolerance, holds, most: parameters.number('most', 0) })));
      const enough = found.filter(({ smallest }) => smallest !== null);
      const cheapest = enough.filter(({ help }) => help === 'cash').sort((a, b) => a.smallest! - b.smallest!)[0] ?? null;
      return {
        document: { goal: firm === null ? { failures: allowed } : { firm }, scenario: bench.scenario.name, failed, rescues: found, cheapestCash: cheapest },
        tables: [table({ en: 'What is enough', zhHant: '足以挽救的措施' }, [[headings.firm, 'text'], [headings.kind, 'text'], [headings.input, 'text'], [headings.value, 'number']],
          enough.map(({ firm: id, help, contract, field, smallest }): AnalysisCell[] => [firmName(model, id), helpNames[help], placeOf(model, id, contract, field), help === 'waiver' ? null : smallest]))],
        remarks: [{ en: `${found.length - enough.length} other kinds of help were tried and are not enough by themselves. Help is given at opening and for the whole horizon.`, zhHant: `另有 ${found.length - enough.length} 種措施經測試後單獨不足。各項措施均自期初起適用於整個期間。` }],
      };
    })();
  },
};

/** Whose covenant is waived, or whose rent is raised; blank for help that is of the firm. */
function placeOf(model: EngineModel, firm: string, contract: string | undefined, field: Rescue['field']): AnalysisCell {
  if (field !== undefined) return leverLabel(model, contract === undefined ? { kind: 'cell', target: 'firm', id: firm, field } : { kind: 'cell', target: 'contract', id: contract, field });
  return contract === undefined ? '' : contractName(model, contract);
}

interface Wanted {
  readonly steps: number;
  readonly tolerance: number;
  readonly holds: (result: EngineResult) => boolean;
  /** Most cash, M; 0: all that the firm owes and pays out. */
  readonly most: number;
}

function* rescuesOf(bench: Bench, firm: string, { steps, tolerance, holds, most }: Wanted): Steps<readonly Rescue[]> {
  const found: Rescue[] = [];
  const add = (rescue: Omit<Rescue, 'settings' | keyof Threshold>, threshold: Threshold, settings: ThresholdQuestion['settings']): void => {
    const given = threshold.smallest === null ? [] : settings(threshold.smallest);
    found.push({ ...rescue, ...threshold, settings: given.map(({ lever, value }) => ({ input: leverName(lever), value })) });
  };
  const question = (to: number, settings: ThresholdQuestion['settings']): ThresholdQuestion => ({ from: 0, to, steps, whole: false, tolerance, holds, settings });
  const cash: Lever = { kind: 'cell', target: 'firm', id: firm, field: 'cash' };
  const held = leverValue(bench.seen, cash) ?? 0;
  const withCash: ThresholdQuestion['settings'] = (x) => [{ lever: cash, value: held + x }];
  add({ help: 'cash', firm }, yield* cashNeeded(bench, firm, most, (to) => question(to, withCash)), withCash);
  const rentsOwed = bench.seen.contracts.some((row) => row['type'] === 'lease' && row['to'] === firm);
  const withCut: ThresholdQuestion['settings'] = (x) => [{ lever: { kind: 'rents', firm }, value: 1 - x }];
  if (rentsOwed) add({ help: 'rentCut', firm }, yield* findThreshold(bench, question(1, withCut)), withCut);
  for (const row of bench.seen.contracts.filter((each) => each['type'] === 'lease' && each['from'] === firm)) {
    const lever: CellLever = { kind: 'cell', target: 'contract', id: row.id, field: 'rent' };
    const rent = leverValue(bench.seen, lever) ?? 0;
    const withRaise: ThresholdQuestion['settings'] = (x) => [{ lever, value: rent * (1 + x) }];
    if (rent > 0) add({ help: 'rentRaise', firm, contract: row.id }, yield* findThreshold(bench, question(2, withRaise)), withRaise);
  }
  for (const covenant of covenantsOf(bench, firm)) {
    // A waiver is whole or not at all: at 0 the covenant stands, at 1 there is none.
    const waived: ThresholdQuestion['settings'] = (x) => (x === 0 ? [] : [{ lever: covenant, value: 0 }]);
    const threshold = yield* findThreshold(bench, { from: 0, to: 1, steps: 2, whole: true, tolerance: 1, holds, settings: waived });
    add({ help: 'waiver', firm, field: covenant.field as 'maxLtv' | 'minDscr', ...(covenant.target === 'contract' ? { contract: covenant.id } : {}) }, threshold, waived);
  }
  return found;
}

/** Cash is looked for up to ever larger amounts, so that the scan is fine where little is enough. */
function* cashNeeded(bench: Bench, firm: string, most: number, question: (to: number) => ThresholdQuestion): Steps<Threshold> {
  const row = bench.seen.firms.findIndex(({ id }) => id === firm);
  const number = (field: string) => Number(bench.seen.firms[row]?.[field] ?? 0);
  const size = Math.max(1, bench.result.claims[row] ?? 0, number('cash'), number('revenue'), number('opex'), number('funding'));
  const limit = most > 0 ? most : size * 64;
  for (let to = Math.min(limit, size / 16); ; to = Math.min(limit, to * 4)) {
    const found = yield* findThreshold(bench, question(to));
    if (found.smallest !== null || to >= limit) return found;
  }
}

/** The covenants of a firm's loans, its own facility first. */
export function covenantsOf(bench: Bench, firm: string): readonly CellLever[] {
  const rows = [
    ...bench.seen.firms.filter(({ id }) => id === firm).map((row) => ({ target: 'firm' as const, row })),
    ...bench.seen.contracts.filter((row) => (row['type'] ?? 'loan') === 'loan' && row['to'] === firm).map((row) => ({ target: 'contract' as const, row })),
  ];
  return rows.flatMap(({ target, row }) => (['maxLtv', 'minDscr'] as const).filter((field) => Number(row[field] ?? 0) > 0).map((field): CellLever => ({ kind: 'cell', target, id: row.id, field })));
}
