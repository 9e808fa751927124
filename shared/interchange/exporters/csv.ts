import { delimitedExporter } from './delimited.ts';

export const csv = delimitedExporter('csv', ',', { en: 'CSV (comma-separated values)', zhHant: 'CSV（逗號分隔值）' });
