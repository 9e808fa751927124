import type { FullCheck } from './check.ts';
import { buildSaver, killDuringSaves } from '../builders/killedSaver.ts';

const kills = 1000;

export const killsDuringSaves: FullCheck = {
  promise: 'P1',
  title: 'SIGKILL at random during saves of 2 MB',
  target: `${kills} kills, 0 torn, ≥ 30 % within a save`,
  run: async ({ folder, say }) => {
    const saver = await buildSaver(folder);
    const { torn, within } = await killDuringSaves(saver, kills, (done) => say(`${done} kills`));
    return { kept: torn === 0 && within / kills >= 0.3, figure: `${kills} kills, ${torn} torn, ${((within / kills) * 100).toFixed(0)} % within a save` };
  },
};
