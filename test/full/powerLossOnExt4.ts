import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildSaver } from '../builders/killedSaver.ts';
import type { FullCheck } from './check.ts';

const cuts = 500;
const size = 300_000;
/** Options of the file system under which a careless program loses files. */
const options = ['data=ordered', 'noauto_da_alloc'] as const;

const numbered = `
import { atomicWrite, nodeFs } from './saver.mjs';
for (let version = 1; ; version += 1) {
  const result = await atomicWrite(nodeFs, process.argv[2], Buffer.alloc(${size}, String(version).padEnd(10)));
  if (result.ok && result.value.durability === 'confirmed') process.stdout.write(version + '\\n');
}
`;

function run(command: string, ...args: readonly string[]): string | null {
  const done = spawnSync(command, args, { encoding: 'utf8' });
  return done.status === 0 ? null : `${command} ${args.join(' ')}: ${done.stderr?.trim() || String(done.error)}`;
}

export const powerLossOnExt4: FullCheck = {
  promise: 'P4',
  title: 'Power loss on ext4: the image copied with the writer stopped, the copy mounted and read',
  target: `${cuts} cuts, 0 torn, 0 older than the last confirmed`,
  run: async ({ folder, say }) => {
    const saver = await buildSaver(folder);
    await writeFile(join(saver, 'numbered.mjs'), numbered);
    const [image, copy, disk, after] = ['image', 'copy', 'disk', 'after'].map((name) => join(folder, name)) as [string, string, string, string];
    await Promise.all([mkdir(disk), mkdir(after)]);
    let torn = 0;
    let older = 0;
    let done = 0;
    for (const option of options) {
      await rm(image, { force: true });
      const failed = run('truncate', '-s', '64M', image) ?? run('mkfs.ext4', '-q', '-F', image) ?? run('mount', '-o', `loop,${option}`, image, disk);
      if (failed !== null) return { notTried: failed };
      const file = join(disk, 'book.firebreak');
      const child = spawn(process.execPath, [join(saver, 'numbered.mjs'), file], { stdio: ['ignore', 'pipe', 'inherit'] });
      let confirmed = 0;
      child.stdout.on('data', (chunk: Buffer) => {
        confirmed = Number(chunk.toString().trim().split('\n').at(-1));
      });
      await once(child.stdout, 'data');
      try {
        for (let cut = 0; cut < cuts / options.length; cut += 1) {
          await wait((cut * 0.618_034 * 40) % 40);
          const least = confirmed;
          child.kill('SIGSTOP');
          await copyFile(image, copy);
          child.kill('SIGCONT');
          const unreadable = run('mount', '-o', 'loop', copy, after);
          if (unreadable !== null) torn += 1;
          else {
            const text = await readFile(join(after, 'book.firebreak'), 'latin1').catch(() => '');
            const version = Number(text.slice(0, 10));
            if (text.length !== size || text !== text.slice(0, 10).repeat(size / 10)) torn += 1;
            else if (version < least) older += 1;
            run('umount', after);
          }
          done += 1;
          if (done % 50 === 0) say(`${done} cuts`);
        }
      } finally {
        child.kill('SIGKILL');
        await once(child, 'exit');
        run('umount', disk);
      }
    }
    return { kept: torn === 0 && older === 0, figure: `${done} cuts, ${torn} torn, ${older} older` };
  },
};
