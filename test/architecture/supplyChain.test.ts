import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from './sourceFiles.ts';

/** What comes from elsewhere is pinned, whole, free to use, and runs nothing when it is installed (P30). */
interface Package {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly link?: boolean;
}

const read = (name: string): string => readFileSync(join(projectRoot, name), 'utf8');
const manifest = JSON.parse(read('package.json')) as { readonly dependencies?: Readonly<Record<string, string>>; readonly devDependencies: Readonly<Record<string, string>> };
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

/** None of them asks more of a program than to name its authors; those of MPL-2.0 and CC-BY-4.0 are tools that we do not hand on. */
const licences = new Set(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'MIT AND Apache-2.0', 'MPL-2.0', 'CC-BY-4.0', 'Python-2.0', 'Unlicense', 'CC0-1.0', '(MIT OR GPL-3.0-or-later)', '(MIT AND Zlib)', 'MIT OR Apache-2.0', 'MIT-0']);

test('every licence is on the list', () => {
  expect(packages.filter(([, { license }]) => !licences.has(license ?? 'none')).map(([path, { license }]) => `${path}: ${String(license)}`)).toEqual([]);
});

test('at most 25 packages belong to the program when it runs', () => {
  expect(packages.filter(([, { dev }]) => dev !== true).length).toBeLessThanOrEqual(25);
});
