import type { Writable } from 'node:stream';

/**
 * Writes pieces one after the other, each once the reader has taken what was before it. Stops where the stream
 * breaks: what that means is for whoever listens to its errors to say.
 */
export async function writePieces(stream: Writable, pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    // The callback comes in either case, so that nothing waits for a reader that has gone.
    const isTaken = await new Promise<boolean>((resolve) => void stream.write(piece, (error) => resolve(error === null || error === undefined)));
    if (!isTaken) return;
  }
}
