// @ts-check
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join, isAbsolute } from 'node:path';

/**
 * Whether windows can be shown. Windows and macOS always can; elsewhere a Wayland or X server must answer, since a
 * variable left over from a closed session is common.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<'native' | 'x11' | 'wayland' | 'none'>}
 */
export async function findDisplay(env) {
  if (env['FIREBREAK_NO_DISPLAY'] === '1') return 'none';
  if (process.platform === 'win32' || process.platform === 'darwin') return 'native';
  if (env['DISPLAY'] && (await xServerAnswers(env['DISPLAY']))) return 'x11';
  return env['WAYLAND_DISPLAY'] && existsSync(waylandSocket(env)) ? 'wayland' : 'none';
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string}
 */
function waylandSocket(env) {
  const name = env['WAYLAND_DISPLAY'] ?? '';
  return isAbsolute(name) ? name : join(env['XDG_RUNTIME_DIR'] ?? '', name);
}

/**
 * @param {string} display such as `:0`, `localhost:10.0` or a path
 * @returns {Promise<boolean>}
 */
async function xServerAnswers(display) {
  const match = /^(.*):(\d+)(?:\.\d+)?$/.exec(display);
  if (match === null) return false;
  const [, host = '', number = ''] = match;
  if (host.startsWith('/')) return existsSync(display) || existsSync(`${host}:${number}`);
  if (host !== '' && host !== 'unix') return answers({ host, port: 6000 + Number(number) });
  const path = `/tmp/.X11-unix/X${number}`;
  return (await answers({ path })) || answers({ path: `\0${path}` });
}

/**
 * @param {import('node:net').NetConnectOpts} address
 * @returns {Promise<boolean>}
 */
function answers(address) {
  return new Promise((resolve) => {
    const socket = connect(address);
    const finish = (/** @type {boolean} */ ok) => {
      socket.destroy();
      resolve(ok);
    };
    socket.setTimeout(2000, () => finish(false));
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
  });
}
