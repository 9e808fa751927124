import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CorrelationMatrix } from '../../../shared/analysis/correlationMatrix.ts';
import { correlationText, evenCorrelations, isPossible, largestChange, leastEigenvalue, nearestCorrelations, readCorrelations } from '../../../shared/analysis/correlationMatrix.ts';
import { namesIn } from '../../../shared/analysis/kinds/simulate.ts';
import { parseCell, validateCell } from '../../../shared/columns/kinds/registry.ts';
import { Button } from '../../controls/Button.tsx';
import { TermField } from '../../controls/TermField.tsx';
import { language } from '../../state/settings.ts';
import { explain, translate } from '../../state/translate.ts';
import { setParameters } from '../../state/whatIf.ts';
import { formatContext, parseContext } from '../contexts.ts';
import { correlationTerm } from './inputNames.ts';
import { pastedCorrelations } from './pastedCorrelations.ts';

interface CorrelationEditorProps {
  /** The parameter that holds the matrix. */
  readonly name: string;
  readonly given: string | undefined;
  /** Between any two as long as there is no matrix. */
  readonly even: number;
}

/** A symmetric matrix with its diagonal fixed: what no series can have is told, and the nearest that they can is offered beside it. */
export function CorrelationEditor({ name, given, even }: CorrelationEditorProps) {
  const labels = namesIn(language.value);
  const read = given === undefined ? null : readCorrelations(given, labels);
  const matrix = read?.ok === true ? read.value : evenCorrelations(labels.length, even >= 0 && even <= 1 ? even : 0);
  const nearest = isPossible(matrix) ? null : nearestCorrelations(matrix);
  const [pasted, setPasted] = useState<{ readonly count: number; readonly error: string | null }>({ count: 0, error: null });
  const table = useRef<HTMLTableElement>(null);
  // The matrix is one stop of the Tab key: where it was left.
  const [stop, setStop] = useState<readonly [number, number]>([0, 1]);
  const at = useRef<readonly [number, number] | null>(null);
  // What was pasted shows in fields of its own, which a field being typed in would not.
  useLayoutEffect(() => {
    if (at.current !== null) focusCell(table.current, at.current[0], at.current[1]);
  }, [pasted.count]);
  const set = (next: CorrelationMatrix): void => setParameters({ [name]: correlationText(next) });
  const pair = (row: number, column: number) => ({ row: labels[row] ?? '', column: labels[column] ?? '' });
  const paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const place = placeOf(event.target);
    if (place === null || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    const next = pastedInto(matrix, text, place, (cell, shown) => translate('correlation.pasteCell', { ...pair(cell[0], cell[1]), value: shown }));
    at.current = place;
    setPasted({ count: pasted.count + 1, error: next.ok ? null : explain(next.error) });
    if (next.ok) set(next.value);
  };
  return (
    <div class="correlations" data-testid="correlations">
      <table ref={table} class="listTable" aria-label={translate('correlation.title')} onPaste={paste} onFocusCapture={(event) => setStop(placeOf(event.target) ?? stop)} onKeyDownCapture={(event) => moveByArrows(event, table.current)}>
        <thead>
          <tr>
            <td />
            {labels.map((label) => (
              <th key={label} scope="col">{label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.map((cells, row) => (
            <tr key={labels[row]}>
              <th scope="row">{labels[row]}</th>
              {cells.map((value, column) => (
                <td key={labels[column]} class="number" data-place={`${row} ${column}`} data-value={value}>
                  {row === column ? '1' : (
                    <TermField
                      key={pasted.count}
                      term={correlationTerm}
                      value={value}
                      parse={parseContext()}
                      format={formatContext()}
                      label={translate('correlation.pair', pair(row, column))}
                      testId={`correlation-${row}-${column}`}
                      title={String(value)}
                      tabIndex={row === stop[0] && column === stop[1] ? 0 : -1}
                      onEnter={(step) => moveByEnter(table.current, labels.length, [row, column], step)}
                      onCommit={(next) => set(withPair(matrix, row, column, typeof next === 'number' ? next : 0))}
                    />
                  )}
                  {nearest !== null && row !== column && <span class="muted nearestValue">{translate('correlation.ofNearest', { value: shown(nearest[row]?.[column] ?? 0) })}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {read?.ok === false && <p class="fieldError" role="alert">{explain(read.error)}</p>}
      {pasted.error !== null && <p class="fieldError" role="alert" data-testid="correlationPasteError">{pasted.error}</p>}
      {nearest === null ? <p class="muted">{translate('correlation.help')}</p> : <Refusal matrix={matrix} nearest={nearest} labels={labels} onTake={() => {
        set(nearest);
        at.current = [0, 1];
        setPasted({ count: pasted.count + 1, error: null });
      }} />}
      {given !== undefined && <Button kind="small" testId="correlationEven" onClick={() => {
        setParameters({ [name]: '' });
        at.current = [0, 1];
        setPasted({ count: pasted.count + 1, error: null });
      }}>{translate('correlation.even')}</Button>}
    </div>
  );
}

/** Why the matrix is refused, what the nearest changes most, and the way to it. */
function Refusal({ matrix, nearest, labels, onTake }: { readonly matrix: CorrelationMatrix; readonly nearest: CorrelationMatrix; readonly labels: readonly string[]; readonly onTake: () => void }) {
  const { row, column, from, to } = largestChange(matrix, nearest);
  return (
    <>
      <p class="fieldError" role="alert" data-testid="correlationRefused">
        {translate('correlation.refused', { least: shown(leastEigenvalue(matrix)), row: labels[row] ?? '', column: labels[column] ?? '', from: String(from), to: shown(to) })}
      </p>
      <Button kind="small" testId="correlationNearest" onClick={onTake}>{translate('correlation.nearest')}</Button>
    </>
  );
}

/** Four places: the whole number is in the field's title and in what is taken. */
function shown(value: number): string {
  return String(Number(value.toFixed(4)));
}

function withPair(matrix: CorrelationMatrix, row: number, column: number, value: number): CorrelationMatrix {
  return matrix.map((cells, each) => cells.map((former, other) => ((each === row && other === column) || (each === column && other === row) ? value : former)));
}

function pastedInto(matrix: CorrelationMatrix, text: string, place: readonly [number, number], nameOf: (place: readonly [number, number], text: string) => string) {
  const read = (cell: string): number | null => {
    const parsed = parseCell(cell, correlationTerm, parseContext());
    return parsed.ok && typeof parsed.value === 'number' && validateCell(parsed.value, correlationTerm) === null ? parsed.value : null;
  };
  // Numbers need no quotes, so that lines and tabs are all that a spreadsheet puts between them.
  const block = text.trimEnd().split(/\r?\n/).map((line) => line.split('\t'));
  return pastedCorrelations(matrix, block, place, read, nameOf);
}

function placeOf(target: EventTarget | null): readonly [number, number] | null {
  const place = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-place]')?.dataset['place'] : undefined;
  const [row, column] = (place ?? '').split(' ').map(Number);
  return row === undefined || column === undefined ? null : [row, column];
}

function focusCell(table: HTMLTableElement | null, row: number, column: number): boolean {
  const field = table?.querySelector<HTMLInputElement>(`[data-place="${row} ${column}"] input`) ?? null;
  field?.focus();
  return field !== null;
}

/** Arrows go from cell to cell over the diagonal, as in the grid; inside a text that is being changed they move the caret. */
function moveByArrows(event: KeyboardEvent, table: HTMLTableElement | null): void {
  const [down, right] = ({ ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] } as Readonly<Record<string, readonly [number, number]>>)[event.key] ?? [0, 0];
  const place = placeOf(event.target);
  if ((down === 0 && right === 0) || place === null || !(event.target instanceof HTMLInputElement) || event.isComposing || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
  const { selectionStart, selectionEnd, value } = event.target;
  if (right !== 0 && !(selectionStart === 0 && selectionEnd === value.length)) return;
  event.preventDefault();
  event.stopPropagation();
  for (let step = 1; step <= 2; step += 1) if (focusCell(table, place[0] + down * step, place[1] + right * step)) return;
}

/** Enter goes down over the diagonal, and from the foot of a column to the head of the next. @returns whether there was a cell to go to */
function moveByEnter(table: HTMLTableElement | null, size: number, [row, column]: readonly [number, number], step: 1 | -1): boolean {
  for (let place = column * size + row + step; place >= 0 && place < size * size; place += step) {
    if (focusCell(table, place % size, Math.floor(place / size))) return true;
  }
  return false;
}
