import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Paths of the source files under folders of the project, with forward slashes, sorted. */
export function sourceFiles(...folders: readonly string[]): readonly string[] {
  const found = folders.flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
      .map((entry) => join(entry.parentPath, entry.name).slice(projectRoot.length + 1).replaceAll('\\', '/')),
  );
  return found.sort();
}

export interface Import {
  /** As written. */
  readonly specifier: string;
  /** The path in the project for a relative import; null for a package. */
  readonly file: string | null;
}

/** All that a file imports: statements, re-exports, `import()`, and workers started by URL. Types count as well. */
export function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(projectRoot, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const patterns = [
    /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*'([^']+)'/gm,
    /^\s*import\s*'([^']+)'/gm,
    /\bimport\(\s*'([^']+)'\s*\)/g,
    /\bnew URL\(\s*'(\.[^']+)'\s*,\s*import\.meta\.url/g,
  ];
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))
    .map((specifier) => ({ specifier, file: specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier.replace(/\?.*$/, '')) : null }));
}
