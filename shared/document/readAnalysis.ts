import type { JsonObject } from '../base/json.ts';
import type { Row } from '../columns/define.ts';
import { readObject, readText } from './readJson.ts';
import type { SavedAnalysis } from './savedAnalysis.ts';

/** An analysis as it stands in the file; missing parts read as empty ones. */
export function readAnalysis(row: Row, place: string): SavedAnalysis {
  const given = row as JsonObject & { readonly id: string };
  const parameters = Object.entries(readObject(given['parameters'], `${place}.parameters`)).map(([key, value]) => [key, readText(value, `${place}.parameters.${key}`, '')] as const);
  return {
    ...given,
    name: readText(given['name'], `${place}.name`, ''), kind: readText(given['kind'], `${place}.kind`, ''), scenario: readText(given['scenario'], `${place}.scenario`, 'base'),
    parameters: Object.fromEntries(parameters),
  };
}
