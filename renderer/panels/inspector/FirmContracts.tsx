import { unitLabel } from '../../../shared/base/units.ts';
import { valueOf } from '../../../shared/columns/define.ts';
import { formatCell } from '../../../shared/columns/kinds/registry.ts';
import type { Firm } from '../../../shared/columns/terms/registry.ts';
import { firmTerm } from '../../../shared/columns/terms/registry.ts';
import type { Contract } from '../../../shared/contracts/registry.ts';
import type { ContractType } from '../../../shared/contracts/contractType.ts';
import { contractType, contractTypes, type } from '../../../shared/contracts/registry.ts';
import { Button } from '../../controls/Button.tsx';
import { Icon } from '../../controls/Icon.tsx';
import { draftedContract } from '../../state/inspect.ts';
import { rowName } from '../../state/placeName.ts';
import { language } from '../../state/settings.ts';
import { localized, translate } from '../../state/translate.ts';
import { firmNames, overlaid, showFocus, workbook } from '../../state/workbook.ts';
import { formatContext } from '../contexts.ts';

/** What the firm owes or holds: every contract with its counterparty and main terms, its own facility, and a way to add one. */
export function FirmContracts({ id, side }: { readonly id: string; readonly side: 'owes' | 'holds' }) {
  const { firms, contracts } = overlaid.value;
  const [own, other] = side === 'owes' ? (['to', 'from'] as const) : (['from', 'to'] as const);
  const listed = contracts.filter((contract) => contract[own] === id);
  const facilities = firms.filter((firm) => hasFacility(firm) && (side === 'owes' ? firm.id === id : firm.lender === id));
  return (
    <section class="recordGroup" data-testid={`contracts-${side}`}>
      <div class="recordGroupHead">
        <h3>
          {translate(`inspector.${side}`)} <span class="tabCount">{listed.length + facilities.length}</span>
        </h3>
        <Button kind="quiet icon small" testId={`add-${side}`} label={translate(side === 'owes' ? 'inspector.addOwed' : 'inspector.addHeld')} onClick={() => (draftedContract.value = { [own]: id })}>
          <Icon name="plus" />
        </Button>
      </div>
      {listed.length + facilities.length === 0 && <p class="muted">{translate(side === 'owes' ? 'inspector.owesNothing' : 'inspector.holdsNothing')}</p>}
      <ul class="contractList">
        {facilities.map((firm) => (
          <li key={`own ${firm.id}`}>
            <button type="button" class="link" onClick={() => showFocus({ table: 'firms', id: firm.id, key: 'debt' })}>{translate('inspector.ownFacility')}</button>
            <Party id={side === 'owes' ? firm.lender : firm.id} />
            <span class="muted contractTerms">{facilityText(firm)}</span>
          </li>
        ))}
        {listed.map((contract) => (
          <li key={contract.id} data-contract={contract.id}>
            <button type="button" class="link" aria-label={translate('inspector.openContract', { contract: rowName('contract', contract.id) })} onClick={() => showFocus({ table: 'contracts', id: contract.id })}>
              {localized(typeOf(contract).label)}
            </button>
            <Party id={contract[other]} />
            <span class="muted contractTerms">{termsText(contract)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A counterparty; a firm leads to its row. */
function Party({ id }: { readonly id: string | null | undefined }) {
  if (id === null || id === undefined || id === '') return <span class="muted">{translate('shell.outside')}</span>;
  const name = firmNames.value.get(id) ?? translate('shell.overrides.missing');
  return (
    <button type="button" class="link party" title={name} aria-label={translate('inspector.openFirm', { firm: name })} onClick={() => showFocus({ table: 'firms', id })}>
      {name}
    </button>
  );
}

const debt = firmTerm('debt');
const undrawn = firmTerm('undrawn');
const shownTerms = 3;

function hasFacility(firm: Firm): boolean {
  return Number(valueOf(firm, debt)) > 0 || Number(valueOf(firm, undrawn)) > 0;
}

function typeOf(contract: Contract): ContractType {
  return contractType(String(valueOf(contract, type))) ?? contractTypes[0];
}

/** The first terms that are given, with their units: enough to tell contracts apart. */
export function termsText(contract: Contract): string {
  const given = typeOf(contract).terms.filter(({ key }) => contract[key] !== undefined && contract[key] !== null && contract[key] !== 0 && contract[key] !== false);
  return given.slice(0, shownTerms).map((term) => termText(contract, term)).join(' · ');
}

export function facilityText(firm: Firm): string {
  return [debt, undrawn].filter((term) => Number(valueOf(firm, term)) > 0).map((term) => termText(firm, term)).join(' · ');
}

function termText(row: Firm | Contract, term: Parameters<typeof valueOf>[1]): string {
  const unit = term.kind === 'money' || term.kind === 'units' ? ` ${unitLabel(term.unit, language.value, workbook.value.currency)}` : '';
  return `${localized(term.label)} ${formatCell(valueOf(row, term), term, formatContext())}${unit.trimEnd()}`;
}
