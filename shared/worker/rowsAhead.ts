/**
 * A request to a worker whose model is large, as messages that each are copied in a few milliseconds: most of the rows go ahead of it,
 * some thousands at a time, so that no key waits until a million of them are written down, and what is written down goes soon.
 */
import type { Row, Term } from '../columns/define.ts';
import { firmTerms } from '../columns/terms/registry.ts';
import { contractTerms } from '../contracts/registry.ts';
import type { ModelUpdate, TableUpdate } from './modelUpdate.ts';

/** Rows of a table that is sent whole; the request that they belong to comes behind them with the last ones. */
export interface RowsAhead {
  readonly type: 'rows';
  readonly table: 'firms' | 'contracts';
  readonly rows: readonly Row[];
}

interface Request {
  readonly update: ModelUpdate;
}

/** Rows of one message: some milliseconds of copying. */
export const rowsOfMessage = 4096;

/** @returns the messages in their order, the request last; it alone where its tables are short */
export function* messagesOf<R extends Request>(request: R, most = rowsOfMessage): Generator<RowsAhead | R, void, undefined> {
  const { firms, contracts } = request.update;
  const firmsLeft = yield* ahead('firms', firms, most);
  const contractsLeft = yield* ahead('contracts', contracts, most);
  yield firmsLeft === firms && contractsLeft === contracts ? request : { ...request, update: { ...request.update, firms: firmsLeft, contracts: contractsLeft } };
}

function* ahead(table: RowsAhead['table'], update: TableUpdate | null, most: number): Generator<RowsAhead, TableUpdate | null, undefined> {
  if (update?.kind !== 'all' || update.rows.length <= most) return update;
  const { rows } = update;
  let from = 0;
  for (; rows.length - from > most; from += most) yield { type: 'rows', table, rows: rows.slice(from, from + most) };
  return { kind: 'all', rows: rows.slice(from) };
}

/** Columns whose texts many rows have in common: options, and firms by id. */
const commonTexts = { firms: commonOf(firmTerms), contracts: commonOf(contractTerms) };

function commonOf(terms: readonly Term[]): readonly string[] {
  return terms.filter(({ kind }) => kind === 'choice' || kind === 'firm').map(({ key }) => key);
}

/** Puts the messages of `messagesOf` together again. @returns the request, null while more of it is to come */
export function createGatherer<R extends Request>(): (message: RowsAhead | R) => R | null {
  let gathered = { firms: [] as Row[], contracts: [] as Row[] };
  let known = new Map<string, string>();
  /** A message brings a text of its own for each cell; in memory there is each once. */
  const share = (row: Record<string, unknown>, keys: readonly string[]): void => {
    for (const key of keys) {
      const text = row[key];
      if (typeof text !== 'string') continue;
      const same = known.get(text);
      if (same === undefined) known.set(text, text);
      else row[key] = same;
    }
  };
  return (message) => {
    if ('rows' in message) {
      const { table } = message;
      for (const row of message.rows) {
        if (table === 'firms') known.set(row.id, row.id);
        share(row as Record<string, unknown>, commonTexts[table]);
        gathered[table].push(row);
      }
      return null;
    }
    const { firms, contracts } = gathered;
    gathered = { firms: [], contracts: [] };
    known = new Map();
    if (firms.length === 0 && contracts.length === 0) return message;
    return { ...message, update: { ...message.update, firms: whole(firms, message.update.firms), contracts: whole(contracts, message.update.contracts) } };
  };
}

function whole(before: Row[], update: TableUpdate | null): TableUpdate | null {
  if (before.length === 0 || update?.kind !== 'all') return update;
  for (const row of update.rows) before.push(row);
  return { kind: 'all', rows: before };
}
