import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../../scripts/project.mjs';
import type { FullCheck } from './check.ts';

/** Beside the one that runs this; each comes as a package, which the machine may refuse. */
const versions = ['22', '24'];
const locales = ['C', 'de_DE.UTF-8', 'zh_TW.UTF-8'];

const program = `
import { createHash } from 'node:crypto';
import { aLargeWorkbook, baseScenario, compileInputs, encodeWorkbook, run } from './engine.mjs';
const hash = createHash('sha256');
for (const seed of [1, 2, 3]) {
  const workbook = aLargeWorkbook(2000, seed, 3);
  hash.update(encodeWorkbook(workbook));
  for (const drivers of [{}, { rent: [{ depth: -0.5, start: 2, ramp: 3 }] }, { gpuPrice: [{ depth: -0.7, start: 3 }] }]) {
    const inputs = compileInputs(workbook, { ...baseScenario, drivers });
    if (!inputs.ok) throw new Error(JSON.stringify(inputs.error));
    for (const [name, value] of Object.entries(run(inputs.value))) hash.update(name).update(ArrayBuffer.isView(value) ? new Uint8Array(value.buffer) : String(value));
  }
}
console.log(process.version + ' ' + hash.digest('hex'));
`;

export const everyNode: FullCheck = {
  promise: 'P31',
  title: 'nine runs of 2,000 firms and 6,000 contracts, and their files, bit by bit',
  target: `equal on Node 20, ${versions.join(', ')}, in ${locales.length} locales and 2 time zones`,
  run: async ({ folder, say }) => {
    const modules = ['test/bench/aLargeWorkbook.ts', 'shared/document/codec.ts', 'shared/drivers/scenario.ts', 'shared/engine/inputs.ts', 'shared/engine/run.ts'];
    await writeFile(join(folder, 'entry.ts'), modules.map((name) => `export * from '${root}/${name}';\n`).join(''));
    await build({ root: folder, configFile: false, logLevel: 'error', build: { ssr: join(folder, 'entry.ts'), outDir: folder, emptyOutDir: false, target: 'node20.18', rolldownOptions: { output: { entryFileNames: 'engine.mjs' } } } });
    await writeFile(join(folder, 'hash.mjs'), program);
    const found = new Map<string, string>();
    const missing: string[] = [];
    const add = (command: string, args: readonly string[], locale: string, zone: string): boolean => {
      const { stdout, status } = spawnSync(command, [...args, join(folder, 'hash.mjs')], { cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: locale, LANG: locale, TZ: zone }, timeout: 240_000 });
      const [version = '', hash = ''] = status === 0 ? stdout.trim().split(' ') : [];
      if (hash !== '') found.set(`${version} ${locale} ${zone}`, hash);
      return hash !== '';
    };
    for (const locale of locales) add(process.execPath, [], locale, locale === 'C' ? 'UTC' : 'Asia/Taipei');
    for (const version of versions) {
      say(`Node ${version}`);
      // The package of the machine's own kind holds the program itself and needs no script to fetch it.
      const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
      const place = join(folder, `node${version}`);
      spawnSync('npm', ['install', '--prefix', place, '--no-save', '--ignore-scripts', `${name}@${version}`], { cwd: folder, stdio: 'ignore', timeout: 240_000 });
      if (!add(join(place, 'node_modules', name, 'bin', 'node'), [], 'C', 'UTC')) missing.push(version);
    }
    const hashes = new Set(found.values());
    const nodes = [...new Set([...found.keys()].map((key) => key.split(' ')[0]))].join(', ');
    return { kept: hashes.size === 1, figure: `${hashes.size === 1 ? 'equal' : `${hashes.size} different`} in ${found.size} runs (${nodes})${missing.length > 0 ? `; not to be had: Node ${missing.join(', ')}` : ''}; no arm64 here` };
  },
};
