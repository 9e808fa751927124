// @ts-check

/**
 * Finds one file in an uncompressed tar archive that is held in memory.
 *
 * @param {Buffer} tar
 * @param {string} name full path in the archive, at most 100 characters
 * @returns {Buffer} the file's bytes, a view into `tar`
 * @throws if it is not there
 */
export function fileFromTar(tar, name) {
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const size = parseInt(text(tar, at + 124, 12), 8);
    if (!Number.isFinite(size)) break;
    if (text(tar, at, 100) === name) return tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`tar: ${name} is not in the archive`);
}

/**
 * @param {Buffer} bytes
 * @param {number} at
 * @param {number} length
 * @returns {string} up to the first zero byte
 */
function text(bytes, at, length) {
  return (bytes.toString('utf8', at, at + length).split('\0', 1)[0] ?? '').trim();
}
