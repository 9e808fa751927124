import { textTerm } from '../define.ts';

export const notes = textTerm({
  key: 'notes', group: 'identity',
  label: { en: 'Notes', zhHant: '備註' },
  help: { en: 'Remarks for the reader; they change no result.', zhHant: '給讀者的說明，不影響結果。' },
  aliases: ['note', 'comment', 'comments', 'remarks', '註解'],
});
