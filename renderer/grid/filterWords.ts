/** What can be asked of a column, and a filter in words. */
import type { NumberTerm, Term } from '../../shared/columns/define.ts';
import { numberTerm } from '../../shared/columns/define.ts';
import { kindOf } from '../../shared/columns/kinds/registry.ts';
import type { ColumnFilter, FilterOperator } from '../../shared/document/savedView.ts';
import { formatMeasure } from '../../shared/measures/formatMeasure.ts';
import { t } from '../../shared/text/messages.ts';
import type { Sheet, SheetColumn, SheetData } from './sheet.ts';

const ofNumbers: readonly FilterOperator[] = ['above', 'atLeast', 'below', 'atMost', 'equals', 'differs', 'between', 'oneOf', 'blank', 'filled'];
const ofTexts: readonly FilterOperator[] = ['oneOf', 'contains', 'excludes', 'equals', 'startsWith', 'blank', 'filled'];

/** Whether the column's values are compared as numbers. */
export function isNumeric({ term, measure }: SheetColumn): boolean {
  return measure !== null ? measure.kind !== 'choice' : term !== null && 'limits' in term;
}

export function operatorsOf(column: SheetColumn): readonly FilterOperator[] {
  return isNumeric(column) ? ofNumbers : ofTexts;
}

/** The term by whose kind a number for the filter is read and shown; any size is allowed in a comparison. */
export function comparedTerm({ term, measure, key, label, help, group }: SheetColumn): NumberTerm {
  if (term !== null && 'limits' in term) return term;
  const kind = measure?.kind === 'share' ? 'share' : measure?.kind === 'money' ? 'money' : 'number';
  return numberTerm({ key, kind, label, help, group, default: null, limits: { min: -1e15, max: 1e15 } });
}

/** A filter as a person would say it: “Cash > 1,200”. */
export function filterWords(filter: ColumnFilter, sheet: Sheet, data: SheetData): string {
  const { language } = data.format;
  const column = sheet.columns.find(({ key }) => key === filter.key);
  if (column === undefined) return filter.key;
  const number = (value: number | undefined): string => (value === undefined ? '' : kindOf(comparedTerm(column)).format(value, comparedTerm(column), data.format));
  const operator = t(language, `filter.${filter.is}`);
  const label = column.label[language];
  switch (filter.is) {
    case 'oneOf': {
      const words = (filter.values ?? []).map((word) => valueText(word, column, data));
      return `${label}: ${words.length <= 3 ? words.join(language === 'en' ? ', ' : '、') : `${words.slice(0, 2).join(language === 'en' ? ', ' : '、')} … (${words.length})`}`;
    }
    case 'blank':
    case 'filled':
      return `${label} ${operator}`;
    case 'between':
      return `${label} ${number(filter.value)} – ${number(filter.to)}`;
    default:
      return `${label} ${operator} ${filter.value === undefined ? `“${filter.text ?? ''}”` : number(filter.value)}`;
  }
}

/** A value of a checklist in the words of the cells. */
export function valueText(word: string, { term, measure }: SheetColumn, data: SheetData): string {
  const { language } = data.format;
  if (word === '') return t(language, 'filter.blankValue');
  if (measure !== null) return formatMeasure(measure.kind === 'choice' ? word : Number(word), measure, language);
  return term === null ? word : kindOf(term).format(storedOf(word, term), term, data.format);
}

function storedOf(word: string, term: Term): string | number | boolean {
  return 'limits' in term ? Number(word) : term.kind === 'flag' ? word === 'true' : word;
}
