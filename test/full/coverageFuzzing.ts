import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { type FuzzedParser, runCoverage } from '../builders/coverageProcess.ts';
import { buildHostile } from '../builders/hostileProcess.ts';
import { writeTableSeeds } from '../builders/tableSeeds.ts';
import { workbookSeeds } from '../builders/workbookSeeds.ts';
import type { FullCheck } from './check.ts';

/** For each parser; fewer or more by the environment, as well as which of them, and the seed. */
const minutes = Number(process.env['FIREBREAK_FUZZ_MINUTES'] ?? 10);
const parsers = (process.env['FIREBREAK_FUZZ_PARSERS'] ?? 'csv,xlsx,workbook,journal').split(',') as FuzzedParser[];
const seed = Number(process.env['FIREBREAK_FUZZ_SEED'] ?? 1);
/** One batch of files, some of which are tried twice. */
const hang = 20_000;
const longest = 2000;

export const coverageFuzzing: FullCheck = {
  promise: 'P18',
  title: 'fuzzing led by the blocks of code that files reach: parsers of CSV, XLSX, workbooks and journals',
  target: `${minutes} minutes each, 0 findings`,
  run: async ({ folder, say }) => {
    const built = await buildHostile(folder);
    const tables = await writeTableSeeds(folder);
    const seeds = { csv: tables.csv, xlsx: tables.xlsx, workbook: await workbookSeeds(), journal: tables.jnl };
    const figures: string[] = [];
    let kept = true;
    for (const parser of parsers) {
      let said = 0;
      const ran = await runCoverage(built, parser, seeds[parser], { milliseconds: minutes * 60_000, seed, hang }, ({ executions, blocks, kept: found }) => {
        if (Date.now() - said < 30_000) return;
        said = Date.now();
        say(`${parser}: ${executions} files, ${blocks} blocks, ${found} files kept`);
      });
      for (const [index, { bytes, what }] of ran.findings.entries()) {
        const place = join(tmpdir(), `firebreak-finding-${seed}-${index}.${parser}`);
        await writeFile(place, bytes);
        say(`${parser}: ${place}: ${what}`);
      }
      kept &&= ran.findings.length === 0 && ran.worst < longest;
      figures.push(`${parser}: ${ran.executions} files, ${ran.blocks} blocks, ${ran.kept} files kept, worst ${ran.worst.toFixed(0)} ms, ${ran.findings.length} findings`);
    }
    return { kept, figure: figures.join('; ') };
  },
};
