import type { Importer } from './importer.ts';

export const tsv: Importer = {
  id: 'tsv',
  label: { en: 'Tab-separated values', zhHant: 'Tab 分隔值' },
  extensions: ['tsv', 'tab'],
  read: async (bytes, choices, tools) => (await import('./delimited.ts')).readDelimited(bytes, 'tsv', '\t', choices, tools),
};
