/**
 * What a network model is: fields read from a case, and what it answers (../../README.md; conventions of schema
 * `contagion-validation/1`: firms have indices from 0, an edge is `[debtor, creditor, amount]`).
 */
import type { Json } from '../base/json.ts';
import type { Localized } from '../base/localized.ts';
import type { Failure, Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { CaseReader } from './caseReader.ts';

export interface NetworkAnswer {
  /** By their names in the schema; plain JSON data. */
  readonly fields: Readonly<Record<string, Json>>;
  /** The largest distance of a clearing from its fixed point, relative to the sizes behind it; 0 where nothing is cleared. */
  readonly residual: number;
  /** Firms whose payments hang on confidence alone: they differ between the greatest and the least solution. */
  readonly multipleFirms?: readonly number[];
}

export interface NetworkModel {
  /** The word in a case's `model`. */
  readonly id: string;
  readonly label: Localized;
  readonly help: Localized;
  /** Reads the case and solves it; a refusal has the place of what is wrong in `details.place`. */
  readonly run: (reader: CaseReader) => Result<NetworkAnswer>;
}

/** Makes a model of its two halves: `solve` sees only what `read` found nothing wrong with. */
export function defineNetworkModel<Input>(model: Pick<NetworkModel, 'id' | 'label' | 'help'> & {
  readonly read: (reader: CaseReader) => Input;
  readonly solve: (input: Input, asksFor: CaseReader['asksFor']) => NetworkAnswer | Failure;
}): NetworkModel {
  const { id, label, help, read, solve } = model;
  return {
    id, label, help,
    run: (reader) => {
      const input = read(reader);
      const problem = reader.problem();
      if (problem !== null) return fail(problem);
      const answer = solve(input, reader.asksFor);
      return 'code' in answer ? fail(answer) : ok(answer);
    },
  };
}
