/** Inputs and outcomes of analyses as people call them, choose them and type them. */
import { unitLabel, type UnitId } from '../../../shared/base/units.ts';
import { type NumberKind, numberTerm, type NumberTerm } from '../../../shared/columns/define.ts';
import { formatCell } from '../../../shared/columns/kinds/registry.ts';
import { leverLabel } from '../../../shared/analysis/kinds/naming.ts';
import { outcomes } from '../../../shared/analysis/outcomes/registry.ts';
import { readOutcome } from '../../../shared/analysis/readOutcome.ts';
import { everyLever } from '../../../shared/analysis/trials/everyLever.ts';
import { type Lever, leverLimits, leverName, leverTerm, leverValue, readLever } from '../../../shared/analysis/trials/lever.ts';
import type { EngineModel } from '../../../shared/engine/inputs.ts';
import { driver } from '../../../shared/drivers/registry.ts';
import { measures } from '../../../shared/measures/registry.ts';
import { shocks } from '../../../shared/shocks/registry.ts';
import { localized, translate } from '../../state/translate.ts';
import { language } from '../../state/settings.ts';
import { workbook } from '../../state/workbook.ts';
import { formatContext } from '../contexts.ts';

/** Something to choose: its name in an analysis, and what it is called. */
export interface Choice {
  readonly name: string;
  readonly label: string;
}

const words = { label: { en: '', zhHant: '' }, help: { en: '', zhHant: '' }, group: 'whatIf' } as const;
const wide = { min: -1e15, max: 1e15 } as const;

/** How a value of an input is typed and shown. A driver's is what is added to its path. */
export function termOfLever(lever: Lever): NumberTerm {
  // Safe: a lever is a cell of a numeric column.
  if (lever.kind === 'cell') return leverTerm(lever) as NumberTerm;
  const limits = leverLimits(lever);
  if (lever.kind === 'driver') return numberTerm({ ...words, key: 'value', kind: driver(lever.driver).base === 0 ? 'rate' : 'share', limits });
  return numberTerm({ ...words, key: 'value', kind: 'number', limits, unit: 'times' });
}

const kindOfUnit: Readonly<Partial<Record<UnitId, NumberKind>>> = {
  money: 'money', moneyPerQuarter: 'money', moneyPerYear: 'money', share: 'share', sharePerQuarter: 'share', perYear: 'rate', quarters: 'number', round: 'number',
};

/** How a value of an outcome is typed and shown. */
export function termOfUnit(unit: UnitId): NumberTerm {
  const kind = kindOfUnit[unit] ?? 'number';
  return numberTerm({ ...words, key: 'value', kind, limits: kind === 'rate' ? { min: -10, max: 10 } : wide, unit });
}

export const shareTerm = numberTerm({ ...words, key: 'share', kind: 'share', limits: { min: 0, max: 10 } });
export const plainTerm = numberTerm({ ...words, key: 'number', kind: 'number', limits: { min: 0, max: 1e15 } });
export const correlationTerm = numberTerm({ ...words, key: 'correlation', kind: 'number', limits: { min: -1, max: 1 } });
export const countTerm = numberTerm({ ...words, key: 'count', kind: 'number', limits: { min: 0, max: 1e6, whole: true } });

/** An input by its name; null where the model has none of this name any more. */
export function leverOf(name: string | undefined, model: EngineModel): Lever | null {
  if (name === undefined) return null;
  const lever = readLever(name, model);
  return lever.ok ? lever.value : null;
}

/** What an input is called; its name where the model does not know it any more. */
export function inputLabel(name: string, model: EngineModel): string {
  const lever = leverOf(name, model);
  return lever === null ? name : localized(leverLabel(model, lever));
}

/** A value of an input as its column shows it. */
export function inputText(name: string, value: number | null, model: EngineModel): string {
  const lever = leverOf(name, model);
  if (value === null) return '–';
  return lever === null ? String(value) : formatCell(value, termOfLever(lever), formatContext());
}

/** What an input stands at, with its unit. */
export function standsAt(name: string, model: EngineModel): string {
  const lever = leverOf(name, model);
  if (lever === null) return '';
  const term = termOfLever(lever);
  const now = leverValue(model, lever);
  const unit = term.kind === 'share' || term.kind === 'rate' ? '' : unitLabel(term.unit, language.value, workbook.value.currency);
  return now === null ? translate('whatIf.blank') : `${formatCell(now, term, formatContext())}${unit === '' || unit === '×' ? unit : ` ${unit}`}`;
}

/** Firms and contracts up to which every input is gone through at each letter; of more, those whose owner is named in what is typed. */
const mostRows = 3000;

/** Inputs that an analysis can move and that may be meant by what is typed; all of them in a workbook of ordinary size. */
export function inputChoices(model: EngineModel, typed: string): readonly Choice[] {
  if (model.firms.length + model.contracts.length > mostRows) {
    const owners = ownersNamed(model, typed);
    return choicesOf(model, [{ kind: 'multiple' }, ...everyLever({ market: model.market, ...owners }), ...rentLevers({ ...owners, market: model.market, contracts: model.contracts }), ...shockLevers(model)]);
  }
  const known = everyChoice.get(model);
  if (known?.language === language.value) return known.choices;
  const choices = choicesOf(model, [{ kind: 'multiple' }, ...everyLever(model), ...rentLevers(model), ...shockLevers(model)]);
  everyChoice.set(model, { language: language.value, choices });
  return choices;
}

/** A model is not changed in place, so that its list holds as long as it is there. */
const everyChoice = new WeakMap<EngineModel, { readonly language: string; readonly choices: readonly Choice[] }>();

function choicesOf(model: EngineModel, levers: readonly Lever[]): readonly Choice[] {
  return levers.map((lever) => ({ name: leverName(lever), label: choiceLabel(model, lever) }));
}

function rentLevers(model: EngineModel): readonly Lever[] {
  const lessees = new Set(model.contracts.filter((row) => row['type'] === 'lease').map((row) => row['to']));
  return model.firms.filter(({ id }) => lessees.has(id)).map(({ id }): Lever => ({ kind: 'rents', firm: id }));
}

function shockLevers(model: EngineModel): readonly Lever[] {
  return shocks.flatMap(({ key }) => leverOf(`shock:${key}`, model) ?? []);
}

/** As many owners as a list can tell apart. */
const mostOwners = 80;

/** Firms whose name begins what is typed or stands in it, the shortest names first, and their contracts. */
function ownersNamed({ firms, contracts }: Pick<EngineModel, 'firms' | 'contracts'>, typed: string): Pick<EngineModel, 'firms' | 'contracts'> {
  const words = typed.normalize('NFKC').toLowerCase().split(/[\s:：，,]+/).filter((word) => word !== '');
  // The longest beginning of what is typed that names anybody: “firm 77 cash” is of Firm 77.
  for (let count = words.length; count > 0; count -= 1) {
    const part = words.slice(0, count).join(' ');
    const found = firms.filter(({ name }) => typeof name === 'string' && name.normalize('NFKC').toLowerCase().includes(part));
    if (found.length === 0) continue;
    const named = found.toSorted((a, b) => String(a['name']).length - String(b['name']).length).slice(0, mostOwners);
    const ids = new Set(named.map(({ id }) => id));
    const has = (party: unknown) => typeof party === 'string' && ids.has(party);
    return { firms: named, contracts: contracts.filter((row) => has(row['from']) || has(row['to'])).slice(0, mostOwners) };
  }
  return { firms: firms.slice(0, mostOwners), contracts: [] };
}

function choiceLabel(model: EngineModel, lever: Lever): string {
  const label = localized(leverLabel(model, lever));
  // A driver and a shock of the library may have one name.
  return lever.kind === 'shock' ? translate('whatIf.shockInput', { shock: label }) : lever.kind === 'driver' ? translate('whatIf.driverInput', { driver: label }) : label;
}

/** Outcomes of the system, then of the firms that may be meant by what is typed; of all in a workbook of ordinary size. */
export function outcomeChoices(model: EngineModel, typed: string): readonly Choice[] {
  const numeric = measures.filter(({ kind }) => kind !== 'choice');
  const { firms } = model.firms.length > mostRows ? ownersNamed({ firms: model.firms, contracts: [] }, typed) : model;
  return [
    ...outcomes.map(({ key, label }) => ({ name: key, label: localized(label) })),
    ...firms.flatMap(({ id, ...row }) => numeric.map(({ key, label }) => ({ name: `${id}.${key}`, label: `${String(row['name'] ?? id)}: ${localized(label)}` }))),
  ];
}

export function outcomeLabel(name: string, model: EngineModel): string {
  const outcome = readOutcome(name, model);
  return outcome.ok ? localized(outcome.value.label) : name;
}

export function outcomeUnit(name: string, model: EngineModel): UnitId {
  const outcome = readOutcome(name, model);
  return outcome.ok ? outcome.value.unit : 'none';
}

/** A value of an outcome, rounded as results are. */
export function outcomeText(name: string, value: number | null, model: EngineModel): string {
  return value === null ? '–' : formatCell(value, termOfUnit(outcomeUnit(name, model)), formatContext());
}

/** The unit of an outcome in words, in brackets; nothing where it has none or its values carry it. */
export function unitText(name: string, model: EngineModel): string {
  const unit = outcomeUnit(name, model);
  const text = unit === 'share' || unit === 'perYear' ? '' : unitLabel(unit, language.value, workbook.value.currency);
  return text === '' ? '' : translate('whatIf.inUnit', { unit: text });
}
