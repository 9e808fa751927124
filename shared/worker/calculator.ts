/**
 * What the calculation worker does with a request: bring its copy of the model up to date, compile it, run it.
 * Owns the copy. Knows no threads and no clock: the shell (`renderer/worker/engineWorker.ts`) brings both.
 */
import { compileInputs } from '../engine/inputs.ts';
import { run } from '../engine/run.ts';
import type { CalculatedModel } from './modelUpdate.ts';
import { updatedModel } from './modelUpdate.ts';
import type { AliveReply, WorkerAnswer, WorkerRequest } from './protocol.ts';

/**
 * @param now milliseconds of any clock, for the time that the engine took
 * @param tell hears that the run is under way: of a model that was taken over, of one that was compiled, before each quarter
 * @param release gives back the memory of arrays that are not needed any more
 */
export function createCalculator(now: () => number, tell: (alive: AliveReply) => void = () => undefined, release: (arrays: unknown) => void = () => undefined): (request: WorkerRequest) => WorkerAnswer {
  let model: CalculatedModel | null = null;
  return ({ revision, update }) => {
    try {
      const underWay = (): boolean => {
        tell({ type: 'alive', revision });
        return false;
      };
      model = updatedModel(model, update);
      underWay();
      const inputs = compileInputs(model, model.scenario);
      if (!inputs.ok) return { type: 'refused', revision, problems: inputs.error };
      const begun = now();
      underWay();
      const result = run(inputs.value, { cancelled: underWay, release });
      const milliseconds = now() - begun;
      release(inputs.value);
      return { type: 'result', revision, result, milliseconds };
    } catch (error) {
      // A bug of the engine: the page shows and logs it, since a worker has no place of its own to do so.
      return error instanceof Error
        ? { type: 'error', revision, message: error.message, stack: error.stack ?? '' }
        : { type: 'error', revision, message: String(error), stack: '' };
    }
  };
}
