import { delimitedExporter } from './delimited.ts';

export const tsv = delimitedExporter('tsv', '\t', { en: 'TSV (tab-separated values)', zhHant: 'TSV（Tab 分隔值）' });
