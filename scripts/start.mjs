// @ts-check
/**
 * Runs the program, after doing what is missing: dependencies, build, Electron, system libraries.
 *
 *   npm start                  a window
 *   npm start -- FILE          with a workbook
 *   npm start -- --headless    no window: table of failures and report figures, as on a machine without a display
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { findDisplay } from './display.mjs';
import { electronEnv, findElectron, sandboxArgs } from './electron.mjs';
import { headlessReport } from './headlessReport.mjs';
import { ensureLinuxLibraries, forgetLinuxLibraries } from './linuxLibraries.mjs';
import { root, say } from './project.mjs';

/** Exit status of the loader when a library is missing. */
const cannotLoad = 127;

/**
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit status
 */
async function main(args) {
  const files = args.map(seenFromCaller).filter((arg) => arg !== '--headless');
  await ensureDependencies();
  const display = args.includes('--headless') ? 'none' : await findDisplay(process.env);
  if (display === 'none') return withoutDisplay(files);
  ensureBuilt(['app']);
  const electron = await findElectron();
  await ensureLinuxLibraries(electron, { xvfb: false });
  // Electron before 38 takes X11 unless told otherwise.
  const platform = display === 'wayland' ? ['--ozone-platform=wayland'] : [];
  // Chromium grumbles about services that a plain machine lacks; what ends it is still said.
  const status = await run(electron, [...sandboxArgs(), ...platform, '--log-level=3', root, ...files]);
  if (status === cannotLoad) {
    forgetLinuxLibraries(electron);
    say('Electron could not start. Run npm start once more: the system libraries will be checked again.');
  }
  return status;
}

/**
 * @param {readonly string[]} files
 * @returns {Promise<number>}
 */
async function withoutDisplay(files) {
  ensureBuilt(['cli', 'headless']);
  return headlessReport(files.find((arg) => !arg.startsWith('-')));
}

/**
 * npm changes into the project's folder; the files that the person names are seen from where they are.
 *
 * @param {string} arg
 * @returns {string} a file as absolute path, anything else as it is
 */
function seenFromCaller(arg) {
  if (arg.startsWith('-')) return arg;
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), arg);
}

/**
 * @param {import('./electron.mjs').FoundElectron} electron
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit status
 */
function run(electron, args) {
  return new Promise((done, fail) => {
    const child = spawn(electron.executable, args, { cwd: root, env: electronEnv(electron), stdio: 'inherit' });
    const passOn = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
    process.on('SIGINT', passOn);
    process.on('SIGTERM', passOn);
    child.once('error', fail);
    child.once('close', (code, signal) => {
      if (signal === 'SIGTRAP' || signal === 'SIGABRT') sayAboutSandbox();
      done(code ?? 1);
    });
  });
}

/** Chromium ends itself with a trap where neither user namespaces nor its set-uid helper may be used. */
function sayAboutSandbox() {
  if (process.platform !== 'linux' || process.getuid?.() === 0) return;
  const isRestricted = existsSync('/proc/sys/kernel/apparmor_restrict_unprivileged_userns');
  say('Electron ended at once. If it spoke of a sandbox above, this system keeps programs from making user namespaces.');
  if (isRestricted) say('Run once:  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0');
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  say(/** @type {Error} */ (error).message);
  process.exitCode = 1;
}
