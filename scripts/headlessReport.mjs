// @ts-check
/**
 * What `npm start` does without a display: runs every scenario of a workbook through the command line, prints who fails,
 * and writes the report figures.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inProject, root, say } from './project.mjs';
import { textTable } from './textTable.mjs';

/**
 * The bundled modules, as far as they are used here; `shared/interchange/failureList.ts` and `renderer/charts/headless.ts`.
 *
 * @typedef {'en' | 'zhHant'} Language
 * @typedef {{ ok: true, value: any } | { ok: false, error: any }} AnyResult
 * @typedef {object} Lists
 * @property {(workbookText: string, language: Language) => AnyResult} scenarioNames
 * @property {(workbookText: string, results: readonly unknown[], language: Language) => AnyResult} failureList
 * @typedef {object} Figures
 * @property {(request: { workbookText: string, scenario: string, language: Language, date: string }) => AnyResult} makeFigures
 */

/** @satisfies {Record<string, Record<Language, (text: string) => string>>} */
const words = {
  noDisplay: {
    en: () => 'No window can be shown: there is no display. Instead, every scenario is run through the command line, and the report figures are written to files.',
    zhHant: () => '沒有可用的顯示器，無法開啟視窗。改以命令列執行所有情境，並將報告圖表寫入檔案。',
  },
  notThere: { en: (file) => `There is no file ${file}.`, zhHant: (file) => `找不到檔案 ${file}。` },
  running: { en: (name) => `Running the scenarios of ${name} …`, zhHant: (name) => `正在執行「${name}」的各情境…` },
  figures: { en: (folder) => `The report figures (SVG, with their data as CSV) are in\n  ${folder}`, zhHant: (folder) => `報告圖表（SVG，並附 CSV 資料）已存於\n  ${folder}` },
};

/** @type {Record<Language, string>} */
const samples = { en: 'ai-chain-2025.firebreak', zhHant: 'ai-chain-2025.zh-Hant.firebreak' };

/**
 * @param {string | undefined} given the workbook; the sample when there is none
 * @returns {Promise<number>} exit status: 0, or 1 when the workbook is refused
 */
export async function headlessReport(given) {
  const language = systemLanguage(process.env);
  say(words.noDisplay[language]());
  const file = given ?? inProject('samples', samples[language]);
  if (!existsSync(file)) return refuse(words.notThere[language](file));
  const workbookText = readFileSync(file, 'utf8');
  const { scenarioNames, failureList } = /** @type {Lists} */ (await bundled('failureList'));
  const names = scenarioNames(workbookText, language);
  if (!names.ok) return refuse(names.error);
  say(words.running[language](basename(file)));
  const results = names.value.map((/** @type {string} */ scenario) => runScenario(file, scenario));
  const list = failureList(workbookText, results, language);
  if (!list.ok) return refuse(list.error.code);
  process.stdout.write(`\n${textTable(list.value.headings, list.value.rows)}\n\n`);
  const folder = inProject('out', 'report', basename(file, extname(file)));
  await writeFigures({ workbookText, language, scenarios: names.value, folder });
  process.stdout.write(`${words.figures[language](folder)}\n`);
  return 0;
}

/**
 * The same rule as the command line's, so that both speak one language.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Language} Chinese where the system speaks Traditional Chinese
 */
export function systemLanguage(env) {
  return /^zh[_-](TW|HK|MO|Hant)/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '') ? 'zhHant' : 'en';
}

/**
 * @param {string} reason
 * @returns {number}
 */
function refuse(reason) {
  say(reason);
  return 1;
}

/**
 * @param {string} name
 * @returns {Promise<unknown>} a module of the bundle
 */
function bundled(name) {
  return import(pathToFileURL(inProject('out', 'headless', `${name}.js`)).href);
}

/**
 * @param {string} file
 * @param {string} scenario
 * @returns {unknown} what it printed
 * @throws if the command line refuses; its reason is on stderr by then
 */
function runScenario(file, scenario) {
  const cli = inProject('out', 'cli', 'cli.js');
  const { status, stdout } = spawnSync(process.execPath, [cli, 'run', file, '--scenario', scenario, '--json'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 512 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`The scenario "${scenario}" could not be run.`);
  return JSON.parse(stdout);
}

/**
 * @param {{ workbookText: string, language: Language, scenarios: readonly string[], folder: string }} request
 * @returns {Promise<void>}
 */
async function writeFigures({ workbookText, language, scenarios, folder }) {
  const { makeFigures } = /** @type {Figures} */ (await bundled('figures'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const date = new Intl.DateTimeFormat('sv-SE').format(new Date());
  for (const scenario of scenarios) {
    const files = makeFigures({ workbookText, scenario, language, date });
    if (!files.ok) throw new Error(`The figures of "${scenario}" could not be drawn: ${files.error.code}`);
    for (const { name, text } of files.value) writeFileSync(join(folder, name), text);
  }
}
