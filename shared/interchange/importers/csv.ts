import type { Importer } from './importer.ts';

export const csv: Importer = {
  id: 'csv',
  label: { en: 'Comma-separated values', zhHant: '逗號分隔值' },
  extensions: ['csv', 'txt'],
  read: async (bytes, choices, tools) => (await import('./delimited.ts')).readDelimited(bytes, 'csv', null, choices, tools),
};
