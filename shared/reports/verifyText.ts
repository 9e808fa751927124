/** What a check of stamps comes to, in words. */
import type { Language } from '../base/localized.ts';
import { chartById } from '../charts/registry.ts';
import type { Workbook } from '../document/document.ts';
import { scenarioById } from '../document/document.ts';
import type { Stamp } from '../interchange/stamp.ts';
import { t } from '../text/messages.ts';
import { readReplicationSubject } from './replicationOf.ts';
import { reportTemplates } from './templates/registry.ts';
import type { StampCheck, Verdict } from './verifyStamps.ts';

/** The worst outcome is that of the file. */
export function verdictOfFile(checks: readonly StampCheck[]): Verdict {
  return (['changed', 'unknown', 'sameNumbers', 'same'] as const).find((verdict) => checks.some((check) => check.verdict === verdict)) ?? 'unknown';
}

/** One sentence about the whole file. */
export function fileSentence(checks: readonly StampCheck[], language: Language): string {
  const verdict = verdictOfFile(checks);
  const count = checks.filter((check) => check.verdict === verdict).length;
  const key = { same: 'verify.allSame', sameNumbers: 'verify.allSameNumbers', changed: 'verify.someChanged', unknown: 'verify.someUnknown' } as const;
  return t(language, key[verdict], { count, total: checks.length });
}

/** The chart or the kind of report that a stamp is about; its id where this program has neither. */
export function subjectName({ subject }: Stamp, workbook: Workbook, language: Language): string {
  const saved = workbook.charts.find(({ id }) => id === subject);
  if (saved !== undefined && saved.name !== '') return saved.name;
  const replicated = readReplicationSubject(subject);
  if (replicated !== null) return t(language, 'replication.subject', { ...replicated });
  const template = reportTemplates.find(({ id }) => id === subject);
  return chartById(saved?.chart ?? subject)?.label[language] ?? template?.label[language] ?? subject;
}

/** The scenario by its present name. */
export function scenarioName({ scenario }: Stamp, workbook: Workbook, language: Language): string {
  return scenarioById(workbook, scenario)?.name ?? t(language, 'verify.scenarioGone', { id: scenario });
}
