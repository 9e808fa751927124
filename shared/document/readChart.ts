import type { Json } from '../base/json.ts';
import { isJsonObject } from '../base/json.ts';
import type { Row } from '../columns/define.ts';
import { readList, readObject, readText, Unreadable, wantNumber, wantText } from './readJson.ts';
import type { ChartMark, SavedChart } from './savedChart.ts';

/** A chart as it stands in the file; missing parts read as nothing chosen. Words of later versions are kept; only shapes are refused. */
export function readChart(row: Row, place: string): SavedChart {
  const given = row as Row & { readonly [field: string]: Json };
  const words = (key: string) => readList(given[key], `${place}.${key}`, (word, at) => readText(word, at, ''));
  const parameters = Object.entries(readObject(given['parameters'], `${place}.parameters`)).map(([key, value]) => [key, readText(value, `${place}.parameters.${key}`, '')] as const);
  return {
    ...given,
    id: row.id,
    name: readText(given['name'], `${place}.name`, ''),
    chart: readText(given['chart'], `${place}.chart`, ''),
    scenarios: words('scenarios'),
    firms: words('firms'),
    quarter: readNumber(given['quarter'], `${place}.quarter`),
    marks: readList(given['marks'], `${place}.marks`, readMark),
    scale: readScale(given['scale'], `${place}.scale`),
    parameters: Object.fromEntries(parameters),
  };
}

/** A number, or null where there is none. */
function readNumber(value: Json | undefined, place: string): number | null {
  if (value === undefined || value === null) return null;
  wantNumber(value, place);
  return value as number;
}

function readScale(value: Json | undefined, place: string): SavedChart['scale'] {
  if (value === undefined || value === null) return null;
  if (!isJsonObject(value)) throw new Unreadable('file.wantsObject', place);
  return { ...value, min: readNumber(value['min'], `${place}.min`), max: readNumber(value['max'], `${place}.max`) };
}

function readMark(item: Json, place: string): ChartMark {
  if (!isJsonObject(item)) throw new Unreadable('file.wantsObject', place);
  wantText(item['kind'], `${place}.kind`);
  wantText(item['text'], `${place}.text`);
  for (const key of ['quarter', 'to', 'value']) if (item[key] !== undefined) wantNumber(item[key], `${place}.${key}`);
  // Safe: its kind is looked at where it is drawn.
  return item as unknown as ChartMark;
}
