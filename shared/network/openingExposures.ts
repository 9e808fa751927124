/** Who owes whom at opening, and everybody's net worth then (design/model.md 5): the network that a workbook is. */
import type { EngineInputs } from '../engine/inputs.ts';
import { open } from '../engine/run.ts';
import { createState } from '../engine/state.ts';
import type { BareNetwork } from './bareNetwork.ts';
import { createBareNetwork } from './bareNetwork.ts';

export interface OpeningExposures {
  /** Firms in the order of the engine's inputs: `inputs.firms.row` leads back to the workbook. */
  readonly net: BareNetwork;
  /** NW_0, M of the workbook's currency; may be negative. */
  readonly equity: Float64Array;
}

/** Loans, own facilities, outstanding payables and tranches between firms of the workbook. */
export function openingExposures(inputs: EngineInputs): OpeningExposures {
  const state = createState(inputs);
  open(inputs, state);
  const { loans, supplies, tranches } = inputs;
  const debtor: number[] = [];
  const creditor: number[] = [];
  const amount: number[] = [];
  const add = (from: Int32Array, to: Int32Array, amounts: Float64Array) => {
    for (let k = 0; k < amounts.length; k += 1) {
      if (from[k]! < 0 || to[k]! < 0) continue;
      debtor.push(to[k]!);
      creditor.push(from[k]!);
      amount.push(amounts[k]!);
    }
  };
  add(loans.from, loans.to, loans.principal);
  add(supplies.from, supplies.to, supplies.outstanding);
  add(tranches.from, tranches.to, tranches.principal);
  const edges = { debtor: Int32Array.from(debtor), creditor: Int32Array.from(creditor), amount: Float64Array.from(amount) };
  return { net: createBareNetwork(inputs.firmCount, edges), equity: state.netWorth.slice() };
}
