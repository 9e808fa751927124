import type { ComponentChildren } from 'preact';
import { existingRules } from '../../../shared/document/importRecipe.ts';
import { separators } from '../../../shared/interchange/separators.ts';
import { encodings } from '../../../shared/interchange/importers/encodings.ts';
import { numberStyles } from '../../../shared/interchange/numberStyle.ts';
import { listed } from '../../../shared/text/punctuation.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { cancelImport, chooseExisting, chooseHeaderRow, chooseNumbers, chooseTable, confirmImport, type Importing, importing, importPlan, importRemarks, openQuestions, readAgain, readingImport } from '../../state/importing.ts';
import { language } from '../../state/settings.ts';
import { explain, translate } from '../../state/translate.ts';
import { ImportPreview } from './ImportPreview.tsx';
import { NotTaken } from './NotTaken.tsx';
import './import.css';

/** Questions that a field of the dialog answers; until then nothing is taken in. */
const fieldOf = { 'import.askEncoding': 'import.encoding', 'import.askSeparator': 'import.separator', 'import.askNumbers': 'import.numbers' } as const;

/** How a foreign table is read, what it comes to, and what of it is not taken. */
export function ImportDialog() {
  const now = importing.value;
  const plan = importPlan.value;
  if (now === null || plan === null) return null;
  const open = Object.entries(fieldOf).filter(([code]) => openQuestions.value.some((question) => question.code === code)).map(([, field]) => translate(field));
  const isNothing = plan.change.rows.length + plan.change.cells.length === 0;
  const missing = open.length > 0 ? translate('import.answerFirst', { what: listed(language.value, open) }) : isNothing ? translate('import.nothing') : null;
  return (
    <Dialog
      title={translate('import.title', { name: now.file.name })}
      onClose={cancelImport}
      testId="import"
      actions={
        <>
          <span class="importMissing muted" role="status">{missing}</span>
          <Button onClick={cancelImport}>{translate('grid.cancel')}</Button>
          <Button kind="primary" testId="doImport" disabled={missing !== null || readingImport.value} onClick={confirmImport}>{translate('import.do')}</Button>
        </>
      }
    >
      <Fields now={now} />
      <ul class="importRemarks" data-testid="importRemarks" aria-live="polite">
        {openQuestions.value.map((each) => <li key={each.code} class="importQuestion">{explain(each)}</li>)}
        {importRemarks.value.map((each, index) => <li key={`${each.code}${index}`}>{explain(each)}</li>)}
      </ul>
      <ImportPreview now={now} plan={plan} />
      <p class="importSum" data-testid="importSum" aria-live="polite">
        <strong>{translate('import.rowSum', plan.rows)}</strong> {translate('import.cellSum', { ...plan.account })}
      </p>
      <NotTaken now={now} plan={plan} />
    </Dialog>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <label class="importField">
      <span class="fieldLabel">{label}</span>
      {children}
    </label>
  );
}

interface ChoiceProps<Id extends string> {
  readonly ids: readonly Id[];
  readonly value: string;
  readonly name: (id: Id) => string;
  readonly testId: string;
  /** Nothing is chosen yet: the value is only likely. */
  readonly isAsked?: boolean;
  readonly onChoose: (id: Id) => void;
}

function Choice<Id extends string>({ ids, value, name, testId, isAsked, onChoose }: ChoiceProps<Id>) {
  const likely = ids.find((id) => id === value);
  return (
    <select class={`field ${isAsked === true ? 'isAsked' : ''}`} data-testid={testId} disabled={readingImport.value} value={isAsked === true ? '' : value} onChange={(event) => { const id = ids.find((each) => each === event.currentTarget.value); if (id !== undefined) onChoose(id); }}>
      {isAsked === true && <option value="">{translate('import.likely', { value: likely === undefined ? value : name(likely) })}</option>}
      {ids.map((id) => <option key={id} value={id}>{name(id)}</option>)}
    </select>
  );
}

function Fields({ now: { raw, settings } }: { readonly now: Importing }) {
  const isAsked = (code: keyof typeof fieldOf): boolean => openQuestions.value.some((question) => question.code === code);
  const separatorNames = (id: string): string => (id === '\t' ? translate('import.tab') : id);
  return (
    <div class="importFields">
      <Field label={translate('import.into')}>
        <Choice ids={['firms', 'contracts'] as const} value={settings.table} name={(id) => translate(`import.${id}`)} testId="importTable" onChoose={chooseTable} />
      </Field>
      {raw.sheet !== null && raw.sheets.length > 0 && (
        <Field label={translate('import.sheet')}>
          <Choice ids={raw.sheets.map(({ name }) => name)} value={raw.sheet} name={(id) => id} testId="importSheet" onChoose={(sheet) => void readAgain({ sheet })} />
        </Field>
      )}
      {raw.encoding !== null && (
        <Field label={translate('import.encoding')}>
          <Choice ids={encodings} value={raw.encoding} name={(id) => translate(`import.encoding.${id}`)} testId="importEncoding" isAsked={isAsked('import.askEncoding')} onChoose={(encoding) => void readAgain({ encoding })} />
        </Field>
      )}
      {raw.separator !== null && (
        <Field label={translate('import.separator')}>
          <Choice ids={separators} value={raw.separator} name={separatorNames} testId="importSeparator" isAsked={isAsked('import.askSeparator')} onChoose={(separator) => void readAgain({ separator })} />
        </Field>
      )}
      <Field label={translate('import.headerRow')}>
        <input type="number" class="field importNumber" min={1} max={raw.rows.length} data-testid="importHeaderRow" value={settings.headerRow + 1} onChange={(event) => { const row = event.currentTarget.valueAsNumber; if (Number.isInteger(row) && row >= 1 && row <= raw.rows.length) chooseHeaderRow(row - 1); }} />
      </Field>
      <Field label={translate('import.numbers')}>
        <Choice ids={numberStyles} value={settings.numbers} name={(id) => translate(`import.${id}`)} testId="importNumbers" isAsked={isAsked('import.askNumbers')} onChoose={chooseNumbers} />
      </Field>
      {settings.table === 'firms' && (
        <Field label={translate('import.existing')}>
          <Choice ids={existingRules} value={settings.existing} name={(id) => translate(`import.${id}`)} testId="importExisting" onChoose={chooseExisting} />
        </Field>
      )}
    </div>
  );
}
