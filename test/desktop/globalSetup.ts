import { ensureBuilt } from '../../scripts/build.mjs';
import { findElectron } from '../../scripts/electron.mjs';
import { ensureLinuxLibraries } from '../../scripts/linuxLibraries.mjs';
import { startXvfb } from '../../scripts/xvfb.mjs';

/**
 * Prepares the machine for the tests in the real Electron: a fresh build, a runtime, and on Linux a display of its own, so
 * that no window of the person gets in the way. Test files inherit the environment set here.
 *
 * @returns what takes the display down again
 */
export async function setup(): Promise<() => Promise<void>> {
  ensureBuilt(['app']);
  const electron = await findElectron();
  // Playwright starts the runtime that this names; see launch.ts.
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = electron.dist;
  if (process.platform !== 'linux') return async () => undefined;
  await ensureLinuxLibraries(electron, { xvfb: true });
  const { display, stop } = await startXvfb();
  process.env['DISPLAY'] = display;
  delete process.env['WAYLAND_DISPLAY'];
  return stop;
}
