import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Exposures } from '../../../shared/document/exposures.ts';
import { exposureBetween } from '../../../shared/document/exposures.ts';
import { formatMeasure } from '../../../shared/measures/formatMeasure.ts';
import { measure } from '../../../shared/measures/registry.ts';
import { language } from '../../state/settings.ts';
import { translate } from '../../state/translate.ts';
import { matrixMove, type MatrixPlace } from './matrixMove.ts';
import { colourStep, type MatrixOrder } from './matrixOrder.ts';

interface ExposureMatrixProps {
  readonly all: Exposures;
  readonly order: MatrixOrder;
  readonly nameOf: (party: number) => string;
  readonly onOpen: (creditor: number, debtor: number) => void;
}

/** Pixels, as in exposures.css. */
const rowHeight = 24;
const columnWidth = 84;
const nameWidth = 190;
const totalWidth = 92;
const headHeight = 72;

interface Seen {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

const money = measure('closingCash');
/** A total of nothing stays blank, as its cells do. */
const amountText = (amount: number): string => (amount === 0 ? '' : formatMeasure(amount, money, language.value));

/** A grid of which only what is in sight is on the page: one tab stop, arrows move, Enter opens. */
export function ExposureMatrix({ all, order, nameOf, onOpen }: ExposureMatrixProps) {
  const { creditors, debtors } = order;
  const host = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState<Seen>({ top: 0, left: 0, width: 1200, height: 700 });
  const [cursor, setCursor] = useState<{ readonly creditor: number; readonly debtor: number } | null>(null);
  const isFocusing = useRef(false);
  // The cursor stays on its pair when the order changes.
  const at: MatrixPlace = { row: Math.max(0, creditors.indexOf(cursor?.creditor ?? -1)), column: Math.max(0, debtors.indexOf(cursor?.debtor ?? -1)) };
  const look = (): void => {
    const element = host.current;
    if (element !== null) setSeen({ top: element.scrollTop, left: element.scrollLeft, width: element.clientWidth, height: element.clientHeight });
  };
  useEffect(() => {
    const watcher = new ResizeObserver(look);
    if (host.current !== null) watcher.observe(host.current);
    return () => watcher.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (!isFocusing.current) return;
    isFocusing.current = false;
    host.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  });
  const go = (place: MatrixPlace): void => {
    const element = host.current;
    const [creditor, debtor] = [creditors[place.row], debtors[place.column]];
    if (element === null || creditor === undefined || debtor === undefined) return;
    const [top, left] = [place.row * rowHeight, place.column * columnWidth];
    const room = { height: element.clientHeight - headHeight - rowHeight, width: element.clientWidth - nameWidth - totalWidth - columnWidth };
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top > element.scrollTop + room.height) element.scrollTop = top - room.height;
    if (left < element.scrollLeft) element.scrollLeft = left;
    else if (left > element.scrollLeft + room.width) element.scrollLeft = left - room.width;
    isFocusing.current = true;
    look();
    setCursor({ creditor, debtor });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const [creditor, debtor] = [creditors[at.row], debtors[at.column]];
    if (event.altKey || creditor === undefined || debtor === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') onOpen(creditor, debtor);
    else {
      const isFilled = ({ row, column }: MatrixPlace): boolean => exposureBetween(all, creditors[row] ?? -1, debtors[column] ?? -1) !== undefined;
      const page = Math.max(1, Math.floor((seen.height - headHeight) / rowHeight) - 1);
      const next = matrixMove(at, { key: event.key, ctrl: event.ctrlKey || event.metaKey }, creditors.length, debtors.length, page, isFilled);
      if (next === null) return;
      go(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const rows = span(seen.top, seen.height - headHeight, rowHeight, creditors.length);
  const columns = span(seen.left, seen.width - nameWidth - totalWidth, columnWidth, debtors.length);
  const largest = largestAmount(all);
  const total = all.held.reduce((sum, each) => sum + each, 0);
  return (
    <div
      ref={host}
      class="matrix"
      role="grid"
      aria-label={translate('exposure.title')}
      aria-rowcount={creditors.length + 2}
      aria-colcount={debtors.length + 2}
      data-testid="matrix"
      onScroll={look}
      onKeyDown={onKeyDown}
    >
      <div class="matrixSize" style={{ width: `${nameWidth + totalWidth + debtors.length * columnWidth}px`, height: `${headHeight + creditors.length * rowHeight}px` }} role="presentation">
        <div class="matrixHead" role="rowgroup">
          <div role="row" aria-rowindex={1}>
            <span class="matrixCorner matrixName muted" role="columnheader" aria-colindex={1}>{translate('exposure.corner')}</span>
            <span class="matrixCorner matrixTotal" role="columnheader" aria-colindex={2}>{translate('exposure.totalHeld')}</span>
            {columns.map((column) => {
              const name = nameOf(debtors[column] ?? -1);
              return (
                <span key={debtors[column]} class="matrixDebtor" role="columnheader" aria-colindex={column + 3} title={name} style={{ left: `${nameWidth + totalWidth + column * columnWidth}px` }}>
                  <span>{name}</span>
                </span>
              );
            })}
          </div>
          <div class="matrixTotals" role="row" aria-rowindex={2}>
            <span class="matrixCorner matrixName" role="rowheader" aria-colindex={1}>{translate('exposure.totalOwed')}</span>
            <span class="matrixCorner matrixTotal" role="gridcell" aria-colindex={2} data-testid="matrixTotal">{amountText(total)}</span>
            {columns.map((column) => (
              <span key={debtors[column]} class="matrixCell" role="gridcell" aria-colindex={column + 3} style={{ left: `${nameWidth + totalWidth + column * columnWidth}px` }}>
                {amountText(all.owed[debtors[column] ?? -1] ?? 0)}
              </span>
            ))}
          </div>
        </div>
        {rows.map((row) => {
          const creditor = creditors[row] ?? -1;
          const name = nameOf(creditor);
          return (
            <div key={creditor} class="matrixRow" role="row" aria-rowindex={row + 3} style={{ top: `${headHeight + row * rowHeight}px` }}>
              <span class="matrixName matrixSide" role="rowheader" aria-colindex={1} title={name}>{name}</span>
              <span class="matrixTotal matrixSide" role="gridcell" aria-colindex={2}>{amountText(all.held[creditor] ?? 0)}</span>
              {columns.map((column) => {
                const debtor = debtors[column] ?? -1;
                return (
                  <Cell
                    key={debtor}
                    all={all}
                    creditor={creditor}
                    debtor={debtor}
                    column={column}
                    largest={largest}
                    nameOf={nameOf}
                    isCursor={row === at.row && column === at.column}
                    onPoint={() => go({ row, column })}
                    onOpen={() => onOpen(creditor, debtor)}
                  />
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface CellProps {
  readonly all: Exposures;
  readonly creditor: number;
  readonly debtor: number;
  readonly column: number;
  readonly largest: number;
  readonly nameOf: (party: number) => string;
  readonly isCursor: boolean;
  readonly onPoint: () => void;
  readonly onOpen: () => void;
}

function Cell({ all, creditor, debtor, column, largest, nameOf, isCursor, onPoint, onOpen }: CellProps) {
  const found = exposureBetween(all, creditor, debtor);
  const isSelf = creditor === debtor;
  const parties = { creditor: nameOf(creditor), debtor: nameOf(debtor) };
  const label = isSelf
    ? translate('exposure.self')
    : found === undefined
      ? translate('exposure.cellEmpty', parties)
      : translate('exposure.cell', { ...parties, amount: amountText(found.amount) || '0', count: found.contracts.length + (found.facility ? 1 : 0) });
  return (
    <span
      class={`matrixCell step${colourStep(found?.amount ?? 0, largest)} ${isSelf ? 'self' : ''}`}
      role="gridcell"
      aria-colindex={column + 3}
      aria-label={label}
      title={label}
      tabIndex={isCursor ? 0 : -1}
      data-testid={`pair-${all.firms[creditor] ?? 'outside'}-${all.firms[debtor] ?? 'outside'}`}
      style={{ left: `${nameWidth + totalWidth + column * columnWidth}px` }}
      onPointerDown={onPoint}
      onClick={onOpen}
    >
      {found === undefined ? '' : found.amount > 0 ? amountText(found.amount) : '•'}
    </span>
  );
}

/** The indexes in sight, with some beyond the edges so that scrolling shows no gaps. */
function span(start: number, length: number, size: number, count: number): readonly number[] {
  const first = Math.max(0, Math.floor(start / size) - 2);
  const last = Math.min(count, Math.ceil((start + length) / size) + 2);
  return Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
}

function largestAmount({ byCreditor }: Exposures): number {
  let largest = 0;
  for (const row of byCreditor.values()) for (const { amount } of row.values()) largest = Math.max(largest, amount);
  return largest;
}
