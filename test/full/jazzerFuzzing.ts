import { copyFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jazzerMachine } from '../builders/jazzerMachine.ts';
import { buildJazzer, runJazzer } from '../builders/jazzerProcess.ts';
import { stampedFiles } from '../builders/openStamped.ts';
import { writeTableSeeds } from '../builders/tableSeeds.ts';
import { hostileWorkbooks, workbookSeeds } from '../builders/workbookSeeds.ts';
import type { FullCheck } from './check.ts';

/** For each parser; fewer or more by the environment, as well as which of them (`stamps` and `clipboard` too), and the seed. */
const minutes = Number(process.env['FIREBREAK_FUZZ_MINUTES'] ?? 10);
const parsers = (process.env['FIREBREAK_FUZZ_PARSERS'] ?? 'csv,xlsx,workbook,journal').split(',') as ('csv' | 'xlsx' | 'workbook' | 'journal' | 'stamps' | 'clipboard')[];
const seed = Number(process.env['FIREBREAK_FUZZ_SEED'] ?? 1);
/** The parsers' own bound of 2 s is asked of each file twice; this ends what does not come back. */
const hang = 20_000;

async function writeStamped(folder: string): Promise<readonly string[]> {
  return Promise.all(Object.entries(stampedFiles()).map(async ([ending, bytes]) => {
    const path = join(folder, `stamped.${ending}`);
    await writeFile(path, bytes);
    return path;
  }));
}

export const jazzerFuzzing: FullCheck = {
  promise: 'P18',
  title: 'jazzer (libFuzzer for JavaScript, 4.0.0): parsers of CSV, XLSX, workbooks and journals',
  target: `${minutes} minutes each, 0 findings`,
  run: async ({ folder, say }) => {
    const machine = await jazzerMachine(folder, say);
    if ('missing' in machine) return { notTried: machine.missing };
    await buildJazzer(machine);
    const tables = await writeTableSeeds(folder);
    const seeds = { csv: tables.csv, xlsx: tables.xlsx, workbook: [...(await workbookSeeds()), ...(await hostileWorkbooks())], journal: tables.jnl, stamps: await writeStamped(folder), clipboard: tables.csv };
    const figures: string[] = [];
    let found = 0;
    for (const parser of parsers) {
      let said = 0;
      const ran = await runJazzer(machine, parser, seeds[parser], { milliseconds: minutes * 60_000, seed, hang }, (line) => {
        if (Date.now() - said < 30_000) return;
        said = Date.now();
        say(`${parser}: ${line}`);
      });
      for (const [index, { path, what }] of ran.findings.entries()) {
        const place = join(tmpdir(), `firebreak-jazzer-${seed}-${index}.${parser}`);
        await copyFile(path, place);
        say(`${parser}: ${place}: ${what}`);
      }
      found += ran.findings.length;
      figures.push(`${parser}: ${ran.executions} inputs in ${ran.seconds.toFixed(0)} s, ${ran.edges} edges, ${ran.features} features, ${ran.kept} inputs kept, ${ran.memory} MB, ${ran.findings.length} findings`);
    }
    return { kept: found === 0, figure: `on ${machine.title}: ${figures.join('; ')}` };
  },
};
