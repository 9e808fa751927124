/**
 * What a part of a rule is: a number of some unit, yes or no, or text; and the algebra of units.
 *
 * Owns: dimensions, powers of ten, which column unit a result is shown in. Does not own: where a unit is refused (`checkRule.ts`).
 * A number's true size is value * 10^scale in currency, GPUs, quarters, years and hours: cash in M has scale 6, a GPU's cost in
 * K scale 3, so that `debt / (gpus * gpuCost)` is the ratio that it looks like. A rate is "per year" and a flow "per quarter";
 * the two never mix unseen: `annual` and `quarterly` lead from one to the other.
 */
import type { Localized } from '../base/localized.ts';
import type { UnitId } from '../base/units.ts';
import { unitLabel } from '../base/units.ts';
import type { ChoiceOption, NumberKind } from '../columns/define.ts';

/** Exponents of currency, GPUs, quarters, years, hours. */
export type Dimensions = readonly [money: number, gpus: number, quarters: number, years: number, hours: number];

/** How a number without dimensions is shown. */
export type Look = 'plain' | 'share' | 'ratio';

export interface NumberType {
  readonly kind: 'number';
  readonly dimensions: Dimensions;
  /** Power of ten of the value. */
  readonly scale: number;
  readonly look: Look;
  /** A number typed into the rule takes the unit of what it meets; a typed percentage only those of shares and rates. */
  readonly free?: 'number' | 'percent';
}

export type RuleType =
  | NumberType
  | { readonly kind: 'flag' }
  /** `options`: one of these ids, compared with by id or label; null is any text. */
  | { readonly kind: 'text'; readonly options: readonly ChoiceOption[] | null };

const none: Dimensions = [0, 0, 0, 0, 0];

interface ShownUnit {
  readonly dimensions: Dimensions;
  readonly scale: number;
  readonly look: Look;
  /** The kind of value that reads and shows it. */
  readonly kind: NumberKind;
}

const plainUnit: ShownUnit = { dimensions: none, scale: 0, look: 'plain', kind: 'number' };

/** Of every unit that a column can be in. */
export const shownUnits: Readonly<Record<UnitId, ShownUnit>> = {
  none: plainUnit,
  money: { dimensions: [1, 0, 0, 0, 0], scale: 6, look: 'plain', kind: 'money' },
  moneyPerQuarter: { dimensions: [1, 0, -1, 0, 0], scale: 6, look: 'plain', kind: 'money' },
  moneyPerYear: { dimensions: [1, 0, 0, -1, 0], scale: 6, look: 'plain', kind: 'money' },
  unitPrice: { dimensions: [1, -1, 0, 0, 0], scale: 3, look: 'plain', kind: 'money' },
  unitCostPerQuarter: { dimensions: [1, -1, -1, 0, 0], scale: 3, look: 'plain', kind: 'money' },
  rent: { dimensions: [1, -1, 0, 0, -1], scale: 0, look: 'plain', kind: 'money' },
  gpus: { dimensions: [0, 1, 0, 0, 0], scale: 0, look: 'plain', kind: 'units' },
  quarters: { dimensions: [0, 0, 1, 0, 0], scale: 0, look: 'plain', kind: 'quarters' },
  perYear: { dimensions: [0, 0, 0, -1, 0], scale: 0, look: 'share', kind: 'rate' },
  sharePerQuarter: { dimensions: [0, 0, -1, 0, 0], scale: 0, look: 'share', kind: 'share' },
  share: { ...plainUnit, look: 'share', kind: 'share' },
  times: { ...plainUnit, look: 'ratio' },
  round: plainUnit,
};

const looks: Readonly<Record<Look, UnitId>> = { plain: 'none', share: 'share', ratio: 'times' };
const dimensioned = (Object.keys(shownUnits) as UnitId[]).filter((unit) => !isBare(shownUnits[unit].dimensions));

export function typeOfUnit(unit: UnitId): NumberType {
  const { dimensions, scale, look } = shownUnits[unit];
  return { kind: 'number', dimensions, scale, look };
}

export function typeOfNumber(free: 'number' | 'percent'): NumberType {
  return { kind: 'number', dimensions: none, scale: 0, look: free === 'percent' ? 'share' : 'plain', free };
}

/** Whether a number has no dimensions: a share, a ratio, a count. */
export function isBare(dimensions: Dimensions): boolean {
  return dimensions.every((exponent) => exponent === 0);
}

export function sameDimensions(a: Dimensions, b: Dimensions): boolean {
  return a.every((exponent, index) => exponent === b[index]);
}

/** The column unit in which a number is shown; null for a unit that no column has. */
export function shownUnitOf(type: NumberType): UnitId | null {
  if (isBare(type.dimensions)) return type.free === 'number' ? 'none' : looks[type.look];
  return dimensioned.find((unit) => sameDimensions(shownUnits[unit].dimensions, type.dimensions)) ?? null;
}

/** The power of ten in which numbers of this unit meet: that of the column unit. */
export function usualScale(type: NumberType): number {
  const unit = shownUnitOf(type);
  return unit === null ? type.scale : shownUnits[unit].scale;
}

/** The type of a product (`sign` 1) or a quotient (-1). */
export function product(a: NumberType, b: NumberType, sign: 1 | -1): NumberType {
  const dimensions = a.dimensions.map((exponent, index) => exponent + sign * (b.dimensions[index] ?? 0)) as unknown as Dimensions;
  const scale = a.scale + sign * b.scale;
  if (a.free !== undefined && b.free !== undefined) {
    return { kind: 'number', dimensions, scale, look: 'plain', free: a.free === 'percent' && b.free === 'percent' ? 'percent' : 'number' };
  }
  return { kind: 'number', dimensions, scale, look: lookOfProduct(a, b, sign) };
}

function lookOfProduct(a: NumberType, b: NumberType, sign: 1 | -1): Look {
  if (!isBare(a.dimensions) || !isBare(b.dimensions)) return 'ratio';
  if (b.free === 'number') return a.look;
  if (a.free === 'number') return sign === 1 ? b.look : 'ratio';
  if (a.look === 'share' && b.look === 'share') return sign === 1 ? 'share' : 'ratio';
  return a.look === 'plain' && b.look === 'plain' ? 'plain' : 'ratio';
}

/** A unit in words, with the article-free name of what has none. */
export function typeWords(type: RuleType, currency: string): Localized {
  if (type.kind === 'flag') return { en: 'yes or no', zhHant: '是／否' };
  if (type.kind === 'text') return type.options === null ? { en: 'text', zhHant: '文字' } : { en: 'a choice', zhHant: '選項' };
  if (isBare(type.dimensions)) {
    const words = { plain: { en: 'a plain number', zhHant: '純數字' }, share: { en: 'a share, %', zhHant: '比例（%）' }, ratio: { en: 'a ratio, ×', zhHant: '倍數（倍）' } };
    return words[type.free === 'number' ? 'plain' : type.look];
  }
  const unit = shownUnitOf(type);
  if (unit === 'perYear') return { en: 'a rate, % a year', zhHant: '年利率（%）' };
  if (unit !== null) return { en: unitLabel(unit, 'en', currency), zhHant: unitLabel(unit, 'zhHant', currency) };
  return { en: composed(type.dimensions, [currency, 'GPU', 'quarter', 'year', 'hour']), zhHant: composed(type.dimensions, [currency, '張 GPU', '季', '年', '小時']) };
}

function composed(dimensions: Dimensions, names: readonly string[]): string {
  const side = (sign: 1 | -1): string =>
    dimensions.flatMap((exponent, index) => (exponent * sign > 0 ? [`${names[index] ?? ''}${Math.abs(exponent) > 1 ? `^${Math.abs(exponent)}` : ''}`] : [])).join(' × ');
  const below = side(-1);
  return `${side(1) || '1'}${below === '' ? '' : ` / ${below}`}`;
}
