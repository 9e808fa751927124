import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject, root } from '../../scripts/project.mjs';
import type { FullCheck } from './check.ts';

/** Tests that go through the whole window, hostile files among them. */
const tour = ['shell', 'views', 'grid.test', 'charts', 'hostile', 'files'];

export const noNetwork: FullCheck = {
  promise: 'P28',
  title: 'the window’s tests in a network namespace without interfaces, each connect seen by strace',
  target: 'all pass, 0 AF_INET connects but of the test driver to its own machine',
  run: async ({ folder }) => {
    const lacking = ['unshare', 'strace', 'ip'].filter((tool) => spawnSync('which', [tool]).status !== 0);
    if (lacking.length > 0) return { notTried: `needs ${lacking.join(', ')}` };
    if (spawnSync('unshare', ['-n', 'true']).status !== 0) return { notTried: 'needs the right to make a network namespace' };
    const log = join(folder, 'connects');
    // The driver speaks with the window over the loopback interface, which is down in a fresh namespace.
    const script = `ip link set lo up && exec strace -f -qq --signal=none -e trace=connect -o '${log}' '${process.execPath}' '${inProject('node_modules', 'vitest', 'vitest.mjs')}' run --config vitest.desktop.config.ts ${tour.join(' ')}`;
    const { status } = spawnSync('unshare', ['-n', 'sh', '-c', script], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], timeout: 1_200_000 });
    const lines = readFileSync(log, 'utf8').split('\n').filter((line) => line.includes('connect('));
    const inet = lines.filter((line) => /AF_INET6?/.test(line));
    const away = inet.filter((line) => !/inet_addr\("127\.0\.0\.1"\)|inet_pton\(AF_INET6, "::1"/.test(line));
    return { kept: status === 0 && away.length === 0, figure: `${status === 0 ? 'all pass' : 'some tests fail'}; ${lines.length} connects, ${inet.length - away.length} of AF_INET to this machine itself, ${away.length} elsewhere${away[0] === undefined ? '' : `: ${away[0].slice(0, 160)}`}` };
  },
};
