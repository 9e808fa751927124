// @ts-check
/**
 * Writes what the program is made of and built with as a CycloneDX list, from the lockfile and the record of the bundles alone:
 * the same sources give the same bytes, without a network.
 *
 *   npm run sbom            out/sbom.cdx.json
 *   npm run sbom -- FILE
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { nameOfFolder, packagesIn } from './bundledPackages.mjs';
import { inProject, say } from './project.mjs';

/** @typedef {{ name?: string, version: string, integrity?: string, license?: string, dependencies?: Record<string, string>, optionalDependencies?: Record<string, string>, devDependencies?: Record<string, string> }} Locked */

/**
 * The list as an object: every package of the lockfile once, `required` when it is in the bundles, `excluded` when it only
 * builds or tests them.
 *
 * @param {Readonly<Record<string, Locked>>} packages of the lockfile, by folder; the project itself is ''
 * @param {readonly string[]} bundled folders
 */
export function billOfMaterials(packages, bundled) {
  const shipped = new Set(bundled);
  const { '': project = { version: '0.0.0' }, ...others } = packages;
  const components = Object.entries(others).map(([folder, locked]) => componentOf(folder, locked, shipped));
  const dependencies = Object.entries(packages).map(([folder, locked]) => ({ ref: refOf(folder, locked), dependsOn: dependsOn(packages, folder, locked) }));
  const list = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': refOf('', project), name: project.name ?? 'firebreak', version: project.version, licenses: [{ license: { id: project.license ?? 'MIT' } }] } },
    components: components.sort((a, b) => order(a['bom-ref'], b['bom-ref'])),
    dependencies: dependencies.sort((a, b) => order(a.ref, b.ref)),
  };
  const digest = createHash('sha256').update(JSON.stringify(list)).digest('hex');
  // Of the contents, so that equal lists have equal numbers.
  return { ...list, serialNumber: `urn:uuid:${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}` };
}

/** @param {string} a @param {string} b */
function order(a, b) {
  return a < b ? -1 : Number(a > b);
}

/** @param {string} folder @param {Locked} locked @param {ReadonlySet<string>} shipped */
function componentOf(folder, { version, integrity = '', license }, shipped) {
  const name = nameOfFolder(folder);
  const [scope, plain] = name.startsWith('@') ? name.split('/') : [undefined, name];
  return {
    type: 'library',
    'bom-ref': refOf(folder, { version }),
    ...(scope === undefined ? {} : { group: scope }),
    name: plain ?? name,
    version,
    scope: shipped.has(folder) ? 'required' : 'excluded',
    hashes: integrity.split(' ').flatMap((each) => (each.startsWith('sha512-') ? [{ alg: 'SHA-512', content: Buffer.from(each.slice('sha512-'.length), 'base64').toString('hex') }] : [])),
    licenses: license === undefined ? [] : [/[ (]/.test(license) ? { expression: license } : { license: { id: license } }],
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
  };
}

/** Two folders may hold the same package: the folder tells them apart. @param {string} folder @param {Pick<Locked, 'version'>} locked */
function refOf(folder, { version }) {
  return folder === '' ? `firebreak@${version}` : `${folder.replaceAll('node_modules/', '')}@${version}`;
}

/** As Node finds them: beside, or in a folder above. @param {Readonly<Record<string, Locked>>} packages @param {string} folder @param {Locked} locked */
function dependsOn(packages, folder, { dependencies = {}, optionalDependencies = {}, devDependencies = {} }) {
  const names = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies });
  return names.flatMap((name) => {
    for (let from = folder; ; from = from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/')))) {
      const found = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
      const locked = packages[found];
      if (locked !== undefined) return [refOf(found, locked)];
      if (from === '') return [];
    }
  }).sort(order);
}

/** @returns {string} the list as text */
export function sbomText() {
  const { packages } = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8'));
  const bundled = [...new Set([...packagesIn('app'), ...packagesIn('cli')])];
  return `${JSON.stringify(billOfMaterials(packages, bundled), null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    ensureBuilt(['app', 'cli']);
    const file = resolve(process.argv[2] ?? inProject('out', 'sbom.cdx.json'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, sbomText());
    say(`Wrote ${file}`);
  } catch (error) {
    say(/** @type {Error} */ (error).message);
    process.exitCode = 1;
  }
}
