import { useEffect, useRef, useState } from 'preact/hooks';
import { translate } from '../../../state/translate.ts';
import type { AskedQuestion } from '../../../state/whatIf.ts';
import { KeepButton } from './KeepButton.tsx';

interface Heading {
  readonly value: number;
  readonly text: string;
}

interface HeatMapProps {
  readonly question: AskedQuestion;
  readonly columns: readonly Heading[];
  readonly rows: readonly Heading[];
  readonly cells: readonly (readonly (number | null)[])[];
  readonly cellText: (value: number | null) => string;
  readonly names: { readonly columns: string; readonly rows: string; readonly outcome: string };
  readonly inputs: { readonly columns: string; readonly rows: string };
}

/** Shades from the ground to the accent: one hue that darkens steadily, which every eye and every printer tells apart. */
const shades = 9;

/** The outcome over two inputs: a cell by shade, the one under the cursor in words; the arrow keys go through them all. */
export function HeatMap({ question, columns, rows, cells, cellText, names, inputs }: HeatMapProps) {
  const [at, setAt] = useState({ row: 0, column: 0 });
  const table = useRef<HTMLTableElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (moved.current) table.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    moved.current = false;
  }, [at]);
  const numbers = cells.flat().filter((value) => value !== null);
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  const shadeOf = (value: number): number => (high > low ? Math.min(shades, 1 + Math.floor(((value - low) / (high - low)) * shades)) : 1);
  const [row, column] = [Math.min(at.row, rows.length - 1), Math.min(at.column, columns.length - 1)];
  const value = cells[row]?.[column] ?? null;
  const [x, y] = [columns[column]!, rows[row]!];
  const go = (next: { row: number; column: number }): void => {
    moved.current = true;
    setAt({ row: Math.max(0, Math.min(rows.length - 1, next.row)), column: Math.max(0, Math.min(columns.length - 1, next.column)) });
  };
  // Values are written into cells while they are wide enough to be read.
  const showsValues = columns.length <= 13;
  /** Headings of narrow columns stand over several of them, above the first. */
  const labelled = showsValues ? 1 : Math.ceil(columns.length / 8);
  const spoken = translate('grid.cell', { columns: names.columns, x: x.text, rows: names.rows, y: y.text, value: value === null ? translate('whatIf.blank') : cellText(value) });
  return (
    <div class="heat">
      <p class="heatAt" aria-live="polite" data-testid="heatAt" data-value={value ?? ''}>
        <span>
          {spoken}
        </span>
        <KeepButton question={question} settings={[{ input: inputs.columns, value: x.value }, { input: inputs.rows, value: y.value }]} what={spoken} />
      </p>
      <div class="heatScroll">
        <table
          ref={table}
          class={`heatTable ${showsValues ? '' : 'dense'}`}
          role="grid"
          aria-label={translate('grid.title', { outcome: names.outcome, columns: names.columns, rows: names.rows })}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length + 1}
          data-testid="heatMap"
          onKeyDown={(event) => {
            const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0], PageDown: [10, 0], PageUp: [-10, 0], Home: [0, -columns.length], End: [0, columns.length] }[event.key];
            if (step === undefined || event.altKey) return;
            go(event.ctrlKey && event.key === 'Home' ? { row: 0, column: 0 } : event.ctrlKey && event.key === 'End' ? { row: rows.length, column: columns.length } : { row: row + step[0]!, column: column + step[1]! });
            event.preventDefault();
            event.stopPropagation();
          }}
        >
          <thead>
            <tr aria-rowindex={1}>
              <th class="heatCorner" aria-colindex={1} scope="col">{`${names.rows} ↓ / ${names.columns} →`}</th>
              {columns.map((heading, place) => place % labelled === 0 && (
                <th key={place} scope="col" aria-colindex={place + 2} colSpan={Math.min(labelled, columns.length - place)} class="number">{heading.text}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((heading, place) => (
              <tr key={place} aria-rowindex={place + 2}>
                <th scope="row" aria-colindex={1} class="number" aria-label={heading.text}>{showsValues || place % 2 === 0 ? heading.text : ''}</th>
                {columns.map((other, number) => {
                  const cell = cells[place]?.[number] ?? null;
                  const isAt = place === row && number === column;
                  return (
                    <td
                      key={number}
                      role="gridcell"
                      aria-colindex={number + 2}
                      tabIndex={isAt ? 0 : -1}
                      class={cell === null ? 'heatBlank' : `heat${shadeOf(cell)}`}
                      data-value={cell ?? ''}
                      aria-label={showsValues ? undefined : `${other.text}, ${heading.text}: ${cellText(cell)}`}
                      onClick={() => go({ row: place, column: number })}
                    >
                      {showsValues ? cellText(cell) : ''}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="heatLegend muted">
        <span>{names.outcome}</span>
        <span class="number">{numbers.length === 0 ? '' : cellText(low)}</span>
        <span class="heatSteps" aria-hidden="true">
          {Array.from({ length: shades }, (_, place) => <span key={place} class={`heat${place + 1}`} />)}
        </span>
        <span class="number">{numbers.length === 0 ? '' : cellText(high)}</span>
      </p>
    </div>
  );
}
