// @ts-check
/**
 * Makes the sample workbooks and samples/MAPPING.md from samples/sources/ai-chain-2025.json. Deterministic.
 *
 *   npm run sample             writes the files
 *   npm run sample -- --check  writes nothing; exit status 1 if the files differ from what it would write
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { ensureDependencies } from './dependencies.mjs';
import { inProject, root, say } from './project.mjs';
import { Account } from './sample/account.mjs';
import { analyses } from './sample/analyses.mjs';
import { mapContracts, ownFacility } from './sample/contracts.mjs';
import { mapFirms } from './sample/firms.mjs';
import { mapMarket, scenarios, spotPoint } from './sample/market.mjs';
import { mappingPage } from './sample/mappingPage.mjs';
import { Notes } from './sample/notes.mjs';
import { accountGlobals } from './sample/globals.mjs';

/** @typedef {'en' | 'zhHant'} Language */

/**
 * @param {any} source
 * @param {Language} language
 * @returns {{ document: Record<string, unknown>, account: Account }}
 */
export function sampleDocument(source, language) {
  const notes = new Notes(source.sources, language);
  const account = new Account();
  const tools = { notes, account, language, spotRent: spotPoint(source).value, baseRate: source.parameters.sofr.value };
  const fleet = source.firms.reduce((/** @type {number} */ sum, /** @type {any} */ firm) => sum + (firm.gpuFleet?.units.value ?? 0), 0);
  const market = mapMarket(source, notes, fleet);
  const firms = mapFirms(source, { ...tools, ownFacility: (firm) => ownFacility(source, tools, firm) });
  const contracts = mapContracts(source, tools);
  accountGlobals(source, account);
  return {
    document: {
      format: 'firebreak-workbook', version: 1, name: source.title[language], currency: source.currency,
      market, firms, contracts, scenarios: scenarios(language), notes: notes.list, analyses: analyses(language),
    },
    account,
  };
}

/** The project's own encoder, bundled, since Node 20 does not run TypeScript. @returns {Promise<(text: string) => string>} */
async function loadEncoder() {
  await ensureDependencies();
  const { build } = await import('vite');
  const folder = mkdtempSync(join(tmpdir(), 'firebreak-sample-'));
  try {
    await build({
      root, configFile: false, logLevel: 'warn', publicDir: false,
      build: { ssr: 'shared/document/codec.ts', outDir: folder, emptyOutDir: true, rolldownOptions: { output: { format: 'es', entryFileNames: 'codec.mjs', codeSplitting: false } } },
      ssr: { noExternal: true },
    });
    const { decodeWorkbook, encodeWorkbook } = await import(pathToFileURL(join(folder, 'codec.mjs')).href);
    return (text) => {
      const decoded = decodeWorkbook(text);
      if (!decoded.ok) throw new Error(`The sample is refused: ${JSON.stringify(decoded.error)}`);
      const warnings = decoded.value.warnings.filter((/** @type {{ code: string }} */ warning) => warning.code !== 'file.noChecksum');
      if (warnings.length > 0) throw new Error(`The sample has warnings: ${JSON.stringify(warnings)}`);
      return encodeWorkbook(decoded.value.workbook);
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {readonly string[]} args @returns {Promise<number>} exit status */
async function main(args) {
  const source = JSON.parse(readFileSync(inProject('samples', 'sources', 'ai-chain-2025.json'), 'utf8'));
  const encode = await loadEncoder();
  const english = sampleDocument(source, 'en');
  const chinese = sampleDocument(source, 'zhHant');
  const files = {
    'ai-chain-2025.firebreak': encode(JSON.stringify(english.document)),
    'ai-chain-2025.zh-Hant.firebreak': encode(JSON.stringify(chinese.document)),
    'MAPPING.md': mappingPage(english.account.entries, new Map(source.firms.map((/** @type {any} */ firm) => [firm.id, firm.name.en]))),
  };
  let differing = 0;
  for (const [name, text] of Object.entries(files)) {
    const path = inProject('samples', name);
    if (!args.includes('--check')) writeFileSync(path, text);
    else if (readFileSync(path, 'utf8') !== text) {
      say(`samples/${name} is not what npm run sample makes.`);
      differing += 1;
    }
  }
  return differing === 0 ? 0 : 1;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = await main(process.argv.slice(2));
