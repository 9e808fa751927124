import { readDelimited } from './delimited.ts';
import type { Importer } from './importer.ts';

export const tsv: Importer = {
  id: 'tsv',
  label: { en: 'Tab-separated values', zhHant: 'Tab 分隔值' },
  extensions: ['tsv', 'tab'],
  read: (bytes, choices, tools) => readDelimited(bytes, 'tsv', '\t', choices, tools),
};
