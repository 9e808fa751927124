import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atomicWrite } from '../../main/workbooks/atomicWrite.ts';
import { nodeFs } from '../../main/workbooks/fsPort.ts';
import type { FullCheck } from './check.ts';

const block = 4096;
/** Of the old file and of the new one. */
const size = 40 * block;

/** A disk of every size around what a save needs; `freeSpace` is silenced so that the write itself meets the end. */
export const fullDisk: FullCheck = {
  promise: 'P3',
  title: 'A disk of every size in steps of 4 KB (tmpfs)',
  target: 'old whole and an error, or new whole',
  run: async ({ folder, say }) => {
    let saved = 0;
    let refused = 0;
    let bad = 0;
    for (let blocks = size / block + 2; blocks <= (2 * size) / block + 8; blocks += 1) {
      const disk = join(folder, 'disk');
      await mkdir(disk, { recursive: true });
      const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${blocks * block}`, 'tmpfs', disk], { encoding: 'utf8' });
      if (mounted.status !== 0) return { notTried: `a tmpfs cannot be mounted: ${mounted.stderr.trim() || 'no mount'}` };
      try {
        const file = join(disk, 'book');
        await writeFile(file, Buffer.alloc(size, 'O'));
        const result = await atomicWrite({ ...nodeFs, freeSpace: async () => 0 }, file, Buffer.alloc(size, 'N'));
        const text = await readFile(file, 'latin1');
        const isRight = text === (result.ok ? 'N' : 'O').repeat(size) && (await readdir(disk)).length === 1;
        if (!isRight) bad += 1;
        if (result.ok) saved += 1;
        else refused += 1;
      } finally {
        spawnSync('umount', [disk]);
      }
    }
    say('done');
    return { kept: bad === 0 && saved > 0 && refused > 0, figure: `${saved + refused} sizes: ${saved} saved, ${refused} refused, ${bad} bad` };
  },
};
