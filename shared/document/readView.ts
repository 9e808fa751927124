/** Reading a saved view from plain JSON. What a later version may say of columns and filters is kept; only shapes are refused. */
import type { Json } from '../base/json.ts';
import { isJsonObject } from '../base/json.ts';
import type { Row } from '../columns/define.ts';
import { readList, readObject, readText, shown, Unreadable, wantNumber, wantText } from './readJson.ts';
import type { SavedView } from './savedView.ts';

/** A view; missing parts read as empty ones: every column as it is, no sorting, no filter. */
export function readView(row: Row, place: string): SavedView {
  const given = row as Row & { readonly [field: string]: Json };
  const table = readText(given['table'], `${place}.table`, '');
  if (table === '') throw new Unreadable('file.wantsText', `${place}.table`, { value: shown(given['table']) });
  const filter = readObject(given['filter'], `${place}.filter`);
  return {
    ...given,
    id: row.id,
    name: readText(given['name'], `${place}.name`, ''),
    // A sheet of a later version is kept, and offered nowhere.
    table: table as SavedView['table'],
    columns: readList(given['columns'], `${place}.columns`, readColumn),
    sort: readList(given['sort'], `${place}.sort`, readKeyed<SavedView['sort'][number]>),
    filter: {
      ...filter,
      columns: readList(filter['columns'], `${place}.filter.columns`, readFilter),
      text: readText(filter['text'], `${place}.filter.text`, ''),
      only: readList(filter['only'], `${place}.filter.only`, (word, at) => readText(word, at, '') as SavedView['filter']['only'][number]),
    },
  };
}

function readKeyed<Item>(item: Json, place: string): Item {
  if (!isJsonObject(item)) throw new Unreadable('file.wantsObject', place);
  wantText(item['key'], `${place}.key`);
  // Safe: what the other fields hold is looked at where it is used.
  return item as unknown as Item;
}

function readColumn(item: Json, place: string): SavedView['columns'][number] {
  const column = readKeyed<SavedView['columns'][number]>(item, place);
  if (column.width !== undefined) wantNumber(column.width, `${place}.width`);
  return column;
}

function readFilter(item: Json, place: string): SavedView['filter']['columns'][number] {
  const filter = readKeyed<SavedView['filter']['columns'][number]>(item, place);
  readText(filter.text as Json | undefined, `${place}.text`, '');
  for (const key of ['value', 'to'] as const) if (filter[key] !== undefined) wantNumber(filter[key], `${place}.${key}`);
  readList(filter.values as Json | undefined, `${place}.values`, (word, at) => readText(word, at, ''));
  return filter;
}
