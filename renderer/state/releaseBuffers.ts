import { transferables } from '../../shared/worker/protocol.ts';

/**
 * Gives the memory of all typed arrays in plain data back at once; they are empty from then on. Otherwise hundreds of megabytes that nobody
 * holds any more wait for a collection, to which a thread that allocates few objects comes late.
 *
 * They are moved to where nobody is: `ArrayBuffer.transfer` frees nothing that a message has brought or the page's own calls have seen.
 */
export function releaseBuffers(value: unknown): void {
  const { port1, port2 } = new MessageChannel();
  port2.close();
  port1.postMessage(null, transferables(value));
  port1.close();
}

/** Milliseconds; longer than a collection takes with all its steps. */
const oneCollection = 3_000;
/** Bytes; more than a thread's memory beside its objects may grow by between two collections. */
const muchMemory = 256 * 1024 * 1024;

/**
 * Lets the collector begin, in small steps as always. A page that has dropped a large text and then allocates little would keep it until
 * the next hundreds of megabytes come, and have both. Memory outside the heap is what makes it begin: this is claimed but never written
 * to, hence never real, and given back at once.
 * A collection that was already under way keeps what has been dropped since it began, such as the workbook before: that is left to the next.
 */
export function askForCollection(): void {
  const ask = (): void => releaseBuffers(new Uint8Array(muchMemory));
  ask();
  setTimeout(ask, oneCollection);
}
