import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nameOfFolder, packagesIn } from '../../scripts/bundledPackages.mjs';
import { type billOfMaterials, sbomText } from '../../scripts/sbom.mjs';
import { projectRoot } from './sourceFiles.ts';

/** What comes from elsewhere is pinned, whole, free to use, and runs nothing when it is installed (P30). */
interface Package {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly link?: boolean;
}

const read = (name: string): string => readFileSync(join(projectRoot, name), 'utf8');
const manifest = JSON.parse(read('package.json')) as Package & { readonly devDependencies: Readonly<Record<string, string>> };
const lock = JSON.parse(read('package-lock.json')) as { readonly lockfileVersion: number; readonly packages: Readonly<Record<string, Package>> };
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

test('every package that we name has one version, and the lockfile has that one', () => {
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
  }
});

test('every package is known by the hash of its bytes, and none by an address', () => {
  expect(lock.lockfileVersion).toBe(3);
  for (const [path, { integrity, resolved, link }] of packages) {
    expect(integrity, path).toMatch(/^sha512-/);
    expect(resolved, path).toBeUndefined();
    expect(link, path).toBeUndefined();
  }
});

test('nothing runs when it is installed', () => {
  const settings = read('.npmrc').split('\n');
  for (const line of ['ignore-scripts=true', 'omit-lockfile-registry-resolved=true', 'save-exact=true']) expect(settings).toContain(line);
  expect(read('.npmrc')).not.toMatch(/registry\s*=|_auth|token/i);
});

test('nothing comes from anywhere but the registry, and nothing that is younger than a week', () => {
  const asked = [manifest, ...packages.map(([, each]) => each)].flatMap((each) => Object.entries({ ...each.dependencies, ...each.devDependencies, ...each.optionalDependencies }));
  expect(asked.length).toBeGreaterThan(250);
  expect(asked.filter(([, wanted]) => /[:/]/.test(wanted) && !wanted.startsWith('npm:')).map(([name, wanted]) => `${name}: ${wanted}`)).toEqual([]);
  expect(read('.npmrc').split('\n')).toContain('min-release-age=7');
});

/** None of them asks more of a program than to name its authors; those of MPL-2.0 and CC-BY-4.0 are tools that we do not hand on. */
const handedOn = new Set(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'MIT AND Apache-2.0', 'Python-2.0', 'Unlicense', 'CC0-1.0', '(MIT AND Zlib)', 'MIT OR Apache-2.0', 'MIT-0', 'OFL-1.1']);
const toolsOnly = new Set(['MPL-2.0', 'CC-BY-4.0', '(MIT OR GPL-3.0-or-later)']);

test('every licence is on the list', () => {
  expect(packages.filter(([, { license = 'none' }]) => !handedOn.has(license) && !toolsOnly.has(license)).map(([path, { license }]) => `${path}: ${String(license)}`)).toEqual([]);
});

describe('what is in the bundles', () => {
  const shipped = packagesIn('app');

  test('are at most 25 packages, those that others hold inside included', () => {
    expect(shipped.length).toBeGreaterThan(10);
    expect(shipped.length, shipped.join(', ')).toBeLessThanOrEqual(25);
    for (const part of ['cli', 'headless']) for (const name of packagesIn(part)) expect(shipped).toContain(name);
  });

  test('may be handed on, and is shown in the window with its terms', () => {
    const notices = JSON.parse(read('out/renderer/notices.json')) as readonly { readonly name: string; readonly version: string; readonly licence: string; readonly text: string }[];
    expect(notices).toHaveLength(shipped.length);
    for (const [index, { name, version, licence, text }] of notices.entries()) {
      const folder = shipped[index] ?? '';
      expect([name, version, handedOn.has(licence)]).toEqual([nameOfFolder(folder), lock.packages[folder]?.version, true]);
      expect(text.length, `the terms of ${name}`).toBeGreaterThan(400);
    }
  });

  test('asks no network and no disk but through what we give it', () => {
    for (const file of readdirSync(join(projectRoot, 'out/renderer/assets')).filter((name) => name.endsWith('.js'))) {
      // Loaded, whichever way; the bare word also stands in comparisons of addresses. The match alone is shown: a bundle is long.
      const asked = /(?:\bimport\s*\(?|\brequire\s*\(|\bfrom)\s*["'`](?:node:)?(?:https?|fs|net|dns|tls|child_process)["'`]/.exec(read(`out/renderer/assets/${file}`));
      expect(asked?.[0], file).toBeUndefined();
    }
  });
});

test('the list of materials names every package of the lockfile once, with its hash and what it needs, and is the same each time', () => {
  const text = sbomText();
  expect(sbomText()).toBe(text);
  expect(text).not.toMatch(/\d{4}-\d\d-\d\dT/);
  const list = JSON.parse(text) as ReturnType<typeof billOfMaterials>;
  expect(list.components).toHaveLength(packages.length);
  const refs = new Set(list.components.map((each) => each['bom-ref']));
  expect(refs.size).toBe(packages.length);
  for (const each of list.components) expect(each.hashes.length, each.purl).toBe(1);
  for (const { ref, dependsOn } of list.dependencies) for (const each of [ref, ...dependsOn]) expect(refs.has(each) || each === `firebreak@${list.metadata.component.version}`, each).toBe(true);
  const required = list.components.filter(({ scope }) => scope === 'required').map(({ group, name }) => (group === undefined ? name : `${group}/${name}`));
  expect(required.toSorted()).toEqual(packagesIn('app').map(nameOfFolder).toSorted());
  // What a package says that it needs and the machine can have is among what it depends on.
  const chart = list.dependencies.find(({ ref }) => ref.startsWith('chart.js@'));
  expect(chart?.dependsOn).toEqual([expect.stringMatching(/^@kurkle\/color@/)]);
});
