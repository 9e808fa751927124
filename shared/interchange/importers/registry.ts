/** The file formats that can be imported. What reads them is loaded when the first file comes: those who only ask for names stay light. */
import type { Result } from '../../base/result.ts';
import { failure } from '../../base/result.ts';
import { csv } from './csv.ts';
import type { Importer, ImportTools, RawTable, ReadChoices } from './importer.ts';
import { tsv } from './tsv.ts';
import { xlsx } from './xlsx.ts';

export const importers: readonly Importer[] = [xlsx, csv, tsv];

/** Endings of the files that can be imported, without dot. */
export const importExtensions: readonly string[] = importers.flatMap(({ extensions }) => extensions);

/**
 * Reads a file by the importer that its bytes or, where those leave it open, its name calls for.
 *
 * @param name  the file's name with its ending
 */
export async function readTable(bytes: Uint8Array, name: string, choices: ReadChoices, tools: ImportTools): Promise<Result<RawTable>> {
  if (bytes.length === 0) return failure('import.empty');
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const importer = importers.find(({ claims }) => claims?.(bytes) === true) ?? importers.find(({ extensions }) => extensions.includes(ending)) ?? csv;
  return importer.read(bytes, choices, tools);
}
