/** AG Grid with the rows of a sheet: what `createSheetGrid` joins to the cell field, the keys and the pointer. */
import {
  CellStyleModule, ClientSideRowModelModule, ClientSideRowModelApiModule, ColumnApiModule, ColumnAutoSizeModule, createGrid, EventApiModule, ExternalFilterModule,
  LocaleModule, ModuleRegistry, RenderApiModule, RowApiModule, ScrollApiModule, TooltipModule,
} from 'ag-grid-community';
import type { GridApi } from 'ag-grid-community';
import type { Row } from '../../shared/columns/define.ts';
import { t } from '../../shared/text/messages.ts';
import { columnDefs } from './columnDefs.ts';
import type { GridCore } from './core.ts';
import { createFinder } from './finder.ts';
import type { Finder } from './finder.ts';
import { createFiltering } from './filtering.ts';
import type { Filtering } from './filtering.ts';
import { UnitHeader } from './header.ts';
import { localeText } from './locale.ts';
import type { Sheet, SheetData } from './sheet.ts';
import { createTextWidth } from './textWidth.ts';
import { gridTheme } from './theme.ts';

ModuleRegistry.registerModules([
  CellStyleModule, ClientSideRowModelModule, ClientSideRowModelApiModule, ColumnApiModule, ColumnAutoSizeModule, EventApiModule, ExternalFilterModule, LocaleModule, RenderApiModule,
  RowApiModule, ScrollApiModule, TooltipModule,
]);

export interface SheetTableOptions {
  readonly host: HTMLElement;
  readonly sheet: Sheet;
  readonly data: SheetData;
  /** Only columns in sight are built: with thousands of rows, scrolling would be held up by the others. */
  readonly isLarge: boolean;
}

export interface SheetTable {
  readonly api: GridApi<Row>;
  readonly filtering: Filtering;
  readonly finder: Finder;
  readonly textWidth: ReturnType<typeof createTextWidth>;
  /** The snapshot that the cells show. */
  data(): SheetData;
  take(next: SheetData): void;
  /** Puts the rows of the snapshot in. */
  fill(): void;
  /** What is found is looked for by the grid that this table has become part of. */
  bind(core: GridCore): void;
  /** Headers in another language: order, widths and sorting stay as the person left them. */
  reword(): void;
  destroy(): void;
}

/** Without its rows: a hundred thousand of them take a turn of their own (`fill`). */
export function createSheetTable(options: SheetTableOptions): SheetTable {
  const { host, sheet } = options;
  let data = options.data;
  let core: GridCore | null = null;
  const finder = createFinder(() => core);
  const sources = {
    sheet,
    data: () => data,
    isHit: (row: Row, key: string) => finder.isHit(row, key),
    fits: (text: string, cellWidth: number) => textWidth.fits(text, cellWidth),
    isFiltered: (key: string) => filtering.isFiltered(key),
  };
  const filtering = createFiltering(sheet, () => data);
  const element = document.createElement('div');
  element.className = 'sheet-table';
  element.id = `sheet-${sheet.table}`;
  host.append(element);
  const textWidth = createTextWidth(host);
  const noRows = (): string => `<span class="sheet-empty">${t(data.format.language, 'grid.noRows')}</span>`;
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"], meta[name="csp-nonce"]');
  const styleNonce = nonce?.nonce || nonce?.content || '';
  const api = createGrid<Row>(element, {
    theme: gridTheme,
    ...(styleNonce === '' ? {} : { styleNonce }),
    getLocaleText: (params) => localeText(params, data.format.language),
    columnDefs: columnDefs(sources),
    rowData: [],
    // Rows that are on their way are not none.
    suppressNoRowsOverlay: true,
    isExternalFilterPresent: filtering.isActive,
    doesExternalFilterPass: ({ data: row }) => row === undefined || filtering.passes(row),
    getRowId: ({ data: row }) => row.id,
    defaultColDef: { sortable: true, resizable: true, suppressHeaderMenuButton: true, suppressAutoSize: true, headerComponentParams: { innerHeaderComponent: UnitHeader } },
    // Edits go through commands only; AG Grid must never write into a row.
    readOnlyEdit: true,
    // The cell field has the focus for all cells: it is the grid's one tab stop, and where Chinese can be composed.
    suppressCellFocus: true,
    suppressHeaderFocus: true,
    // For screen readers: cells in reading order, and all columns of a row there while that is bearable.
    ensureDomOrder: true,
    suppressColumnVirtualisation: !options.isLarge,
    tabIndex: -1,
    animateRows: false,
    rowBuffer: 4,
    suppressColumnMoveAnimation: true,
    suppressDragLeaveHidesColumns: true,
    rowHeight: 28,
    headerHeight: 40,
    groupHeaderHeight: 24,
    popupParent: document.body,
    tooltipShowDelay: 400,
    tooltipHideDelay: 60_000,
    overlayNoRowsTemplate: noRows(),
    gridId: `sheet-${sheet.table}`,
  });
  return {
    api, filtering, finder, textWidth,
    data: () => data,
    take: (next) => {
      data = next;
    },
    fill: () => {
      api.setGridOption('suppressNoRowsOverlay', false);
      api.setGridOption('rowData', [...data.rows]);
    },
    bind: (grid) => {
      core = grid;
    },
    reword: () => {
      const state = api.getColumnState();
      api.setGridOption('columnDefs', columnDefs(sources));
      api.applyColumnState({ state, applyOrder: true });
      api.setGridOption('overlayNoRowsTemplate', noRows());
      api.refreshHeader();
    },
    destroy: () => {
      core = null;
      api.destroy();
      element.remove();
    },
  };
}
