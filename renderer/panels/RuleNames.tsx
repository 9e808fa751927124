import { useId, useState } from 'preact/hooks';
import { ruleFunctions } from '../../shared/rules/functions/registry.ts';
import { quotedName } from '../../shared/rules/printRule.ts';
import { builtInColumns, nameOf } from '../../shared/rules/ruleScope.ts';
import { typeWords } from '../../shared/rules/ruleTypes.ts';
import { ruleTypeOf } from '../../shared/rules/userColumn.ts';
import { inBrackets } from '../../shared/text/punctuation.ts';
import { Button } from '../controls/Button.tsx';
import { language } from '../state/settings.ts';
import { localized, translate } from '../state/translate.ts';
import { userColumns } from '../state/userColumns.ts';
import { workbook } from '../state/workbook.ts';

interface RuleNamesProps {
  /** The column that is being edited: a rule cannot use itself. */
  readonly exceptId: string | null;
  readonly onInsert: (text: string) => void;
}

interface NameEntry {
  /** What goes into the rule. */
  readonly text: string;
  readonly label: string;
  readonly about: string;
}

/** All names that a rule may use and the functions, to be put into the rule; letters find an entry, Enter puts it in. */
export function RuleNames({ exceptId, onInsert }: RuleNamesProps) {
  const [chosen, setChosen] = useState('');
  const ids = { list: useId(), about: useId() };
  const groups = nameGroups(exceptId);
  const entry = groups.flatMap(({ entries }) => entries).find(({ text }) => text === chosen);
  return (
    <>
      <label for={ids.list} class="ruleLabel">{translate('columnDialog.names')}</label>
      <div class="ruleNames">
        <select
          id={ids.list} class="field" size={6} data-testid="rule-names" aria-describedby={ids.about} value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          onDblClick={() => entry !== undefined && onInsert(entry.text)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || entry === undefined) return;
            event.preventDefault();
            onInsert(entry.text);
          }}
        >
          {groups.map(({ label, entries }) => (
            <optgroup key={label} label={label}>
              {entries.map((each) => <option key={each.text} value={each.text}>{each.label}</option>)}
            </optgroup>
          ))}
        </select>
        <div class="ruleNameAbout">
          <p id={ids.about} class="muted">{entry?.about ?? translate('columnDialog.namesHint')}</p>
          <Button kind="small" disabled={entry === undefined} testId="insert-name" onClick={() => entry !== undefined && onInsert(entry.text)}>{translate('columnDialog.insert')}</Button>
        </div>
      </div>
    </>
  );
}

function nameGroups(exceptId: string | null): readonly { readonly label: string; readonly entries: readonly NameEntry[] }[] {
  const { currency } = workbook.value;
  const columns = (from: 'firm' | 'measure' | 'market'): readonly NameEntry[] =>
    builtInColumns.filter(({ source }) => source.from === from).map((column) => {
      const help = 'term' in column.source ? column.source.term.help : 'measure' in column.source ? column.source.measure.help : { en: '', zhHant: '' };
      return { text: quotedName(nameOf(column, language.value)), label: `${localized(column.label)}${inBrackets(language.value, column.key)}`, about: `${localized(typeWords(column.type, currency))}. ${localized(help)}` };
    });
  const own = userColumns.value.list.filter(({ column, error }) => column.id !== exceptId && error === null).map(({ column, type }): NameEntry => ({
    text: quotedName(column.name), label: column.name, about: `${localized(typeWords(ruleTypeOf(type), currency))}. ${column.formula ?? column.help ?? ''}`,
  }));
  const functions = ruleFunctions.map(({ id, example, label }): NameEntry => ({ text: `${id}(`, label: `${id}(…)`, about: `${example}: ${localized(label)}` }));
  return [
    { label: translate('columnDialog.inputs'), entries: columns('firm') },
    { label: translate('columnDialog.own'), entries: own },
    { label: translate('columnDialog.results'), entries: columns('measure') },
    { label: translate('columnDialog.market'), entries: columns('market') },
    { label: translate('columnDialog.functions'), entries: functions },
  ].filter(({ entries }) => entries.length > 0);
}
