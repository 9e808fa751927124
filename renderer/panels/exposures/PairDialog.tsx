import { contractType, contractTypes, type } from '../../../shared/contracts/registry.ts';
import { valueOf } from '../../../shared/columns/define.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { draftedContract } from '../../state/inspect.ts';
import { localized, translate } from '../../state/translate.ts';
import { firmNames, overlaid, showFocus } from '../../state/workbook.ts';
import { facilityText, termsText } from '../inspector/FirmContracts.tsx';

/** A creditor and a debtor by their ids; null is outside. */
export interface Pair {
  readonly from: string | null;
  readonly to: string | null;
}

interface PairDialogProps {
  readonly pair: Pair;
  readonly onInspect: (contract: string) => void;
  readonly onClose: () => void;
}

/** All that one party holds against another: choose one of the contracts, or add one more. */
export function PairDialog({ pair, onInspect, onClose }: PairDialogProps) {
  const { firms, contracts } = overlaid.value;
  const is = (id: string | null | undefined, wanted: string | null): boolean => (id === undefined || id === '' ? null : id) === wanted;
  const between = contracts.filter(({ from, to }) => is(from, pair.from) && is(to, pair.to));
  const debtor = firms.find(({ id }) => id === pair.to);
  const facility = debtor !== undefined && is(debtor.lender, pair.from) ? facilityText(debtor) : '';
  const name = (id: string | null): string => (id === null ? translate('shell.outside') : (firmNames.value.get(id) ?? ''));
  return (
    <Dialog
      title={translate('pair.title', { creditor: name(pair.from), debtor: name(pair.to) })}
      onClose={onClose}
      testId="pairDialog"
      actions={
        <>
          <Button
            testId="pairAdd"
            onClick={() => {
              onClose();
              draftedContract.value = pair;
            }}
          >
            {translate('contract.add')}
          </Button>
          <span class="grow" />
          <Button kind="primary" onClick={onClose}>{translate('shell.close')}</Button>
        </>
      }
    >
      <ul class="contractList pairList">
        {facility !== '' && debtor !== undefined && (
          <li>
            <button
              type="button"
              class="link"
              onClick={() => {
                onClose();
                requestAnimationFrame(() => showFocus({ table: 'firms', id: debtor.id, key: 'debt' }));
              }}
            >
              {translate('inspector.ownFacility')}
            </button>
            <span class="muted">{facility}</span>
          </li>
        )}
        {between.map((contract) => (
          <li key={contract.id}>
            <button type="button" class="link" data-testid={`pair-contract-${contract.id}`} onClick={() => onInspect(contract.id)}>
              {localized((contractType(String(valueOf(contract, type))) ?? contractTypes[0]).label)}
            </button>
            <span class="muted">{termsText(contract)}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
