/** The values of one column for all firms. */
import type { CellValue, Row, Term } from '../columns/define.ts';
import { valueOf } from '../columns/define.ts';
import type { EngineResult } from '../engine/run.ts';
import { inBoth } from './ruleError.ts';
import type { NamedColumn } from './ruleScope.ts';
import type { RuleType } from './ruleTypes.ts';
import type { Reasons, Vector } from './vectors.ts';
import { addReason, blankVector } from './vectors.ts';

/** What rules are worked out from. */
export interface RuleData {
  /** The firms as the scenario has them. */
  readonly firms: readonly Row[];
  readonly market: Row;
  /** The name of a firm, for columns that refer to one. */
  readonly firmName: (id: string) => string | null;
  /** Null before the first one. */
  readonly result: EngineResult | null;
  /** The place of a firm in the result; undefined for one that it does not know yet. */
  readonly resultIndex: (id: string) => number | undefined;
  /** Of the slider, 0 (opening) to T. */
  readonly quarter: number;
}

/** Reads a column that is no rule. */
export function readColumn({ source, type, label }: NamedColumn, data: RuleData, reasons: Reasons): Vector {
  const kind = type.kind === 'text' ? 'text' : 'number';
  const blank = (): number => addReason(reasons, 'rule.blankInput', inBoth('column', label));
  const count = data.firms.length;
  switch (source.from) {
    case 'firm': return gathered(kind, count, (index) => cellOf(data.firms[index], source.term, data), blank);
    case 'market': {
      const value = cellOf(data.market, source.term, data);
      return gathered(kind, count, () => value, blank);
    }
    case 'measure': {
      const { result } = data;
      // A horizon that has just been shortened ends before the quarter that is looked at.
      const quarter = Math.min(data.quarter, result?.quarters ?? 0);
      if (result === null) return blankVector(kind, count, addReason(reasons, 'rule.notCalculated'));
      const places = placesIn(result.firmCount, data);
      return gathered(kind, count, (index) => {
        const at = places[index] ?? -1;
        return at < 0 ? null : source.measure.compute(result, at, quarter);
      }, blank);
    }
    case 'user': return blankVector(kind, count, blank());
  }
}

/** The place of each firm in the result, -1 for one that it does not know; looked up once for all result columns. */
function placesIn(firmCount: number, data: RuleData): Int32Array {
  const known = knownPlaces.get(data);
  if (known !== undefined) return known;
  const places = Int32Array.from(data.firms, ({ id }) => {
    const at = data.resultIndex(id) ?? -1;
    return at < firmCount ? at : -1;
  });
  knownPlaces.set(data, places);
  return places;
}
const knownPlaces = new WeakMap<RuleData, Int32Array>();

/** Reads the values that are typed into a column of the person's own. */
export function readUserColumn(term: Term, type: RuleType, data: RuleData, reasons: Reasons): Vector {
  const blank = (): number => addReason(reasons, 'rule.blankInput', inBoth('column', term.label));
  return gathered(type.kind === 'text' ? 'text' : 'number', data.firms.length, (index) => cellOf(data.firms[index], term, data), blank);
}

function cellOf(row: Row | undefined, term: Term, { firmName }: RuleData): CellValue {
  const value = row === undefined ? null : valueOf(row, term);
  return term.kind === 'firm' && typeof value === 'string' ? firmName(value) : value;
}

/** Values that do not fit the column (a file may hold anything) count as blank; `problems.ts` lists them. */
function gathered(kind: Vector['kind'], count: number, valueAt: (index: number) => unknown, blank: () => number): Vector {
  let why: Int32Array | null = null;
  let reason = 0;
  const isBlank = (index: number): void => {
    if (reason === 0) reason = blank();
    why ??= new Int32Array(count);
    why[index] = reason;
  };
  if (kind === 'text') {
    const texts: (string | null)[] = [];
    for (let index = 0; index < count; index += 1) {
      const value = valueAt(index);
      const text = typeof value === 'string' && value !== '' ? value : null;
      if (text === null) isBlank(index);
      texts.push(text);
    }
    return { kind, values: texts, why };
  }
  const values = new Float64Array(count);
  for (let index = 0; index < count; index += 1) {
    const value = valueAt(index);
    const number = typeof value === 'number' ? value : value === true ? 1 : value === false ? 0 : NaN;
    if (number - number === 0) values[index] = number;
    else {
      values[index] = NaN;
      isBlank(index);
    }
  }
  return { kind, values, why };
}
