import type { Outcome } from './outcome.ts';

export const failures = {
  key: 'failures', unit: 'none',
  label: { en: 'Failures', zhHant: '違約家數' },
  help: { en: 'How many firms fail within the horizon.', zhHant: '期間內違約的公司家數。' },
  read: ({ failureQuarter }) => failureQuarter.reduce((count, t) => count + (t > 0 ? 1 : 0), 0),
} as const satisfies Outcome;
