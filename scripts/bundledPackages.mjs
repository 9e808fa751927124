// @ts-check
/**
 * Which packages of others end in what we hand on, and under what terms. Every bundle records its own while it is built, in
 * `out/packages/PART/`; the notices that the window shows are made of them.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './project.mjs';

/** @typedef {{ name: string, version: string, licence: string, text: string }} Notice */

/**
 * What a package holds ready-made inside its own file, where no bundler sees it; by folder.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const heldInside = { 'node_modules/docx': ['node_modules/docx/node_modules/nanoid'] };

/**
 * Parts of packages that would reach for a network or a disk, and that nothing of ours needs: nothing in their place.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const takenOut = { pptxgenjs: ['node:https', 'node:fs', 'https', 'fs', 'image-size'] };

/** Packages in whose place something of ours stands, as their default export. @type {Readonly<Record<string, { name: string, file: string }>>} */
const standIns = { jszip: { name: 'SlideZip', file: 'shared/interchange/exporters/slideZip.ts' } };

const emptyModule = '\0nothing';
const standInMark = '\0stands in for ';

/**
 * A plugin for every bundle: records the packages in it, takes out what `takenOut` names, and puts in our own `standIns`.
 *
 * @param {string} part folder of the record
 * @returns {import('vite').Plugin}
 */
export function watchPackages(part) {
  return {
    name: 'firebreak-packages',
    enforce: 'pre',
    resolveId(id, importer) {
      const from = importer === undefined ? null : nameOfFolder(folderOf(importer) ?? '');
      if (from === null) return null;
      if (takenOut[from]?.includes(id) === true) return emptyModule;
      return from !== '' && id in standIns ? standInMark + id : null;
    },
    load(id) {
      if (id === emptyModule) return 'export default null; export const promises = null;';
      const standIn = id.startsWith(standInMark) ? standIns[id.slice(standInMark.length)] : undefined;
      return standIn === undefined ? null : `export { ${standIn.name} as default } from ${JSON.stringify(inProject(standIn.file))};`;
    },
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).flatMap((each) => (each.type === 'chunk' ? [each] : []));
      const folders = chunks.flatMap(({ modules }) => Object.entries(modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [folderOf(id)] : [])));
      const [entry] = chunks.filter(({ isEntry }) => isEntry);
      mkdirSync(inProject('out', 'packages', part), { recursive: true });
      writeFileSync(inProject('out', 'packages', part, `${entry?.fileName.replaceAll(/\W+/g, '-') ?? 'rest'}.json`), JSON.stringify([...new Set(folders.filter((folder) => folder !== null))].sort()));
    },
  };
}

/**
 * The folder of the package that a module belongs to, as the lockfile names it; null for a module of ours.
 *
 * @param {string} id path of a module
 * @returns {string | null}
 */
function folderOf(id) {
  const [, folder = null] = /\/(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/')) ?? [];
  return folder;
}

/** @param {string} folder as the lockfile names it @returns {string} the package's name */
export function nameOfFolder(folder) {
  return folder.split('node_modules/').at(-1) ?? '';
}

/** @param {string} part @returns {void} */
export function forgetPackages(part) {
  rmSync(inProject('out', 'packages', part), { recursive: true, force: true });
}

/**
 * Records a package that goes along as files and is in no bundle.
 *
 * @param {string} part
 * @param {string} name of the record
 * @param {string} folder of the package, as the lockfile names it
 * @returns {void}
 */
export function recordPackage(part, name, folder) {
  writeFileSync(inProject('out', 'packages', part, `${name}.json`), JSON.stringify([folder]));
}

/**
 * Folders of the packages in the bundles of a part, as the lockfile names them; those that they hold inside included.
 *
 * @param {string} part
 * @returns {readonly string[]}
 */
export function packagesIn(part) {
  const folder = inProject('out', 'packages', part);
  const bundled = readdirSync(folder).flatMap((file) => /** @type {string[]} */ (JSON.parse(readFileSync(join(folder, file), 'utf8'))));
  return [...new Set(bundled.flatMap((each) => [each, ...(heldInside[each] ?? [])]))].sort();
}

/**
 * Name, version and terms of each package of a part.
 *
 * @param {string} part
 * @returns {readonly Notice[]}
 */
function noticesOf(part) {
  return packagesIn(part).map((place) => {
    const name = nameOfFolder(place);
    const folder = inProject(place);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file)).sort();
    return { name, version, licence: license, text: files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n') };
  });
}

/** Puts the notices of the program beside its page. @returns {void} */
export function writeNotices() {
  writeFileSync(inProject('out', 'renderer', 'notices.json'), JSON.stringify(noticesOf('app')));
}
