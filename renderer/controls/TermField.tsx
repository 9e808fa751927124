import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CellValue, ChoiceOption, Term } from '../../shared/columns/define.ts';
import type { CellError, FormatContext, ParseContext } from '../../shared/columns/kind.ts';
import { formatCell, parseCell, validateCell } from '../../shared/columns/kinds/registry.ts';
import { keptText, textToEdit } from '../../shared/document/typedText.ts';
import { explain, localized, translate } from '../state/translate.ts';
import { SuggestList } from './SuggestList.tsx';

interface TermFieldProps {
  readonly term: Term;
  readonly value: CellValue;
  readonly parse: ParseContext;
  readonly format: FormatContext;
  /** What a screen reader calls the field. */
  readonly label: string;
  /** The arithmetic that was typed and came to the value, if any; editing goes on from it. */
  readonly typed?: string | null;
  /** @param typed the arithmetic to be kept beside the value; null for none */
  readonly onCommit: (value: CellValue, typed: string | null) => void;
  readonly disabled?: boolean;
  readonly class?: string;
  readonly placeholder?: string;
  readonly testId?: string;
  readonly title?: string;
  /** -1 where the fields of a table are one stop of the Tab key. */
  readonly tabIndex?: 0 | -1;
  /** Where Enter (1) and Shift+Enter (-1) go once the value is in; the next field of the form without it. @returns whether there is such a place */
  readonly onEnter?: (step: 1 | -1) => boolean;
  /** Offers texts while somebody types, the best one first. */
  readonly suggest?: (typed: string) => readonly string[];
}

/** A field for one input: typed text is read by the input's kind, refused text stays with its reason, Esc brings back what was there. */
export function TermField(props: TermFieldProps) {
  const { term } = props;
  if (term.kind === 'choice') return <ChoiceField {...props} options={term.options.map((each: ChoiceOption) => ({ value: each.id, text: localized(each.label) }))} />;
  if (term.kind === 'flag') return <ChoiceField {...props} options={[{ value: true, text: translate('shell.yes') }, { value: false, text: translate('shell.no') }]} />;
  return <TextField {...props} />;
}

function ChoiceField({ value, options, label, onCommit, disabled, class: look, placeholder, testId, title }: TermFieldProps & { readonly options: readonly { readonly value: CellValue; readonly text: string }[] }) {
  return (
    <select
      class={`field ${value === null ? 'blank' : ''} ${look ?? ''}`}
      aria-label={label}
      disabled={disabled}
      data-testid={testId}
      title={title}
      value={String(value ?? '')}
      onChange={(event) => onCommit(options.find((each) => String(each.value) === event.currentTarget.value)?.value ?? null, null)}
    >
      <option value="">{placeholder}</option>
      {options.map((each) => (
        <option key={String(each.value)} value={String(each.value)}>
          {each.text}
        </option>
      ))}
    </select>
  );
}

/** What is being typed: null while the field only shows its value. */
interface Draft {
  readonly text: string;
  readonly error: CellError | null;
}

function TextField({ term, value, typed = null, parse, format, label, onCommit, disabled, class: look, placeholder, testId, title, tabIndex, onEnter, suggest }: TermFieldProps) {
  const [draft, setDraft] = useState<Draft | null>(null);
  /** The place marked in the list of suggestions; null while there is no list. */
  const [marked, setMarked] = useState<number | null>(null);
  /** Cancelled, or entered already by a key: leaving the field then enters nothing more. */
  const isSettled = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  /** Just entered and nothing typed yet: the text is selected, so that typing replaces it. */
  const isFresh = useRef(false);
  useLayoutEffect(() => {
    if (isFresh.current) input.current?.select();
  });
  const listId = useId();
  const options = marked === null || draft === null || suggest === undefined ? [] : suggest(draft.text);
  const mark = Math.min(marked ?? 0, options.length - 1);
  const message = draft?.error == null ? null : explain(draft.error);
  const commit = (text: string): boolean => {
    const read = parseCell(text, term, parse);
    const error = read.ok ? (read.value === null ? null : validateCell(read.value, term)) : read.error;
    if (error !== null) {
      setDraft({ text, error });
      return false;
    }
    setDraft(null);
    setMarked(null);
    isSettled.current = true;
    const kept = keptText(text, term);
    if (read.ok && (!Object.is(read.value, value) || kept !== typed)) onCommit(read.value, kept);
    return true;
  };
  /** @returns whether the key was about the list */
  const inList = (key: string): boolean => {
    if (suggest === undefined || (key !== 'ArrowDown' && key !== 'ArrowUp')) return false;
    const step = key === 'ArrowDown' ? 1 : -1;
    setMarked(marked === null ? 0 : (mark + step + options.length) % Math.max(1, options.length));
    return true;
  };
  return (
    <span class="termField">
      <input
        ref={input}
        {...(suggest === undefined ? {} : { role: 'combobox', 'aria-expanded': options.length > 0, 'aria-controls': listId, 'aria-autocomplete': 'list' as const })}
        aria-activedescendant={options.length > 0 ? `${listId}-${mark}` : undefined}
        class={`field ${term.kind === 'text' || term.kind === 'firm' ? '' : 'number'} ${look ?? ''}`}
        type="text"
        spellcheck={false}
        autocomplete="off"
        aria-label={label}
        aria-invalid={message !== null}
        disabled={disabled}
        placeholder={placeholder}
        data-testid={testId}
        title={message ?? title}
        tabIndex={tabIndex}
        value={draft?.text ?? (value === null ? '' : formatCell(value, term, format))}
        onFocus={(event) => {
          isSettled.current = false;
          setDraft({ text: textToEdit(value, typed, term, parse, format), error: null });
          isFresh.current = true;
          const field = event.currentTarget;
          // A press of the mouse puts its caret after the focus.
          requestAnimationFrame(() => {
            if (isFresh.current) field.select();
            isFresh.current = false;
          });
        }}
        onInput={(event) => {
          isFresh.current = false;
          setDraft({ text: event.currentTarget.value, error: null });
          setMarked(0);
        }}
        onBlur={(event) => {
          // Selecting text in a field that has been left takes the keys away from the next one.
          isFresh.current = false;
          setMarked(null);
          if (isSettled.current) setDraft(null);
          else commit(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.isComposing || event.keyCode === 229) return;
          if (inList(event.key)) {
            event.preventDefault();
            return;
          }
          if (event.key === 'Enter') {
            const [field, step] = [event.currentTarget, event.shiftKey ? -1 : 1] as const;
            if (!commit((field.value.trim() === '' ? undefined : options[mark]) ?? field.value)) {
              // Stays with its reason.
            } else if (onEnter === undefined) focusNext(field, step);
            else if (!onEnter(step)) field.blur();
          } else if (event.key === 'Escape') {
            isSettled.current = true;
            event.currentTarget.blur();
          } else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {options.length > 0 && (
        <SuggestList
          id={listId}
          label={label}
          field={input}
          options={options}
          marked={mark}
          onPick={(option) => {
            if (commit(option) && input.current !== null) focusNext(input.current, 1);
          }}
        />
      )}
      {message !== null && (
        <span class="fieldError" role="alert">
          {message}
        </span>
      )}
    </span>
  );
}

/** Enter goes down as in a sheet: to the next field of the same form; on the last one it only leaves the editor. */
function focusNext(field: HTMLInputElement, step: 1 | -1): void {
  const fields = [...(field.closest('[data-fields]')?.querySelectorAll<HTMLElement>('.field:not(:disabled)') ?? [])];
  const next = fields[fields.indexOf(field) + step];
  if (next === undefined) field.blur();
  else next.focus();
}
