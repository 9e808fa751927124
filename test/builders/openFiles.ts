import { readdirSync, readlinkSync } from 'node:fs';

/** Files in a folder that this process has open, those deleted since included; Linux tells, and nothing is found elsewhere. */
export function openFilesIn(folder: string): readonly string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc/self/fd').flatMap((handle) => {
    const path = linkOf(`/proc/self/fd/${handle}`);
    return path.startsWith(`${folder}/`) ? [path] : [];
  });
}

/** The handle by which the folder itself was read is closed again by now. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
