/** The command line as a process of its own: large results through pipes, readers that stop, places that cannot be written. */
import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reviewRun, toReviewedDocument } from '../../../shared/analysis/reviewedRun.ts';
import { encodeWorkbook } from '../../../shared/document/codec.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { ensureBuilt } from '../../../scripts/build.mjs';
import { aLargeWorkbook } from '../../bench/aLargeWorkbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-process-'));
const workbook = aLargeWorkbook(1500);
const file = join(folder, 'large.firebreak');
const cli = fileURLToPath(new URL('../../../out/cli/cli.js', import.meta.url));

beforeAll(() => {
  ensureBuilt(['cli']);
  writeFileSync(file, encodeWorkbook(workbook));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts `run --json` on the large workbook; `read` says what becomes of its output. */
function start(stdout: 'pipe' | number, read: (child: ReturnType<typeof spawn>, done: (text: string) => void) => void) {
  return new Promise<{ status: number | null; text: string; remark: string }>((resolve) => {
    const child = spawn(process.execPath, [cli, 'run', file, '--json'], { stdio: ['ignore', stdout, 'pipe'], env: { ...process.env, LC_ALL: 'C' } });
    let text = '';
    let remark = '';
    child.stderr!.on('data', (chunk) => { remark += String(chunk); });
    read(child, (read) => { text = read; });
    child.on('close', (status) => resolve({ status, text, remark }));
  });
}

describe('a large result', () => {
  test('reaches a slow reader whole, as one document', async () => {
    const { status, text, remark } = await start('pipe', (child, done) => {
      const chunks: Buffer[] = [];
      child.stdout!.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        child.stdout!.pause();
        setTimeout(() => child.stdout!.resume(), 1);
      });
      child.stdout!.on('end', () => done(Buffer.concat(chunks).toString('utf8')));
    });
    const outcome = reviewRun(workbook, baseScenario);
    if (!outcome.ok) throw new Error('refused');
    expect({ status, remark }).toEqual({ status: 0, remark: '' });
    expect(text).toBe(`${JSON.stringify(toReviewedDocument(outcome.value, workbook, baseScenario))}\n`);
    expect(text.length).toBeGreaterThan(3_000_000);
  });

  test('a reader that stops early is no error, and the process ends', async () => {
    const { status, remark } = await start('pipe', (child) => child.stdout!.once('data', () => child.stdout!.destroy()));
    expect({ status, remark }).toEqual({ status: 0, remark: '' });
  });

  test('what cannot be written is said on stderr, with status 1', async () => {
    const readOnly = openSync(file, 'r');
    const { status, remark } = await start(readOnly, () => undefined);
    closeSync(readOnly);
    expect(status).toBe(1);
    expect(remark).toMatch(/^The result could not be written: .+\.\n$/);
  });
});
