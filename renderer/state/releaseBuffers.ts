import { transferables } from '../../shared/worker/protocol.ts';

/**
 * Gives the memory of all typed arrays in plain data back at once; they are empty from then on. Without it, hundreds of megabytes that
 * nobody holds any more wait for the next collection, which a page that allocates little comes to only after a while.
 */
export function releaseBuffers(value: unknown): void {
  for (const buffer of transferables(value)) {
    // Old versions of Node, in which tests run, leave them to the collector.
    (buffer as { transfer?: (length: number) => ArrayBuffer }).transfer?.(0);
  }
}
