/**
 * What a workbook is in memory.
 *
 * Owns: the shape of the document, its tables and how rows are found. Does not own: the file (`codec.ts`), how it changes
 * (`patch.ts`, `commands/`), what is wrong with it (`problems.ts`). Rows are sparse: a missing field has its default from
 * the registries. Fields that we do not know are kept at every level.
 */
import type { Json } from '../base/json.ts';
import type { CellValue, Row, Term } from '../columns/define.ts';
import type { Firm } from '../columns/terms/registry.ts';
import { firmTerm, firmTerms } from '../columns/terms/registry.ts';
import type { Contract } from '../contracts/registry.ts';
import { contractTerm, contractTerms } from '../contracts/registry.ts';
import type { Scenario } from '../drivers/scenario.ts';
import { baseScenario, baseScenarioId } from '../drivers/scenario.ts';
import type { MarketRow } from '../market/registry.ts';
import { marketTerm, marketTerms } from '../market/registry.ts';
import { checkColumns } from '../rules/checkColumns.ts';
import type { UserColumn } from '../rules/userColumn.ts';
import { userColumnId } from '../rules/userColumn.ts';
import type { ImportRecipe } from './importRecipe.ts';
import type { SavedChart } from './savedChart.ts';
import type { SavedAnalysis } from './savedAnalysis.ts';
import type { SavedReport } from './savedReport.ts';
import type { SavedView } from './savedView.ts';

/** What a note or an override is about. */
export type Target = 'firm' | 'contract' | 'market';

/** Where an input comes from, or what was thought about it. At most one note belongs to a cell. */
export type Note = Row & {
  readonly target: Target;
  /** The row's id; `market` for the market. */
  readonly row: string;
  /** The column's key. */
  readonly field: string;
  readonly text: string;
  readonly source?: string;
  /** As written in the source, e.g. 2025-10-26. */
  readonly date?: string;
  readonly author?: string;
  /** Whether the value is an assumption without a source; the text then says why. */
  readonly assumed?: boolean;
  /** What the cell held in the base when the note was written, null for blank; absent until the value of an older note changes. */
  readonly value?: CellValue;
};

export interface Workbook {
  readonly name: string;
  /** ISO code in which all money is. */
  readonly currency: string;
  readonly market: MarketRow;
  readonly firms: readonly Firm[];
  readonly contracts: readonly Contract[];
  /** Without Base, which is never stored. */
  readonly scenarios: readonly Scenario[];
  readonly notes: readonly Note[];
  /** Columns that the person added to the firms. */
  readonly columns: readonly UserColumn[];
  /** Saved ways of looking at the sheets. */
  readonly views: readonly SavedView[];
  readonly analyses: readonly SavedAnalysis[];
  /** Empty: the usual ones are shown (`shownCharts`). */
  readonly charts: readonly SavedChart[];
  readonly reports: readonly SavedReport[];
  /** How files were imported. */
  readonly recipes: readonly ImportRecipe[];
  /** Top-level fields of other programs and versions, kept as they are. */
  readonly extra: { readonly [field: string]: Json };
}

/** Every table of a workbook; what looks at all of them (comparing, replaying) goes by this list. */
export const tableIds = ['market', 'firms', 'contracts', 'scenarios', 'notes', 'columns', 'views', 'analyses', 'charts', 'reports', 'recipes'] as const;
export type TableId = (typeof tableIds)[number];
/** Tables whose rows are cells described by terms. */
export type CellTable = 'market' | 'firms' | 'contracts';
export type RowTable = Exclude<TableId, 'market'>;

/** A row of any table. A scenario is an interface without an index signature, hence named beside `Row`. */
export type AnyRow = Row | Scenario;

export const defaultCurrency = 'USD';

/** A new workbook: nothing in it, everything at its default. */
export function emptyWorkbook(name: string, currency: string = defaultCurrency): Workbook {
  return { name, currency, market: { id: 'market' }, firms: [], contracts: [], scenarios: [], notes: [], columns: [], views: [], analyses: [], charts: [], reports: [], recipes: [], extra: {} };
}

/** The rows of a table; the market is a table of one row. */
export function rowsOf(workbook: Workbook, table: CellTable | 'notes'): readonly Row[];
export function rowsOf(workbook: Workbook, table: TableId): readonly AnyRow[];
export function rowsOf(workbook: Workbook, table: TableId): readonly AnyRow[] {
  return table === 'market' ? [workbook.market] : workbook[table];
}

/** The columns that a table has in every workbook. */
export function termsOf(table: CellTable): readonly Term[] {
  return table === 'market' ? marketTerms : table === 'firms' ? firmTerms : contractTerms;
}

/** The column that a table has in every workbook with this key; undefined when there is none. */
export function termOf(table: CellTable, key: string): Term | undefined {
  return table === 'market' ? marketTerm(key) : table === 'firms' ? firmTerm(key) : contractTerm(key);
}

/** The column of a table with this key, the person's own included; undefined when there is none. */
export function columnOf(workbook: Pick<Workbook, 'columns' | 'currency'>, table: CellTable, key: string): Term | undefined {
  const own = table === 'firms' ? userColumnId(key) : null;
  return own === null ? termOf(table, key) : checkColumns(workbook.columns, workbook.currency).byId.get(own)?.term;
}

const targets = { market: 'market', firms: 'firm', contracts: 'contract' } as const satisfies Record<CellTable, Target>;
const tables = { market: 'market', firm: 'firms', contract: 'contracts' } as const satisfies Record<Target, CellTable>;

/** What overrides and notes call the rows of a table. */
export function targetOf(table: CellTable): Target {
  return targets[table];
}

/** The table that holds what an override or a note is about. */
export function tableOf(target: Target): CellTable {
  return tables[target];
}

/** The scenario with this id, Base included; undefined when there is none. */
export function scenarioById(workbook: Workbook, id: string): Scenario | undefined {
  return id === baseScenarioId ? baseScenario : workbook.scenarios.find((scenario) => scenario.id === id);
}

/** Names are compared without regard to case and to the ways in which Unicode can write one character. */
export function nameKey(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}

/** The scenario with this name or id, Base included; ids win. Undefined when there is none. */
export function scenarioByNameOrId(workbook: Workbook, nameOrId: string): Scenario | undefined {
  const wanted = nameKey(nameOrId);
  return scenarioById(workbook, nameOrId) ?? [baseScenario, ...workbook.scenarios].find(({ name }) => nameKey(name) === wanted);
}
