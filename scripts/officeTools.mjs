// @ts-check
/** Programs of others that read what we write, for tests only: LibreOffice without a window, and the tools of Poppler for PDF. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { canInstall, installWithApt, isCommand } from './apt.mjs';
import { cacheFolder } from './fallbackElectron.mjs';
import { withLock } from './lock.mjs';

const packages = ['libreoffice-calc-nogui', 'libreoffice-writer-nogui', 'libreoffice-impress-nogui', 'poppler-utils', 'fonts-noto-cjk'];
const commands = ['soffice', 'pdftotext', 'pdftoppm', 'pdfinfo'];

/**
 * Makes sure that the readers are there. As root on Debian and its kin missing ones are installed (about 15 seconds, 340 MB).
 *
 * @returns {Promise<string | null>} null when they are; else what to do, for people
 */
export async function ensureOfficeTools() {
  const isMissing = () => commands.some((command) => !isCommand(command));
  if (canInstall()) {
    // Looked for under the lock only: while another process installs them, commands are there that do not work yet.
    await withLock(join(cacheFolder(), '.installing-office-tools'), async () => {
      if (isMissing()) installWithApt(packages);
    });
  }
  return isMissing() ? `LibreOffice and Poppler are not on this machine. Run once:\n  sudo apt-get install -y --no-install-recommends ${packages.join(' ')}` : null;
}

/**
 * Lets LibreOffice open files and write them in another format.
 *
 * @param {readonly string[]} files
 * @param {string} format e.g. `pdf` or `xlsx`
 * @param {string} folder where the new files go; the profile of this run too
 * @param {string} [filter] with which the files are read, where their ending does not say it
 * @returns {void}
 * @throws if it does not end well
 */
export function convertByLibreOffice(files, format, folder, filter) {
  mkdirSync(folder, { recursive: true });
  const profile = pathToFileURL(join(folder, 'profile')).href;
  const { status, stderr, stdout } = spawnSync('soffice', [`-env:UserInstallation=${profile}`, '--headless', '--norestore', ...(filter === undefined ? [] : [`--infilter=${filter}`]), '--convert-to', format, '--outdir', folder, ...files], { encoding: 'utf8', timeout: 120_000 });
  if (status !== 0) throw new Error(`LibreOffice ended with ${status}: ${stderr}${stdout}`);
}
