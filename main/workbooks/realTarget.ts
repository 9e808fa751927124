import { basename, dirname, join, resolve } from 'node:path';
import { errorCode, type FsPort } from './fsPort.ts';

/** As many links as Linux follows before it calls a chain a loop. */
const linkLimit = 40;

/**
 * The file behind a path, so that saving through a link keeps the link: its real folder, and its name there. The file
 * need not exist; its folder must.
 *
 * @throws the system's error when the folder does not exist; ELOOP when links go in a circle
 */
export async function realTarget(port: FsPort, path: string): Promise<string> {
  let current = resolve(path);
  for (let links = 0; links < linkLimit; links += 1) {
    const folder = await port.realpath(dirname(current));
    const target = join(folder, basename(current));
    if (!(await isLink(port, target))) return target;
    current = resolve(folder, await port.readlink(target));
  }
  throw Object.assign(new Error(`Links go in a circle: ${path}`), { code: 'ELOOP' });
}

async function isLink(port: FsPort, path: string): Promise<boolean> {
  try {
    return (await port.lstat(path)).isSymbolicLink;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}
