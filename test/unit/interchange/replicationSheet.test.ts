/** The sheet on which a firm's waterfall is worked out again: LibreOffice, which knows nothing of us, comes to our values. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { convertByLibreOffice, ensureOfficeTools } from '../../../scripts/officeTools.mjs';
import { firmWaterfall } from '../../../shared/analysis/firmWaterfall.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { packParts } from '../../../shared/interchange/exporters/officePackage.ts';
import { writeReplication } from '../../../shared/interchange/exporters/xlsxDocument.ts';
import { aStamp } from '../../builders/aReport.ts';
import { packageFaults, partsOf } from '../../builders/officeFile.ts';
import { knownReplications } from '../../builders/replications.ts';

const missing = await ensureOfficeTools();
if (missing !== null) console.warn(`skipped: replicationSheet. ${missing}`);

const known = knownReplications();
const folder = mkdtempSync(join(tmpdir(), 'firebreak-replication-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Values of the cells with a formula by address. */
function formulaValues(file: Uint8Array): ReadonlyMap<string, string> {
  const xml = partsOf(file)['xl/worksheets/sheet1.xml'] ?? '';
  const cells = xml.matchAll(/<c r="([A-Z]+\d+)"([^>]*)>(?:(?!<\/c>).)*?<f[ >](?:(?!<\/c>).)*?<v>([^<]*)<\/v>/gs);
  return new Map([...cells].map(([, address = '', , value = '']) => [address, value]));
}

/** The file as if nobody had ever worked out its formulas. */
function withoutResults(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file);
  const name = 'xl/worksheets/sheet1.xml';
  const bare = strFromU8(parts[name] ?? new Uint8Array()).replace(/<c ([^>]*?)(?: t="[a-z]+")?([^>]*)>(<f>[^<]*<\/f>)<v>[^<]*<\/v><\/c>/g, '<c $1$2>$3</c>');
  return packParts({ ...parts, [name]: strToU8(bare) });
}

test('there are estates with collateral, with receipts from other estates and with losses, and firms that live', () => {
  const waterfalls = known.map(({ replication: { waterfall } }) => waterfall);
  expect(waterfalls.some(({ isEstate, claims }) => isEstate && claims.some(({ secured }) => secured > 0))).toBe(true);
  expect(waterfalls.some(({ isEstate, ours }) => isEstate && ours.paid < ours.owed)).toBe(true);
  expect(waterfalls.some(({ isEstate, receipts }) => isEstate && receipts.length > 0)).toBe(true);
  expect(waterfalls.some(({ isEstate, claims }) => !isEstate && claims.length > 0)).toBe(true);
  for (const kind of ['loan', 'lease', 'supply', 'tranche'] as const) expect(waterfalls.some(({ claims }) => claims.some((claim) => claim.kind === kind)), kind).toBe(true);
});

test.each(known)('$name: claims and recovery are those of the run', ({ replication: { waterfall: { ours } }, claims, recovered }) => {
  if (claims === null || recovered === null) return;
  expect(ours.owed).toBeCloseTo(claims, 9);
  expect(ours.paid).toBeCloseTo(recovered, 9);
});

describe.skipIf(missing !== null)('LibreOffice', () => {
  const files = new Map<string, Uint8Array>();
  beforeAll(async () => {
    for (const { name, replication } of known) {
      const file = await writeReplication(replication, { language: 'en', stamp: aStamp });
      files.set(name, file);
      writeFileSync(join(folder, `${name}.xlsx`), withoutResults(file));
    }
    convertByLibreOffice(known.map(({ name }) => join(folder, `${name}.xlsx`)), 'xlsx', join(folder, 'calculated'));
  }, 120_000);

  test.each(known)('$name: formulas come to our values, and the check cell agrees', ({ name }) => {
    const written = formulaValues(files.get(name) ?? new Uint8Array());
    const calculated = formulaValues(new Uint8Array(readFileSync(join(folder, 'calculated', `${name}.xlsx`))));
    expect(packageFaults(files.get(name) ?? new Uint8Array())).toEqual([]);
    expect(calculated.get('D3')).toBe('OK');
    expect(written.size).toBeGreaterThan(15);
    for (const [address, ours] of written) {
      const theirs = calculated.get(address) ?? '';
      if (!/^-?[\d.]/.test(ours)) expect(theirs, address).toBe(ours === 'TRUE' || ours === 'true' ? '1' : ours);
      else expect(Math.abs(Number(theirs) - Number(ours)), `${address}: ${theirs}, not ${ours}`).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(Number(ours))));
    }
  });
});

test('a firm, a quarter or a scenario that is not there is named', () => {
  const model = { market: { id: 'market' }, firms: [{ id: 'a', name: 'A', cash: -1 }], contracts: [] };
  expect(firmWaterfall(model, baseScenario, 'b', 1)).toMatchObject({ error: { code: 'waterfall.noFirm' } });
  expect(firmWaterfall(model, baseScenario, 'a', 1)).toMatchObject({ error: { code: 'waterfall.refused' } });
  const sound = { ...model, firms: [{ id: 'a', name: 'A', cash: 1, opex: 2 }] };
  expect(firmWaterfall(sound, baseScenario, 'a', 21)).toMatchObject({ error: { code: 'waterfall.noQuarter' } });
  expect(firmWaterfall(sound, baseScenario, 'a', 2)).toMatchObject({ error: { code: 'waterfall.dead' } });
});
