import type { Outcome } from './outcome.ts';

export const firstFailure = {
  key: 'firstFailure', unit: 'quarters',
  label: { en: 'First failure', zhHant: '首家違約季' },
  help: { en: 'The quarter of the first failure; blank where nobody fails.', zhHant: '首家公司違約的季別；無人違約時為空白。' },
  read: ({ failureQuarter }) => failureQuarter.reduce<number | null>((first, t) => (t > 0 && (first === null || t < first) ? t : first), null),
} as const satisfies Outcome;
