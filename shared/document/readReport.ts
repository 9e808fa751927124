import type { Json } from '../base/json.ts';
import { isJsonObject } from '../base/json.ts';
import type { Language } from '../base/localized.ts';
import { languages } from '../base/localized.ts';
import type { Row } from '../columns/define.ts';
import { readList, readObject, readText, Unreadable, wantText } from './readJson.ts';
import type { Paper, ReportExport, ReportSection, SavedReport } from './savedReport.ts';
import { papers } from './savedReport.ts';

/** A report as it stands in the file; missing parts read as empty ones, and unknown words for paper and language as the usual ones. */
export function readReport(row: Row, place: string): SavedReport {
  const given = row as Row & { readonly [field: string]: Json };
  const paper = readText(given['paper'], `${place}.paper`, papers[0]);
  const spoken = readList(given['languages'], `${place}.languages`, (word, at) => readText(word, at, ''));
  if (given['logo'] !== undefined) wantText(given['logo'], `${place}.logo`);
  const { exported: _exported, ...rest } = given;
  return {
    ...rest,
    ...(given['exported'] === undefined ? {} : { exported: readExport(given['exported'], `${place}.exported`) }),
    id: row.id,
    name: readText(given['name'], `${place}.name`, ''), template: readText(given['template'], `${place}.template`, ''),
    scenario: readText(given['scenario'], `${place}.scenario`, 'base'),
    // Of a later program: kept as it is, and read as the usual one where it is used.
    paper: paper as Paper,
    languages: (spoken.length === 0 ? [languages[0]] : spoken) as readonly Language[],
    footer: readText(given['footer'], `${place}.footer`, ''),
    sections: readList(given['sections'], `${place}.sections`, readSection),
  };
}

function readExport(value: Json, place: string): ReportExport {
  const given = readObject(value, place);
  const sections = Object.entries(readObject(given['sections'], `${place}.sections`)).map(([language, hashes]) => {
    const at = `${place}.sections.${language}`;
    return [language, Object.fromEntries(Object.entries(readObject(hashes, at)).map(([section, hash]) => [section, readText(hash, `${at}.${section}`, '')]))] as const;
  });
  return { ...given, time: readText(given['time'], `${place}.time`, ''), sections: Object.fromEntries(sections) };
}

function readSection(item: Json, place: string): ReportSection {
  if (!isJsonObject(item)) throw new Unreadable('file.wantsObject', place);
  wantText(item['id'], `${place}.id`);
  const parameters = Object.entries(readObject(item['parameters'], `${place}.parameters`)).map(([key, value]) => [key, readText(value, `${place}.parameters.${key}`, '')] as const);
  return { ...item, id: readText(item['id'], `${place}.id`, ''), kind: readText(item['kind'], `${place}.kind`, ''), parameters: Object.fromEntries(parameters) };
}
