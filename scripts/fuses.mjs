// @ts-check
const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');

/**
 * Turns Electron's fuses on or off in the bytes of its executable. After the sentinel come a version byte, a length
 * byte and one character per fuse: `0` off, `1` on, `r` removed.
 *
 * @param {Buffer} executable changed in place
 * @param {Readonly<Record<number, boolean>>} wanted fuse number -> on
 * @returns {void}
 * @throws if there is no fuse block, or not that fuse
 *
 * Source: Electron's documentation, tutorial/fuses.
 */
export function setFuses(executable, wanted) {
  const at = executable.indexOf(sentinel);
  if (at < 0) throw new Error('The executable has no fuse block; is it Electron?');
  const block = at + sentinel.length;
  const version = executable[block];
  const length = executable[block + 1] ?? 0;
  if (version !== 1) throw new Error(`Fuse block of version ${version}; this script knows version 1`);
  for (const [fuse, on] of Object.entries(wanted)) {
    if (Number(fuse) >= length) throw new Error(`The executable has ${length} fuses, so none with number ${fuse}`);
    executable[block + 2 + Number(fuse)] = (on ? '1' : '0').charCodeAt(0);
  }
}
