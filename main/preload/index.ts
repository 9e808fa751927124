/** Gives the page its `DesktopApi` and nothing else: no Electron object, no event object, no path crosses. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { type Channel, channels, type DesktopApi, desktopApiKey, type EventName, eventNames } from '../../shared/ipc/contract.ts';
import { dropChannel } from '../../shared/ipc/dropChannel.ts';

const knownChannels: ReadonlySet<string> = new Set(channels);
const knownEvents: ReadonlySet<string> = new Set(eventNames);

const platforms = ['darwin', 'win32'] as const;

const api: DesktopApi = {
  platform: platforms.find((name) => name === process.platform) ?? 'linux',
  call: (channel: Channel, ...args: unknown[]) => {
    if (!knownChannels.has(channel)) return Promise.reject(new Error(`There is no call ${String(channel)}`));
    // The channel's type promises the shape; main sends nothing else on it.
    return ipcRenderer.invoke(channel, ...args);
  },
  on: (event: EventName, listener: (payload: never) => void) => {
    if (!knownEvents.has(event)) throw new Error(`There is no event ${String(event)}`);
    const receive = (_event: unknown, payload: unknown): void => listener(payload as never);
    ipcRenderer.on(event, receive);
    return () => void ipcRenderer.removeListener(event, receive);
  },
  // A file that the page made up has no path; main answers that it is none.
  openDropped: (file) => ipcRenderer.invoke(dropChannel, webUtils.getPathForFile(file as File)),
};

contextBridge.exposeInMainWorld(desktopApiKey, api);
