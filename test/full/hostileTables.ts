import { buildHostile, runHostile } from '../builders/hostileProcess.ts';
import { writeTableSeeds } from '../builders/tableSeeds.ts';
import type { FullCheck } from './check.ts';

const count = 100_000;
const hang = 2000;
const mostMemory = 256;

export const hostileTables: FullCheck = {
  promise: 'P18',
  title: 'seeded mutations of CSV and TSV, of XLSX (raw, and inside a sound archive), of journals (raw, and with right checksums)',
  target: `${count} of each, 0 crashes, 0 over 2 s, 0 over 256 MB more`,
  run: async ({ folder, say }) => {
    const built = await buildHostile(folder);
    const seeds = await writeTableSeeds(folder);
    const figures: string[] = [];
    let kept = true;
    for (const kind of ['csv', 'xlsx', 'jnl'] as const) {
      const { codes, crashed, worst, memory } = await runHostile(built, ['mutations', '0', String(count), ...seeds[kind]], hang, (done) => say(`${done} ${kind} files`));
      kept &&= crashed.length === 0 && worst < hang && memory < mostMemory;
      figures.push(`${kind}: ${codes.size}, ${crashed.length} crashed or hung${crashed.length > 0 ? ` (${crashed.slice(0, 5).join(', ')})` : ''}, worst ${worst.toFixed(0)} ms and ${memory.toFixed(0)} MB`);
    }
    return { kept, figure: figures.join('; ') };
  },
};
