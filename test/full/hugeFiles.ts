import { buildHostile, runHostile } from '../builders/hostileProcess.ts';
import { hugeTexts } from '../builders/hugeTexts.ts';
import type { FullCheck } from './check.ts';

const mostSeconds = 2;
/** Beside the file itself, of 100 MB. */
const mostMemory = 256;

export const hugeFiles: FullCheck = {
  promise: 'P41',
  title: 'files of 100 MB that hold too much, refused and searched for sound rows',
  target: `${Object.keys(hugeTexts).length} kinds, each refused ≤ ${mostSeconds} s, ≤ ${mostMemory} MB more`,
  run: async ({ folder }) => {
    const built = await buildHostile(folder);
    const names = Object.keys(hugeTexts);
    const { codes, crashed, worst, memory } = await runHostile(built, ['huge', ...names], 60_000);
    const wrong = names.filter((name, index) => codes.get(index) !== hugeTexts[name]?.code);
    const kept = crashed.length === 0 && wrong.length === 0 && worst <= mostSeconds * 1000 && memory <= mostMemory;
    return { kept, figure: `${codes.size - wrong.length} as they should be, worst ${(worst / 1000).toFixed(1)} s and ${memory.toFixed(0)} MB${wrong.length > 0 ? `; not: ${wrong.join(', ')}` : ''}` };
  },
};
