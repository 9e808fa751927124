import type { Contract } from '../../shared/contracts/registry.ts';

/** A contract of which only what is given matters: a loan unless said otherwise, between outside and f1. */
export function aContract(given: Partial<Contract> = {}): Contract {
  return { id: 'c1', type: 'loan', to: 'f1', ...given };
}
