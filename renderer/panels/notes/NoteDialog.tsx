import './notes.css';
import { useState } from 'preact/hooks';
import { valueOf } from '../../../shared/columns/define.ts';
import { formatCell } from '../../../shared/columns/kinds/registry.ts';
import { formerValueText } from '../../../shared/document/noteText.ts';
import { notesSet, type NoteContents } from '../../../shared/document/commands/notesSet.ts';
import { targetOf } from '../../../shared/document/document.ts';
import { cellKey } from '../../../shared/document/scenario.ts';
import { settingLimits } from '../../../shared/ipc/contract.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { changeSettings } from '../../state/changeSettings.ts';
import { editedNote, type FoundInput, inputAt, noteAt } from '../../state/inspect.ts';
import { author } from '../../state/settings.ts';
import { explain, localized, translate } from '../../state/translate.ts';
import { dispatch, overlaid, overridden } from '../../state/workbook.ts';
import { formatContext } from '../contexts.ts';
import { rowName } from '../../state/placeName.ts';

/** The dialog that Shift+F2 opens: where the value of an input comes from. */
export function NoteDialog() {
  const found = inputAt(editedNote.value);
  return found === null ? null : <NoteForm key={cellKey(found.place.table, found.place.id, found.place.key)} found={found} />;
}

function close(): void {
  editedNote.value = null;
}

const noteFields = ['text', 'source', 'date', 'author'] as const;
type Draft = Record<(typeof noteFields)[number], string> & { readonly assumed: boolean };

function NoteForm({ found }: { readonly found: FoundInput }) {
  const { place, row, term } = found;
  const note = noteAt(place);
  const target = targetOf(place.table);
  const [draft, setDraft] = useState<Draft>({ text: note?.text ?? '', source: note?.source ?? '', date: note?.date ?? '', author: note?.author ?? (note === undefined ? author.value : ''), assumed: note?.assumed === true });
  const [nowHolds, setNowHolds] = useState(false);
  const [remembers, setRemembers] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const former = note === undefined ? null : formerValueText(note, row, term, formatContext());
  const change = (part: Partial<Draft>): void => {
    setRefused(null);
    setDraft({ ...draft, ...part });
  };
  const done = (contents: NoteContents | null): void => {
    const changed = dispatch(notesSet, { target, row: place.id, field: place.key, note: contents, keepsValue: former !== null && !nowHolds });
    if (!changed.ok) return setRefused(explain(changed.error));
    if (contents !== null && remembers) void changeSettings({ author: draft.author.trim() });
    close();
  };
  const save = (): void => {
    const contents = written(draft);
    if (contents === null) setRefused(translate('note.empty'));
    else done(contents);
  };
  const writer = draft.author.trim();
  return (
    <Dialog
      title={translate('note.title', { place: `${rowName(target, place.id)} · ${localized(term.label)}` })}
      onClose={close}
      testId="noteDialog"
      actions={
        <>
          {note !== undefined && <Button kind="danger" testId="removeNote" onClick={() => done(null)}>{translate('note.remove')}</Button>}
          <span class="grow" />
          <Button onClick={close}>{translate('shell.cancel')}</Button>
          <Button kind="primary" testId="saveNote" onClick={save}>{translate('shell.ok')}</Button>
        </>
      }
    >
      <form
        class="noteForm"
        onKeyDown={(event) => {
          const isText = event.target instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey;
          if (event.key !== 'Enter' || event.isComposing || isText || event.target instanceof HTMLButtonElement) return;
          event.preventDefault();
          save();
        }}
      >
        <NotedValues found={found} />
        {former !== null && (
          <div class="formerValue">
            <strong>{former}</strong>
            <label>
              <input type="checkbox" data-testid="noteNowHolds" checked={nowHolds} onChange={(event) => setNowHolds(event.currentTarget.checked)} />
              {translate('note.nowHolds', { value: formatCell(valueOf(row, term), term, formatContext()) || translate('note.blank') })}
            </label>
          </div>
        )}
        <label class="noteLabel" for="noteText">{translate('note.text')}</label>
        <textarea id="noteText" class="field" rows={4} data-testid="noteText" value={draft.text} onInput={(event) => change({ text: event.currentTarget.value })} />
        <NoteField name="source" placeholder={translate('note.sourceHint')} value={draft.source} onChange={(source) => change({ source })} />
        <NoteField name="date" placeholder="2025-10-26" value={draft.date} onChange={(date) => change({ date })} />
        <NoteField name="author" value={draft.author} onChange={(name) => change({ author: name })} />
        <span />
        <div class="noteChecks">
          {writer !== '' && writer !== author.value && writer.length <= settingLimits.author && (
            <label>
              <input type="checkbox" data-testid="noteRememberAuthor" checked={remembers} onChange={(event) => setRemembers(event.currentTarget.checked)} />
              {translate('note.rememberAuthor')}
            </label>
          )}
          <label>
            <input type="checkbox" data-testid="noteAssumed" checked={draft.assumed} onChange={(event) => change({ assumed: event.currentTarget.checked })} />
            {translate('note.assumed')}
          </label>
        </div>
        {refused !== null && <span class="fieldError" role="alert">{refused}</span>}
      </form>
    </Dialog>
  );
}

/** What the note is about: the value of the base, and that of the scenario where it differs. */
function NotedValues({ found: { place, row, term } }: { readonly found: FoundInput }) {
  const format = formatContext();
  const shown = (value: ReturnType<typeof valueOf>): string => formatCell(value, term, format) || translate('note.blank');
  const tables = overlaid.value;
  const here = place.table === 'market' ? tables.market : tables[place.table].find(({ id }) => id === place.id);
  return (
    <>
      <span class="noteLabel">{translate('note.valueNow')}</span>
      <span class="noteValue">
        <span class="inputText">{shown(valueOf(row, term))}</span>
        {here !== undefined && overridden.value.has(cellKey(place.table, place.id, place.key)) && (
          <span class="overrideText">{` · ${translate('note.valueHere')} ${shown(valueOf(here, term))}`}</span>
        )}
      </span>
    </>
  );
}

interface NoteFieldProps {
  readonly name: 'source' | 'date' | 'author';
  readonly value: string;
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
}

function NoteField({ name, value, placeholder, onChange }: NoteFieldProps) {
  return (
    <>
      <label class="noteLabel" for={`note-${name}`}>{translate(`note.${name}`)}</label>
      <input id={`note-${name}`} class="field" type="text" spellcheck={false} autocomplete="off" data-testid={`noteField-${name}`} placeholder={placeholder} value={value} onInput={(event) => onChange(event.currentTarget.value)} />
    </>
  );
}

/** The note as it is kept: only what was filled in. An author alone says nothing; null for that. */
function written(draft: Draft): NoteContents | null {
  const [text, ...others] = noteFields.map((key) => [key, draft[key].trim()] as const);
  const given = others.filter(([, value]) => value !== '');
  if (text?.[1] === '' && !draft.assumed && given.every(([key]) => key === 'author')) return null;
  return { text: text?.[1] ?? '', ...Object.fromEntries(given), ...(draft.assumed ? { assumed: true } : {}) };
}
