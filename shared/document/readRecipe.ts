import type { Json, JsonObject } from '../base/json.ts';
import type { Row } from '../columns/define.ts';
import type { ImportRecipe } from './importRecipe.ts';
import { readList, readObject, readText } from './readJson.ts';

/** A recipe as it stands in the file; missing parts read as those of a plain CSV file. */
export function readRecipe(row: Row, place: string): ImportRecipe {
  const given = row as JsonObject & { readonly id: string };
  const text = (key: string) => (given[key] === undefined || given[key] === null ? null : readText(given[key] as Json, `${place}.${key}`, ''));
  const { headerRow } = given;
  return {
    ...given,
    name: text('name') ?? '', table: text('table') === 'contracts' ? 'contracts' : 'firms',
    encoding: text('encoding'), separator: text('separator'), sheet: text('sheet'),
    headerRow: typeof headerRow === 'number' && Number.isInteger(headerRow) && headerRow >= 0 ? headerRow : 0,
    numbers: text('numbers') ?? 'point', existing: text('existing') === 'skip' ? 'skip' : 'update',
    columns: readList(given['columns'] as Json | undefined, `${place}.columns`, (column, where) => {
      const { heading, key, unit, ...rest } = readObject(column, where);
      return {
        ...rest, heading: readText(heading, `${where}.heading`, ''),
        key: key === undefined || key === null ? null : readText(key, `${where}.key`, ''), unit: unit === undefined || unit === null ? null : readText(unit, `${where}.unit`, ''),
      };
    }),
  };
}
