/** A note in words, as it is shown on hover, in the inspector and in lists. */
import type { Language } from '../base/localized.ts';
import type { Row, Term } from '../columns/define.ts';
import type { FormatContext } from '../columns/kind.ts';
import { kindOf } from '../columns/kinds/registry.ts';
import { t } from '../text/messages.ts';
import type { Note } from './document.ts';
import { isAboutFormerValue, notedValue } from './notes.ts';

/** Text, source, date and author, or that it is an assumption and why. */
export function noteText(note: Note, language: Language): string {
  const line = (key: 'note.sourceLine' | 'note.dateLine' | 'note.authorLine', value: string | undefined): readonly string[] =>
    value === undefined || value === '' ? [] : [t(language, key, { value })];
  return [
    // Some sources write the word themselves.
    note.assumed === true && !/^(assumed|假設)/i.test(note.text) ? t(language, 'note.assumedLine', { why: note.text }).replace(/[:：]\s*$/, '') : note.text,
    ...line('note.sourceLine', note.source),
    ...line('note.dateLine', note.date),
    ...line('note.authorLine', note.author),
  ].filter((text) => text !== '').join('\n');
}

/** That a note belongs to a value which its cell no longer holds in the base; null when it still does. */
export function formerValueText(note: Note, row: Row, term: Term, format: FormatContext): string | null {
  if (!isAboutFormerValue(note, row, term)) return null;
  const shown = kindOf(term).format(notedValue(note) ?? term.default, term, format);
  return t(format.language, 'note.former', { value: shown === '' ? t(format.language, 'note.blank') : shown });
}
