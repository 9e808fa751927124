import type { FsFile } from './fsPort.ts';

/** Writes that take nothing before the disk counts as broken. */
const emptyWriteLimit = 3;

/**
 * Writes all of the bytes, however few the disk takes at once.
 *
 * @param before  called before each piece; may refuse it by throwing
 * @param pieceSize most bytes given in one call
 * @throws an error with the code EIO when the disk takes nothing, or says that it took what cannot be
 */
export async function writeAll(file: FsFile, bytes: Uint8Array, before: () => void = () => undefined, pieceSize = 1024 * 1024): Promise<void> {
  let done = 0;
  let empty = 0;
  while (done < bytes.length) {
    before();
    const piece = bytes.subarray(done, done + pieceSize);
    const taken = await file.write(piece);
    empty = taken === 0 ? empty + 1 : 0;
    if (!Number.isInteger(taken) || taken < 0 || taken > piece.length || empty >= emptyWriteLimit) throw Object.assign(new Error('The disk takes nothing'), { code: 'EIO' });
    done += taken;
  }
}
