/**
 * A column that a person adds to the firms: a number, a text, or a rule over other columns.
 *
 * Owns: its shape in the workbook and the term that the grid, forms and checks see. Its values live in a firm's row under
 * `custom.` and the column's id (in the file: in the firm's object `custom`); in a rule's column such a value overrides one row.
 */
import type { Localized } from '../base/localized.ts';
import type { UnitId } from '../base/units.ts';
import type { KindId, Row, Term } from '../columns/define.ts';
import type { RuleType } from './ruleTypes.ts';
import { shownUnits, typeOfUnit } from './ruleTypes.ts';

export type UserColumn = Row & {
  readonly name: string;
  /** One of `columnTypes`, or `auto` for a rule that decides by itself. Other words are kept, and are a problem. */
  readonly type: string;
  /** The rule as typed; absent for a column that is typed into. */
  readonly formula?: string;
  /** What the column means, in the person's words. */
  readonly help?: string;
};

export interface ColumnType {
  readonly id: string;
  readonly label: Localized;
  readonly unit: UnitId;
  readonly kind: KindId;
}

const numeric = (id: string, unit: UnitId, label: Localized): ColumnType => ({ id, label, unit, kind: shownUnits[unit].kind });

/** What a column can hold, in the order of the list to choose from. */
export const columnTypes: readonly ColumnType[] = [
  numeric('number', 'none', { en: 'Number', zhHant: '數字' }),
  numeric('money', 'money', { en: 'Money', zhHant: '金額' }),
  numeric('moneyPerQuarter', 'moneyPerQuarter', { en: 'Money a quarter', zhHant: '每季金額' }),
  numeric('moneyPerYear', 'moneyPerYear', { en: 'Money a year', zhHant: '每年金額' }),
  numeric('share', 'share', { en: 'Share', zhHant: '比例' }),
  numeric('ratio', 'times', { en: 'Ratio', zhHant: '倍數' }),
  numeric('rate', 'perYear', { en: 'Annual rate', zhHant: '年利率' }),
  numeric('sharePerQuarter', 'sharePerQuarter', { en: 'Share a quarter', zhHant: '每季比例' }),
  numeric('units', 'gpus', { en: 'GPUs', zhHant: 'GPU 張數' }),
  numeric('unitPrice', 'unitPrice', { en: 'Price of a GPU', zhHant: 'GPU 單價' }),
  numeric('unitCostPerQuarter', 'unitCostPerQuarter', { en: 'Cost of a GPU a quarter', zhHant: 'GPU 每季成本' }),
  numeric('quarters', 'quarters', { en: 'Quarters', zhHant: '季數' }),
  { id: 'flag', unit: 'none', kind: 'flag', label: { en: 'Yes or no', zhHant: '是／否' } },
  { id: 'text', unit: 'none', kind: 'text', label: { en: 'Text', zhHant: '文字' } },
];

/** The rule decides what the column holds. */
export const automatic = 'auto';

export function columnType(id: string): ColumnType | undefined {
  return columnTypes.find((each) => each.id === id);
}

/** The column type in which a rule's result is shown; null for a unit that no column has. */
export function columnTypeOfUnit(unit: UnitId): ColumnType | null {
  return columnTypes.find((each) => each.unit === unit && each.kind === shownUnits[unit].kind) ?? null;
}

/** What a column of this type is in a rule. */
export function ruleTypeOf(type: ColumnType): RuleType {
  if (type.kind === 'flag') return { kind: 'flag' };
  return type.kind === 'text' ? { kind: 'text', options: null } : typeOfUnit(type.unit);
}

const keyStart = 'custom.';

/** The key of a column's values in a firm's row, and of the column in the grid. */
export function userKey(id: string): string {
  return keyStart + id;
}

/** The id of the column with this key; null for the key of another one. */
export function userColumnId(key: string): string | null {
  return key.startsWith(keyStart) ? key.slice(keyStart.length) : null;
}

/** Heading over the columns of the person's own. */
export const userGroup = { id: 'custom', label: { en: 'Own columns', zhHant: '自訂欄位' } } as const;

/** Wider than the model's own inputs: a remark may be negative, and a ratio above one. */
const widest = { min: -1e15, max: 1e15 };

/** The column as a term, for everything that shows or reads cells. No scenario overrides it: it is no input of the model. */
export function termOfUserColumn({ id, name, help }: UserColumn, type: ColumnType): Term {
  const words = { en: name, zhHant: name };
  const base = {
    key: userKey(id), label: words, help: { en: help ?? '', zhHant: help ?? '' }, unit: type.unit, group: userGroup.id,
    aliases: [], since: 1, overridable: false,
  };
  switch (type.kind) {
    case 'text': return { ...base, kind: 'text', default: '', unique: false };
    case 'flag': return { ...base, kind: 'flag', default: false };
    case 'choice': case 'firm': return { ...base, kind: 'text', default: '', unique: false };
    default: return { ...base, kind: type.kind, default: null, limits: type.kind === 'rate' ? { min: -10, max: 10 } : widest };
  }
}
