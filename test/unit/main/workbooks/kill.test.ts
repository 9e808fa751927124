import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSaver, killDuringSaves } from '../../../builders/killedSaver.ts';

/** Kills per run; the promise is measured with a thousand by `npm run test:full`. */
const kills = 30;

let folder: string;
let saver: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-kill-'));
  saver = await buildSaver(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test(`${kills} kills in the middle of saving leave a whole file each time (P1)`, async () => {
  const { torn, within } = await killDuringSaves(saver, kills);
  expect(torn).toBe(0);
  expect(within / kills).toBeGreaterThanOrEqual(0.3);
}, 120_000);
