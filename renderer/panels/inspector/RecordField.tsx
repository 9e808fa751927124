import { unitLabel } from '../../../shared/base/units.ts';
import type { CellValue, Row, Term } from '../../../shared/columns/define.ts';
import { valueOf } from '../../../shared/columns/define.ts';
import { formatCell } from '../../../shared/columns/kinds/registry.ts';
import type { CellPlace } from '../../../shared/document/commands/setCells.ts';
import { rowsOf } from '../../../shared/document/document.ts';
import { formerValueText } from '../../../shared/document/noteText.ts';
import { cellKey } from '../../../shared/document/scenario.ts';
import { userColumnId } from '../../../shared/rules/userColumn.ts';
import { Button } from '../../controls/Button.tsx';
import { Icon } from '../../controls/Icon.tsx';
import { TermField } from '../../controls/TermField.tsx';
import { clearCellOverride, setCell } from '../../state/edits.ts';
import { noteAt, setActiveCell } from '../../state/inspect.ts';
import { language } from '../../state/settings.ts';
import { explain, localized, translate } from '../../state/translate.ts';
import { placeOfFirm, ruleValues, userColumns } from '../../state/userColumns.ts';
import { overridden, problems, scenarioId, typedText, workbook } from '../../state/workbook.ts';
import { formatContext, parseContext, suggestionsOf } from '../contexts.ts';
import { NextFailure } from '../whatIf/NextFailure.tsx';
import { NoteButton } from '../notes/NoteButton.tsx';

interface RecordFieldProps {
  readonly place: CellPlace;
  readonly term: Term;
  /** As the scenario in front sees it. */
  readonly row: Row;
}

/** One input of the record: its value, and under it what the scenario, the note or a check has to say. */
export function RecordField({ place, term, row }: RecordFieldProps) {
  const { table, id, key } = place;
  const format = formatContext();
  const label = localized(term.label);
  const isOverridden = overridden.value.size > 0 && overridden.value.has(cellKey(table, id, key));
  const unit = unitLabel(term.unit, language.value, workbook.value.currency);
  const suggest = suggestionsOf(term);
  const found = problems.value.filter(({ place: at }) => at.table === table && at.id === id && at.key === key && (at.scenario ?? scenarioId.value) === scenarioId.value);
  const given = row[key];
  const rule = ruleOf(place);
  const isAmber = isOverridden || (rule !== null && given !== undefined && given !== null);
  return (
    <div class={`recordField ${isOverridden ? 'overridden' : ''} ${unit === '' ? 'withoutUnit' : ''}`} data-field={key} onFocusIn={() => setActiveCell(place)}>
      <span class="recordLabel" title={localized(term.help)}>{label}</span>
      <TermField
        term={term}
        value={given === undefined || given === null ? null : (given as string | number | boolean)}
        parse={parseContext()}
        format={format}
        label={unit === '' ? label : `${label}, ${unit}`}
        class={isAmber ? 'overrideText' : 'inputText'}
        placeholder={formatCell(rule === null ? term.default : rule.value, term, format)}
        testId={`inspect-${key}`}
        typed={typedText(table, row, key)}
        onCommit={(value, typed) => setCell(place, value, typed)}
        {...(suggest === undefined ? {} : { suggest })}
      />
      {unit !== '' && <span class="recordUnit" title={unit}>{unit}</span>}
      <NoteButton place={place} format={format} />
      {isOverridden && <BaseLine place={place} term={term} />}
      <NoteLine place={place} term={term} />
      {'limits' in term && <NextFailure place={place} />}
      {found.map((problem, index) => (
        <p key={index} class="recordRemark fieldError">{explain(problem)}</p>
      ))}
    </div>
  );
}

/** What the rule of a column of the person's own comes to in the row; null where no rule fills the field. */
function ruleOf({ table, id, key }: CellPlace): { readonly value: CellValue } | null {
  const column = table === 'firms' ? userColumnId(key) : null;
  if (column === null || userColumns.value.byId.get(column)?.hasRule !== true) return null;
  return { value: ruleValues.value?.value(column, placeOfFirm(id) ?? -1) ?? null };
}

function baseRow({ table, id }: CellPlace): Row | undefined {
  return rowsOf(workbook.value, table).find((each) => each.id === id);
}

function BaseLine({ place, term }: { readonly place: CellPlace; readonly term: Term }) {
  const row = baseRow(place);
  const value = row === undefined ? '' : formatCell(valueOf(row, term), term, formatContext());
  return (
    <p class="recordRemark recordBase" data-testid={`base-${place.key}`}>
      <span>{translate('inspector.base', { value: value === '' ? translate('note.blank') : value })}</span>
      <Button kind="quiet small" testId={`clear-${place.key}`} label={translate('inspector.clearOverrideOf', { field: localized(term.label) })} onClick={() => clearCellOverride(place)}>
        <Icon name="undo" />
        {translate('inspector.clearOverride')}
      </Button>
    </p>
  );
}

/** The beginning of the note, in sight without hovering; the button beside the field reads all of it. */
function NoteLine({ place, term }: { readonly place: CellPlace; readonly term: Term }) {
  const note = noteAt(place);
  const row = baseRow(place);
  if (note === undefined || row === undefined) return null;
  const former = formerValueText(note, row, term, formatContext());
  return (
    <p class="recordRemark recordNote" data-testid={`noteLine-${place.key}`}>
      {former !== null && <strong class="overrideText">{former}. </strong>}
      {[note.text, note.source].filter((part) => part !== undefined && part !== '').join(' · ') || translate('sources.assumed')}
    </p>
  );
}
