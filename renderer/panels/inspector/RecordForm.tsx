import { useState } from 'preact/hooks';
import type { Localized } from '../../../shared/base/localized.ts';
import type { Row, Term } from '../../../shared/columns/define.ts';
import { valueOf } from '../../../shared/columns/define.ts';
import { firmGroups } from '../../../shared/columns/terms/registry.ts';
import { contractGroups, contractType, contractTypes, type } from '../../../shared/contracts/registry.ts';
import type { CellTable } from '../../../shared/document/document.ts';
import { termOf, termsOf } from '../../../shared/document/document.ts';
import { marketGroups } from '../../../shared/market/registry.ts';
import { checkColumns } from '../../../shared/rules/checkColumns.ts';
import { userGroup } from '../../../shared/rules/userColumn.ts';
import { Icon } from '../../controls/Icon.tsx';
import { localized } from '../../state/translate.ts';
import { workbook } from '../../state/workbook.ts';
import { RecordField } from './RecordField.tsx';

interface Group {
  readonly id: string;
  readonly label: Localized;
  readonly terms: readonly Term[];
}

/** Groups that the person has folded away; for as long as the window is open. */
const folded = new Set<string>();

/** A row as a form: the groups of its registry, and in them the terms that apply to it. */
export function RecordForm({ table, row }: { readonly table: CellTable; readonly row: Row }) {
  return (
    <div data-fields>
      {groupsOf(table, row).map((group) => (
        <FoldedGroup key={group.id} group={group} table={table} row={row} />
      ))}
    </div>
  );
}

function FoldedGroup({ group, table, row }: { readonly group: Group; readonly table: CellTable; readonly row: Row }) {
  const key = `${table}.${group.id}`;
  const [isOpen, setIsOpen] = useState(!folded.has(key));
  const toggle = (): void => {
    if (isOpen) folded.add(key);
    else folded.delete(key);
    setIsOpen(!isOpen);
  };
  return (
    <section class="recordGroup">
      <h3>
        <button type="button" class="foldButton" aria-expanded={isOpen} onClick={toggle}>
          <Icon name="next" />
          {localized(group.label)}
        </button>
      </h3>
      {isOpen && group.terms.map((term) => <RecordField key={term.key} place={{ table, id: row.id, key: term.key }} term={term} row={row} />)}
    </section>
  );
}

/** The terms of a contract stand under the name of its type: that some of them are shared with others is of no use here. */
function groupsOf(table: CellTable, row: Row): readonly Group[] {
  if (table === 'contracts') {
    const own = contractType(String(valueOf(row, type))) ?? contractTypes[0];
    const parties = ['type', 'from', 'to'].flatMap((key) => termOf('contracts', key) ?? []);
    return [{ ...contractGroups[0], terms: parties }, { id: 'terms', label: own.label, terms: own.terms }];
  }
  const terms = termsOf(table);
  const groups: readonly Omit<Group, 'terms'>[] = table === 'market' ? marketGroups : firmGroups;
  const ofRegistry = groups.map(({ id, label }) => ({ id, label, terms: terms.filter(({ group }) => group === id) }));
  const own = table === 'market' ? [] : checkColumns(workbook.value.columns, workbook.value.currency).list.map(({ term }) => term);
  return own.length === 0 ? ofRegistry : [...ofRegistry, { ...userGroup, terms: own }];
}
