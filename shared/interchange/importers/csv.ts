import { readDelimited } from './delimited.ts';
import type { Importer } from './importer.ts';

export const csv: Importer = {
  id: 'csv',
  label: { en: 'Comma-separated values', zhHant: '逗號分隔值' },
  extensions: ['csv', 'txt'],
  read: (bytes, choices, tools) => readDelimited(bytes, 'csv', null, choices, tools),
};
