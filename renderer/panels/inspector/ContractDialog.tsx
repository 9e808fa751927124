import { useState } from 'preact/hooks';
import { unitLabel } from '../../../shared/base/units.ts';
import type { CellValue, Term } from '../../../shared/columns/define.ts';
import { formatCell } from '../../../shared/columns/kinds/registry.ts';
import { contractTerm, contractType, contractTypes, type } from '../../../shared/contracts/registry.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { TermField } from '../../controls/TermField.tsx';
import { addContract } from '../../state/edits.ts';
import { type ContractDraft, draftedContract, setActiveCell, sidePanel } from '../../state/inspect.ts';
import { language } from '../../state/settings.ts';
import { explain, localized, translate } from '../../state/translate.ts';
import { announce } from '../../state/toasts.ts';
import { currentTab } from '../../state/place.ts';
import { workbook } from '../../state/workbook.ts';
import { formatContext, parseContext, suggestionsOf } from '../contexts.ts';

type Cells = Readonly<Record<string, CellValue>>;

/** Adds a contract: its type, its parties, the terms of the type; one step of undo. */
export function ContractDialog() {
  const draft = draftedContract.value;
  return draft === null ? null : <ContractForm draft={draft} />;
}

function close(): void {
  draftedContract.value = null;
}

function ContractForm({ draft }: { readonly draft: ContractDraft }) {
  const [cells, setCells] = useState<Cells>({ type: type.default, from: draft.from ?? null, to: draft.to ?? null });
  const [refused, setRefused] = useState<string | null>(null);
  const chosen = contractType(String(cells['type'])) ?? contractTypes[0];
  const set = (key: string, value: CellValue): void => {
    setRefused(null);
    setCells((before) => ({ ...before, [key]: value }));
  };
  const add = (): void => {
    const bad = document.querySelector<HTMLElement>('.contractForm [aria-invalid=true]');
    if (bad !== null) return bad.focus();
    const reason = partiesRefused(cells);
    if (reason !== null) return setRefused(reason);
    const used = ['type', 'from', 'to', ...chosen.terms.map(({ key }) => key)];
    const added = addContract(Object.fromEntries(used.map((key) => [key, cells[key] ?? null])));
    if ('refused' in added) return setRefused(added.refused);
    close();
    announce(translate('contract.add'));
    // In the matrix the new contract is looked at beside it; a firm's own list shows it by itself.
    if (currentTab.peek() === 'exposures') {
      setActiveCell({ table: 'contracts', id: added.id, key: 'type' });
      sidePanel.value = 'record';
    }
  };
  const field = (term: Term) => <DraftField key={term.key} term={term} value={cells[term.key] ?? null} onCommit={(value) => set(term.key, value)} />;
  return (
    <Dialog
      title={translate('contract.title')}
      onClose={close}
      testId="contractDialog"
      actions={
        <>
          <Button onClick={close}>{translate('shell.cancel')}</Button>
          <Button kind="primary" testId="addContract" onClick={add}>{translate('contract.add')}</Button>
        </>
      }
    >
      <div class="contractForm" data-fields>
        <span class="recordLabel">{localized(type.label)}</span>
        <select class="field" autofocus aria-label={localized(type.label)} data-testid="draft-type" value={chosen.id} onChange={(event) => set('type', event.currentTarget.value)}>
          {contractTypes.map((each) => (
            <option key={each.id} value={each.id}>
              {localized(each.label)}
            </option>
          ))}
        </select>
        <span />
        <p class="muted contractHelp">{localized(chosen.help)}</p>
        {field(contractTerm('from'))}
        {field(contractTerm('to'))}
        <hr />
        {chosen.terms.map((term: Term) => field(term))}
      </div>
      {refused !== null && <span class="fieldError" role="alert">{refused}</span>}
    </Dialog>
  );
}

function DraftField({ term, value, onCommit }: { readonly term: Term; readonly value: CellValue; readonly onCommit: (value: CellValue) => void }) {
  const format = formatContext();
  const suggest = suggestionsOf(term);
  const label = localized(term.label);
  return (
    <>
      <span class="recordLabel" title={localized(term.help)}>{label}</span>
      <TermField
        term={term}
        value={value}
        parse={parseContext()}
        format={format}
        label={label}
        class="inputText"
        placeholder={formatCell(term.default, term, format)}
        testId={`draft-${term.key}`}
        onCommit={onCommit}
        {...(suggest === undefined ? {} : { suggest })}
      />
      <span class="recordUnit">{unitLabel(term.unit, language.value, workbook.value.currency)}</span>
    </>
  );
}

/** Why the parties do not make a contract, in words; null when they do. */
function partiesRefused({ from, to }: Cells): string | null {
  if (from === null && to === null) return explain({ code: 'input.noFirm', details: {} });
  return from === to ? explain({ code: 'input.sameParty', details: {} }) : null;
}
