/** The file formats that a table can be exported to, in the order of the list to choose from. */
import { csv } from './csv.ts';
import type { TableExporter } from './tableExporter.ts';
import { tsv } from './tsv.ts';
import { xlsx } from './xlsx.ts';

export const tableExporters: readonly TableExporter[] = [xlsx, csv, tsv];

export function tableExporter(format: TableExporter['id']): TableExporter {
  const found = tableExporters.find(({ id }) => id === format);
  if (found === undefined) throw new Error(`Bug: no exporter for ${format}`);
  return found;
}
