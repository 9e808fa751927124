import type { FullCheck } from './check.ts';
import { hostileMutations } from './hostileMutations.ts';
import { hugeFiles } from './hugeFiles.ts';
import { killsDuringSaves } from './killsDuringSaves.ts';

/** Every long check, in the order of the promises: one file and one line here. */
export const fullChecks: readonly FullCheck[] = [killsDuringSaves, hostileMutations, hugeFiles];
