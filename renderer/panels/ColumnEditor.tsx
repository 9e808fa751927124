import { useId, useRef, useState } from 'preact/hooks';
import type { Failure } from '../../shared/base/result.ts';
import type { ColumnDraft } from '../../shared/document/commands/columnRules.ts';
import { longestName } from '../../shared/document/commands/columnRules.ts';
import type { CheckedColumn } from '../../shared/rules/checkColumns.ts';
import { ruleTypeOf } from '../../shared/rules/userColumn.ts';
import { automatic, columnTypes } from '../../shared/rules/userColumn.ts';
import { typeWords } from '../../shared/rules/ruleTypes.ts';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { explain, localized, translate } from '../state/translate.ts';
import { checkDraft, columnDialog, ruleOverrides, saveColumn } from '../state/userColumns.ts';
import { showFocus, workbook } from '../state/workbook.ts';
import '../styles/columns.css';
import { ColumnPreview } from './ColumnPreview.tsx';
import { MarkedRule } from './MarkedRule.tsx';
import { RuleNames } from './RuleNames.tsx';

function close(): void {
  columnDialog.value = null;
}

interface ColumnEditorProps {
  /** Null for a new one. */
  readonly column: CheckedColumn | null;
}

/** A column of the person's own: its name, what it holds, and its rule, which is checked and tried at each keystroke. */
export function ColumnEditor({ column }: ColumnEditorProps) {
  const id = column?.column.id ?? null;
  const [name, setName] = useState(column?.column.name ?? '');
  const [isRule, setIsRule] = useState(column?.hasRule ?? true);
  const [type, setType] = useState(column?.column.type ?? automatic);
  const [formula, setFormula] = useState(column?.column.formula ?? '');
  const [help, setHelp] = useState(column?.column.help ?? '');
  const [refused, setRefused] = useState<Failure | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const ids = { name: useId(), holds: useId(), rule: useId(), help: useId(), state: useId() };
  // A column that is typed into has a unit of its own.
  const held = !isRule && type === automatic ? 'number' : type;
  const draft: ColumnDraft = { name, type: held, formula: isRule ? formula : null, help };
  const { columns, checked } = checkDraft(id, draft);
  const changed = (apply: () => void): void => {
    setRefused(null);
    apply();
  };
  const save = (): void => {
    const saved = saveColumn(id, draft);
    setRefused(saved.ok ? null : saved.error);
    if (saved.ok) {
      close();
      // Once the sheet has the column and the dialog has given the focus back.
      requestAnimationFrame(() => requestAnimationFrame(() => showFocus({ table: 'columns', id: saved.value })));
    } else if (checked.error !== null) field.current?.setSelectionRange(checked.error.start, checked.error.end);
  };
  const insert = (text: string): void => {
    const element = field.current;
    if (element === null) return;
    element.focus();
    // As if it were typed: the caret stands behind it, and Ctrl+Z in the field takes it back.
    document.execCommand('insertText', false, text);
  };
  return (
    <Dialog
      title={column === null ? translate('columnDialog.new') : translate('columnDialog.edit', { name: column.column.name })}
      onClose={close}
      testId="column-editor"
      actions={
        <>
          <Button onClick={close}>{translate('shell.cancel')}</Button>
          <Button kind="primary" testId="save-column" onClick={save}>{translate('columnDialog.save')}</Button>
        </>
      }
    >
      <form
        class="columnForm"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <label for={ids.name}>{translate('columnDialog.name')}</label>
        <input id={ids.name} class="field" type="text" autofocus maxLength={longestName} spellcheck={false} autocomplete="off" data-testid="column-name" value={name} onInput={(event) => changed(() => setName(event.currentTarget.value))} />
        <span class="formLabel">{translate('columnDialog.filledBy')}</span>
        <span class="columnChoices" role="radiogroup" aria-label={translate('columnDialog.filledBy')}>
          {([true, false] as const).map((byRule) => (
            <label key={String(byRule)}>
              <input type="radio" name="filledBy" checked={isRule === byRule} data-testid={byRule ? 'column-by-rule' : 'column-typed'} onChange={() => changed(() => setIsRule(byRule))} />
              {translate(byRule ? 'columnDialog.byRule' : 'columnDialog.typed')}
            </label>
          ))}
        </span>
        <label for={ids.holds}>{translate('columnDialog.holds')}</label>
        <select id={ids.holds} class="field" data-testid="column-type" value={held} onChange={(event) => changed(() => setType(event.currentTarget.value))}>
          {isRule && <option value={automatic}>{translate('columnDialog.auto')}</option>}
          {columnTypes.map((each) => <option key={each.id} value={each.id}>{localized(each.label)}</option>)}
        </select>
        {isRule && (
          <>
            <label for={ids.rule} class="ruleLabel">{translate('columnDialog.rule')}</label>
            <div class="ruleArea">
              <textarea
                id={ids.rule} ref={field} class="field ruleField" rows={3} spellcheck={false} autocomplete="off" data-testid="column-rule" placeholder="debt / (cash + undrawn)"
                aria-invalid={formula.trim() !== '' && checked.error !== null} aria-describedby={ids.state}
                value={formula} onInput={(event) => changed(() => setFormula(event.currentTarget.value))}
                onKeyDown={(event) => {
                  // A rule is one line of thought: Enter saves, as in the other fields.
                  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
                  event.preventDefault();
                  save();
                }}
              />
              <div id={ids.state} aria-live="polite">
                {formula.trim() === '' ? <p class="muted">{translate('columnDialog.ruleHint')}</p> : <RuleState formula={formula} checked={checked} />}
              </div>
            </div>
            <RuleNames exceptId={id} onInsert={insert} />
          </>
        )}
        <label for={ids.help}>{translate('columnDialog.help')}</label>
        <input id={ids.help} class="field" type="text" autocomplete="off" data-testid="column-help" value={help} onInput={(event) => changed(() => setHelp(event.currentTarget.value))} />
        {isRule && <ColumnPreview columns={columns} checked={checked} />}
        {/* Enter in a field sends a form that has a button to send it with. */}
        <button type="submit" hidden />
      </form>
      {refused !== null && <p class="fieldError" role="alert" data-testid="column-refused">{explain(refused)}</p>}
      {id !== null && <OverrideCount id={id} />}
    </Dialog>
  );
}

/** What the rule comes to, or the reason against it with the place marked. */
function RuleState({ formula, checked }: { readonly formula: string; readonly checked: CheckedColumn }) {
  const { error } = checked;
  if (error !== null) return <MarkedRule formula={formula} error={error} />;
  return <p class="ruleGood" data-testid="rule-state">{translate('columnDialog.comesTo', { unit: localized(typeWords(ruleTypeOf(checked.type), workbook.value.currency)) })}</p>;
}

/** How many rows hold a value of their own, with the way to the list of them. */
function OverrideCount({ id }: { readonly id: string }) {
  const count = ruleOverrides.value.filter(({ column }) => column.column.id === id).length;
  if (count === 0) return null;
  return (
    <button type="button" class="link overrideText" onClick={() => (columnDialog.value = { kind: 'overrides' })}>
      {translate('columnDialog.overrides', { count })}
    </button>
  );
}
