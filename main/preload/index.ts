/** Gives the page its `DesktopApi` and nothing else: no Electron object, no event object, no path crosses. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { failure, type Result } from '../../shared/base/result.ts';
import { type Channel, channels, type DesktopApi, desktopApiKey, type EventName, eventNames, type OpenedWorkbook } from '../../shared/ipc/contract.ts';
import { dropChannel } from '../../shared/ipc/dropChannel.ts';

const knownChannels: ReadonlySet<string> = new Set(channels);
const knownEvents: ReadonlySet<string> = new Set(eventNames);

const platforms = ['darwin', 'win32'] as const;

const api: DesktopApi = {
  platform: platforms.find((name) => name === process.platform) ?? 'linux',
  call: (channel: Channel, ...args: unknown[]) =>
    // The channel's type promises the shape; main sends nothing else on it.
    knownChannels.has(channel) ? ipcRenderer.invoke(channel, ...args) : Promise.resolve(failure('call.badArguments', { channel: String(channel) }) as never),
  on: (event: EventName, listener: (payload: never) => void) => {
    if (!knownEvents.has(event)) throw new Error(`There is no event ${String(event)}`);
    const receive = (_event: unknown, payload: unknown): void => listener(payload as never);
    ipcRenderer.on(event, receive);
    return () => void ipcRenderer.removeListener(event, receive);
  },
  openDropped: async (file): Promise<Result<OpenedWorkbook>> => {
    // A file that the page made up has no path.
    const path = webUtils.getPathForFile(file as File);
    return path === '' ? failure('disk.dropped') : ipcRenderer.invoke(dropChannel, path);
  },
};

contextBridge.exposeInMainWorld(desktopApiKey, api);
