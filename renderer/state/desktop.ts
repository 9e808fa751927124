import { assert } from '../../shared/base/assert.ts';
import type { DesktopApi } from '../../shared/ipc/contract.ts';

let connected: DesktopApi | null = null;

/** Names the way to the machine, once, before anything asks for it. */
export function connectDesktop(api: DesktopApi): void {
  connected = api;
}

/** The way to the machine: main's in Electron, one in memory in a plain browser. */
export function desktop(): DesktopApi {
  assert(connected !== null, 'the desktop is connected before it is used');
  return connected;
}
