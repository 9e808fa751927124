import { buildHostile, runHostile } from '../builders/hostileProcess.ts';
import { workbookSeeds } from '../builders/workbookSeeds.ts';
import type { FullCheck } from './check.ts';

const count = 100_000;
const hang = 2000;
const mostMemory = 256;

export const hostileMutations: FullCheck = {
  promise: 'P18',
  title: 'seeded mutations of workbooks, opened, run, saved or salvaged',
  target: `${count}, 0 crashes, 0 over 2 s, 0 over 256 MB more`,
  run: async ({ folder, say }) => {
    const built = await buildHostile(folder);
    const { codes, crashed, worst, memory } = await runHostile(built, ['mutations', '0', String(count), ...(await workbookSeeds())], hang, (done) => say(`${done} files`));
    const kept = crashed.length === 0 && worst < hang && memory < mostMemory;
    return { kept, figure: `${codes.size} opened or refused, ${crashed.length} crashed or hung${crashed.length > 0 ? ` (${crashed.slice(0, 5).join(', ')})` : ''}, worst ${worst.toFixed(0)} ms and ${memory.toFixed(0)} MB` };
  },
};
