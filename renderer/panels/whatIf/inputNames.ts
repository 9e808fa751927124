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

/** Every input that an analysis can move. */
export function inputChoices(model: EngineModel): readonly Choice[] {
  const lessees = new Set(model.contracts.filter((row) => row['type'] === 'lease').map((row) => row['to']));
  const levers: readonly Lever[] = [
    { kind: 'multiple' },
    ...everyLever(model),
    ...model.firms.filter(({ id }) => lessees.has(id)).map(({ id }): Lever => ({ kind: 'rents', firm: id })),
  ];
  const ofShocks = shocks.flatMap(({ key }) => {
    const lever = leverOf(`shock:${key}`, model);
    return lever === null ? [] : [lever];
  });
  return [...levers, ...ofShocks].map((lever) => ({ name: leverName(lever), label: choiceLabel(model, lever) }));
}

function choiceLabel(model: EngineModel, lever: Lever): string {
  const label = localized(leverLabel(model, lever));
  // A driver and a shock of the library may have one name.
  return lever.kind === 'shock' ? translate('whatIf.shockInput', { shock: label }) : lever.kind === 'driver' ? translate('whatIf.driverInput', { driver: label }) : label;
}

/** Every outcome: of the system, then of each firm. */
export function outcomeChoices(model: EngineModel): readonly Choice[] {
  const numeric = measures.filter(({ kind }) => kind !== 'choice');
  return [
    ...outcomes.map(({ key, label }) => ({ name: key, label: localized(label) })),
    ...model.firms.flatMap(({ id, ...row }) => numeric.map(({ key, label }) => ({ name: `${id}.${key}`, label: `${String(row['name'] ?? id)}: ${localized(label)}` }))),
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
  return text === '' ? '' : ` (${text})`;
}
