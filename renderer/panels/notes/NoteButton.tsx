import type { FormatContext } from '../../../shared/columns/kind.ts';
import type { CellPlace } from '../../../shared/document/commands/setCells.ts';
import { formerValueText, noteText } from '../../../shared/document/noteText.ts';
import { Icon } from '../../controls/Icon.tsx';
import { editedNote, inputAt, noteAt } from '../../state/inspect.ts';
import { language } from '../../state/settings.ts';
import { localized, translate } from '../../state/translate.ts';

/** The mark of a cell's note beside its field: hovering reads it, pressing edits it; without a note it adds one. */
export function NoteButton({ place, format }: { readonly place: CellPlace; readonly format: FormatContext }) {
  const found = inputAt(place);
  if (found === null) return null;
  const note = noteAt(place);
  const field = localized(found.term.label);
  const former = note === undefined ? null : formerValueText(note, found.row, found.term, format);
  const said = note === undefined ? translate('note.add', { field }) : [former, noteText(note, language.value)].filter((line) => line !== null && line !== '').join('\n');
  return (
    <button
      type="button"
      class={`noteButton ${note === undefined ? 'empty' : ''} ${former === null ? '' : 'former'}`}
      aria-label={note === undefined ? said : `${translate('note.edit', { field })}: ${said}`}
      title={said}
      data-testid={`note-${place.key}`}
      onClick={() => (editedNote.value = place)}
    >
      <Icon name="note" />
    </button>
  );
}
