/** A place of the tree of precedents and dependents: plain data, so that it can be kept, compared and led to. */
import type { CellTable } from '../document/document.ts';
import type { DriverKey } from '../drivers/registry.ts';
import type { FactId } from './fact.ts';

/** A number of the run. `subject`: id of the firm, of the contract (`own:FIRM`: that firm's facility), or `market`. */
export interface FactNode {
  readonly is: 'fact';
  readonly fact: FactId;
  readonly subject: string;
  readonly t: number;
}
/** A cell that holds an input or a column of the person's own. */
export interface CellNode {
  readonly is: 'cell';
  readonly table: CellTable;
  readonly id: string;
  readonly key: string;
}
/** A driver's path; t is the quarter in which it is read, null: all of it. */
export interface DriverNode {
  readonly is: 'driver';
  readonly driver: DriverKey;
  readonly t: number | null;
}
/** A result column of a firm, at a quarter where it depends on one. */
export interface ResultNode {
  readonly is: 'result';
  readonly firm: string;
  readonly measure: string;
  readonly t: number | null;
}
/** That a scenario overrides a cell, sets a path or makes a firm fail. */
export interface ScenarioNode {
  readonly is: 'scenario';
  readonly scenario: string;
  readonly of: CellNode | DriverNode | { readonly is: 'forced'; readonly firm: string };
}
/** What the failure of `from` cost `to`; `from` null: many firms together; `to` null: outside. */
export interface CostNode {
  readonly is: 'cost';
  readonly effect: 'loss' | 'pressure';
  readonly kind: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly t: number;
  readonly round: number | null;
  readonly amount: number;
  /** Which of the two firms it leads on to. */
  readonly towards: 'from' | 'to';
}
export type TraceNode = FactNode | CellNode | DriverNode | ResultNode | ScenarioNode | CostNode;

/** Equal for equal places. */
export function nodeKey(node: TraceNode): string {
  switch (node.is) {
    case 'fact': return `fact ${node.fact} ${node.t} ${node.subject}`;
    case 'cell': return `cell ${node.table} ${node.key} ${node.id}`;
    case 'driver': return `driver ${node.driver} ${node.t ?? ''}`;
    case 'result': return `result ${node.measure} ${node.t ?? ''} ${node.firm}`;
    case 'scenario': return `scenario ${node.scenario} ${node.of.is === 'forced' ? `forced ${node.of.firm}` : nodeKey(node.of)}`;
    case 'cost': return `cost ${node.effect} ${node.kind} ${node.t} ${node.round ?? ''} ${node.towards} ${node.from ?? ''} ${node.to ?? ''}`;
  }
}
