import { computed, signal } from '@preact/signals-core';
import { unitLabel } from '../../../shared/base/units.ts';
import { exposureBetween, exposures } from '../../../shared/document/exposures.ts';
import { draftedContract, setActiveCell, sidePanel } from '../../state/inspect.ts';
import { language } from '../../state/settings.ts';
import { translate } from '../../state/translate.ts';
import { firmNames, overlaid, workbook } from '../../state/workbook.ts';
import { enterSidePanel } from '../inspector/focusSheet.ts';
import { ExposureMatrix } from './ExposureMatrix.tsx';
import { matrixOrder, type MatrixSort, matrixSorts } from './matrixOrder.ts';
import { type Pair, PairDialog } from './PairDialog.tsx';
import './exposures.css';

const sort = signal<MatrixSort>('size');
const showsAll = signal(true);
const openPair = signal<Pair | null>(null);

/** Keeps its identity while only names, notes or drivers change. */
const found = computed(() => exposures(overlaid.value));

/** Who is exposed to whom: creditors by row, debtors by column; a cell leads to the contracts between the two, or adds one. */
export function ExposureSheet() {
  const all = found.value;
  const names = firmNames.value;
  const nameOf = (party: number): string => (party === all.firms.length ? translate('shell.outside') : (names.get(all.firms[party] ?? '') ?? ''));
  const collator = new Intl.Collator(language.value === 'en' ? 'en' : 'zh-Hant-TW', { numeric: true });
  const order = matrixOrder(all, sort.value, showsAll.value, nameOf, collator.compare);
  const idOf = (party: number): string | null => all.firms[party] ?? null;
  const open = (creditor: number, debtor: number): void => {
    const [from, to] = [idOf(creditor), idOf(debtor)];
    if (creditor === debtor) return;
    const between = exposureBetween(all, creditor, debtor);
    const [only] = between?.contracts ?? [];
    if (between === undefined) draftedContract.value = { from, to };
    else if (only !== undefined && between.contracts.length === 1 && !between.facility) inspectContract(only);
    else openPair.value = { from, to };
  };
  return (
    <section class="exposureSheet" aria-label={translate('shell.tab.exposures')} data-testid="exposureSheet">
      <div class="sheet-toolbar exposureBar">
        <label>
          <span class="muted">{translate('exposure.sort')}</span>
          <select class="field" data-testid="exposureSort" value={sort.value} onChange={(event) => (sort.value = matrixSorts.find((each) => each === event.currentTarget.value) ?? 'size')}>
            {matrixSorts.map((each) => (
              <option key={each} value={each}>
                {translate(`exposure.sort.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <input type="checkbox" data-testid="exposureAll" checked={showsAll.value} onChange={(event) => (showsAll.value = event.currentTarget.checked)} />
          {translate('exposure.all')}
        </label>
        <span class="grow" />
        <span class="muted exposureMeaning">{translate('exposure.meaning', { unit: unitLabel('money', language.value, workbook.value.currency) })}</span>
        <span class="exposureScale muted" aria-hidden="true">
          {translate('exposure.less')}
          {[1, 2, 3, 4, 5].map((step) => <span key={step} class={`scaleStep step${step}`} />)}
          {translate('exposure.more')}
        </span>
      </div>
      {all.firms.length === 0 ? <p class="muted recordEmpty">{translate('exposure.none')}</p> : <ExposureMatrix all={all} order={order} nameOf={nameOf} onOpen={open} />}
      {openPair.value !== null && <PairDialog pair={openPair.value} onInspect={inspectContract} onClose={() => (openPair.value = null)} />}
    </section>
  );
}

/** Shows a contract in the panel beside the matrix, ready to be edited. */
function inspectContract(id: string): void {
  openPair.value = null;
  setActiveCell({ table: 'contracts', id, key: 'type' });
  sidePanel.value = 'record';
  // After a dialog has given its focus back.
  requestAnimationFrame(() => requestAnimationFrame(enterSidePanel));
}
