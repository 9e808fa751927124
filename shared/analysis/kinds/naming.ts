/** Names of firms, levers and numbers in the tables of analyses. */
import type { Language, Localized } from '../../base/localized.ts';
import { contractById, contractTitle } from '../../contracts/contractTitle.ts';
import { driver } from '../../drivers/registry.ts';
import type { EngineModel } from '../../engine/inputs.ts';
import type { EngineResult } from '../../engine/run.ts';
import { shock } from '../../shocks/registry.ts';
import type { Lever } from '../trials/lever.ts';
import { leverTerm } from '../trials/lever.ts';
import type { Finding } from '../checks/check.ts';
import type { AnalysisTable } from './analysisKind.ts';

/** Tables are never changed in place; answers and lists name thousands of firms at once. */
const namesOf = new WeakMap<EngineModel['firms'], ReadonlyMap<string, unknown>>();

export function firmName(model: Pick<EngineModel, 'firms'>, id: string): string {
  let names = namesOf.get(model.firms);
  if (names === undefined) {
    names = new Map(model.firms.map((row) => [row.id, row['name']]));
    namesOf.set(model.firms, names);
  }
  const name = names.get(id);
  return typeof name === 'string' && name !== '' ? name : id;
}

/** What a lever is called in a table. */
export function leverLabel(model: EngineModel, lever: Lever): Localized {
  switch (lever.kind) {
    case 'multiple': return { en: 'Multiple of the scenario', zhHant: '情境倍數' };
    case 'driver': return driver(lever.driver).label;
    case 'shock': return shock(lever.shock).label;
    case 'rents': return { en: `${firmName(model, lever.firm)}: rents owed`, zhHant: `${firmName(model, lever.firm)}：應付租金` };
    case 'cell': {
      const label = leverTerm(lever)?.label ?? { en: lever.field, zhHant: lever.field };
      const owner = lever.target === 'market' ? { en: 'Market', zhHant: '市場' } : lever.target === 'firm' ? named(firmName(model, lever.id)) : contractName(model, lever.id);
      return { en: `${owner.en}: ${label.en}`, zhHant: `${owner.zhHant}：${label.zhHant}` };
    }
  }
}

/** A contract by its type and its parties. */
export function contractName(model: EngineModel, id: string): Localized {
  const row = contractById(model.contracts, id);
  const title = (language: Language) => (row === undefined ? id : contractTitle(row, model.contracts, (firm) => firmName(model, firm), language));
  return { en: title('en'), zhHant: title('zhHant') };
}

/** A place at which a check does not hold, in words. */
export function findingLabel(model: EngineModel, { target, id, field, note }: Finding): Localized {
  const owner = id === undefined ? named('') : target === 'market' ? { en: 'Market', zhHant: '市場' } : target === 'contract' ? contractName(model, id) : named(firmName(model, id));
  const column = target === undefined || field === undefined ? undefined : leverTerm({ target, field })?.label;
  const said = (language: Language) => [owner[language], column?.[language] ?? '', note].filter((part) => part !== '').join(language === 'en' ? ', ' : '，');
  return { en: said('en'), zhHant: said('zhHant') };
}

export function joined(texts: readonly Localized[]): Localized {
  return { en: texts.map(({ en }) => en).join('; '), zhHant: texts.map(({ zhHant }) => zhHant).join('；') };
}

export function named(text: string): Localized {
  return { en: text, zhHant: text };
}

export const headings = {
  input: { en: 'Input', zhHant: '輸入項' }, firm: { en: 'Firm', zhHant: '公司' }, scenario: { en: 'Scenario', zhHant: '情境' },
  from: { en: 'From', zhHant: '起' }, to: { en: 'To', zhHant: '迄' }, value: { en: 'Value', zhHant: '值' }, quarter: { en: 'Quarter', zhHant: '季' },
  low: { en: 'Low', zhHant: '低' }, high: { en: 'High', zhHant: '高' }, now: { en: 'Now', zhHant: '現值' }, change: { en: 'Change', zhHant: '變動' },
  failures: { en: 'Failures', zhHant: '違約家數' }, losses: { en: 'Losses', zhHant: '損失' }, kind: { en: 'Kind', zhHant: '類別' }, outcome: { en: 'Outcome', zhHant: '結果' },
} as const satisfies Record<string, Localized>;

/** A table; numbers stand to the right. */
export function table(title: Localized, columns: readonly (readonly [Localized, 'text' | 'number'])[], rows: AnalysisTable['rows']): AnalysisTable {
  return { title, columns: columns.map(([label, kind]) => ({ label, isNumber: kind === 'number' })), rows };
}

/** Which firms fail, when and of what: equal texts are equal outcomes. */
export function failureSignature({ failureQuarter }: EngineResult): string {
  return failureQuarter.join(' ');
}

/** Failed firms with their quarter, in the order of quarters, rounds and rows. */
export function failedFirms(model: Pick<EngineModel, 'firms'>, result: EngineResult): readonly { readonly firm: string; readonly t: number; readonly round: number }[] {
  const found = model.firms.map(({ id }, row) => ({ firm: id, t: result.failureQuarter[row]!, round: result.failureRound[row]!, row })).filter(({ t }) => t > 0);
  return found.sort((a, b) => a.t - b.t || a.round - b.round || a.row - b.row).map(({ firm, t, round }) => ({ firm, t, round }));
}
