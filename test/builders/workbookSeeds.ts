import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../scripts/project.mjs';

/** Paths of sound workbooks, to be damaged: those of the worked examples, and one of the first version with everything in it. */
export async function workbookSeeds(): Promise<readonly string[]> {
  const worked = join(root, 'test/fixtures/worked');
  const names = (await readdir(worked)).filter((name) => name.endsWith('.workbook.json')).toSorted();
  return [join(root, 'test/fixtures/v1/chain.firebreak'), ...names.map((name) => join(worked, name))];
}

/** Hostile workbooks that are short enough for damage to meet what matters in them. */
export async function hostileWorkbooks(): Promise<readonly string[]> {
  const folder = join(root, 'test/fixtures/hostile/workbook');
  const paths = (await readdir(folder)).toSorted().map((name) => join(folder, name));
  const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size));
  return paths.filter((_, index) => sizes[index]! <= 4096);
}
