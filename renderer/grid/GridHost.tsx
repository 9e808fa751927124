/** A sheet on the page: its buttons, the grid, and the questions that editing in it raises. */
import { computed } from '@preact/signals-core';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { AppCommandId, ContextPlace } from '../../shared/document/commands/appCommands.ts';
import { ContextMenu } from '../controls/ContextMenu.tsx';
import type { ContextMenuAt } from '../controls/ContextMenu.tsx';
import { language } from '../state/settings.ts';
import { explain, translate } from '../state/translate.ts';
import { showToast } from '../state/toasts.ts';
import './grid.css';
import { createCommandEdits } from './commandEdits.ts';
import { contextEntries } from './contextEntries.ts';
import { contractSheet } from './contractSheet.ts';
import type { SheetEdits } from './edits.ts';
import { FilterBar } from './FilterBar.tsx';
import { FindBar } from './FindBar.tsx';
import { findBar } from './findState.ts';
import { firmSheetWith } from './firmSheet.ts';
import { GridToolbar } from './GridToolbar.tsx';
import type { ClipboardTable } from './clipboard.ts';
import type { CellsPlan } from './pasteBlock.ts';
import { PasteSpecial } from './PasteSpecial.tsx';
import { RejectedCells } from './RejectedCells.tsx';
import { RemovalQuestion } from './RemovalQuestion.tsx';
import type { Removal } from './RemovalQuestion.tsx';
import type { Sheet } from './sheet.ts';
import type { SheetGrid } from './sheetGrid.ts';
import { largeSheets } from './joinSheet.ts';
import { mountSheet } from './mountSheet.ts';
import { ViewDialogs } from './ViewDialogs.tsx';
import { dependantCount, dependantsOf } from '../../shared/document/commands/dependants.ts';
import { userColumns } from '../state/userColumns.ts';
import { workbook, workbookSerial } from '../state/workbook.ts';

interface GridProps {
  /** Runs a command of the program, as the native menu does. */
  readonly onCommand: (id: AppCommandId) => void;
}

/** The firm sheet changes only with the columns of the person's own; then the grid is made anew and takes its place again. */
const firmSheet = computed(() => firmSheetWith(userColumns.value));

/** The grid of firms with their results. */
export function FirmGrid({ onCommand }: GridProps) {
  return <GridHost sheet={firmSheet.value} onCommand={onCommand} />;
}

/** The grid of contracts. */
export function ContractGrid({ onCommand }: GridProps) {
  return <GridHost sheet={contractSheet} onCommand={onCommand} />;
}

interface OpenContextMenu {
  readonly place: ContextPlace;
  readonly at: ContextMenuAt;
}

function GridHost({ sheet, onCommand }: GridProps & { readonly sheet: Sheet }) {
  const host = useRef<HTMLDivElement>(null);
  const isLarge = largeSheets[sheet.table].value;
  const edits = useRef<SheetEdits | null>(null);
  const [grid, setGrid] = useState<SheetGrid | null>(null);
  const [rejected, setRejected] = useState<CellsPlan | null>(null);
  const [special, setSpecial] = useState<ClipboardTable | null>(null);
  const [menu, setMenu] = useState<OpenContextMenu | null>(null);
  const [removal, setRemoval] = useState<Removal | null>(null);
  useEffect(() => {
    if (host.current === null) return undefined;
    const made = createCommandEdits({
      table: sheet.table,
      onRefused: (failure) => void showToast('error', () => explain(failure)),
      confirmRemoval: (ids, remove) => {
        const dependants = dependantsOf(workbook.peek(), sheet.table, ids);
        if (dependantCount(dependants) === 0) remove();
        else setRemoval({ ids, dependants, remove });
      },
    });
    edits.current = made;
    const takeOff = mountSheet({ host: host.current, sheet, edits: made, onRejected: setRejected, onPasteSpecial: setSpecial, onContextMenu: (place, at) => setMenu({ place, at }) }, setGrid);
    return () => {
      takeOff();
      setGrid(null);
    };
  }, [sheet, isLarge, isLarge ? workbookSerial.value : 0]);
  const backToGrid = (): void => grid?.focus();
  const closeMenu = useCallback((): void => {
    setMenu(null);
    grid?.focus();
  }, [grid]);
  return (
    <section class="grid-sheet" aria-label={sheet.label[language.value]} data-testid={`sheet-${sheet.table}`}>
      <GridToolbar sheet={sheet} grid={grid} />
      {grid !== null && <FilterBar grid={grid} />}
      {findBar.value !== null && grid !== null && <FindBar grid={grid} onReplace={({ changes }) => edits.current?.replaceCells(changes.map(({ id, column, value, typed }) => ({ id, key: column.key, value, typed })))} />}
      <div class="sheet-host" ref={host} />
      {menu !== null && <ContextMenu label={translate(`context.${menu.place}`)} at={menu.at} entries={contextEntries(menu.place, onCommand)} onClose={closeMenu} />}
      {grid !== null && <ViewDialogs grid={grid} />}
      {rejected !== null && <RejectedCells plan={rejected} onClose={() => { setRejected(null); backToGrid(); }} />}
      {special !== null && (
        <PasteSpecial
          table={special}
          onPaste={(texts, options) => grid?.filling.paste(texts, options)}
          onClose={() => { setSpecial(null); backToGrid(); }}
        />
      )}
      {removal !== null && <RemovalQuestion removal={removal} table={sheet.table} onClose={() => { setRemoval(null); backToGrid(); }} />}
    </section>
  );
}
