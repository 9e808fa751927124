import type { FsFile, FsPort } from '../../main/workbooks/fsPort.ts';

/** Calls in the order in which they were made, such as `create`, `file.write`, `rename`. */
export type FsTrace = string[];

/** What to do instead of a call: throw the system's error, or for `file.write` take fewer bytes than were given. */
export type Fault = { readonly error: string } | { readonly takes: (given: number) => number };

/**
 * The real disk with a trace, on which the calls that `faultAt` picks go wrong. This is the border of the machine: what a
 * full disk or a broken cable does cannot be had otherwise.
 *
 * @param faultAt asked before each call, with its name and how often that name was called before
 */
export function faultyFs(port: FsPort, trace: FsTrace, faultAt: (call: string, before: number) => Fault | null): FsPort {
  const counts = new Map<string, number>();

  function next(call: string): Fault | null {
    const before = counts.get(call) ?? 0;
    counts.set(call, before + 1);
    trace.push(call);
    const fault = faultAt(call, before);
    if (fault !== null && 'error' in fault) throw Object.assign(new Error(`${fault.error}: injected at ${call}`), { code: fault.error });
    return fault;
  }
  function wrap<Args extends readonly unknown[], T>(call: string, real: (...args: Args) => Promise<T>): (...args: Args) => Promise<T> {
    return async (...args) => {
      next(call);
      return real(...args);
    };
  }
  function wrapFile(file: FsFile): FsFile {
    return {
      write: async (bytes) => {
        const fault = next('file.write');
        if (fault === null || 'error' in fault) return file.write(bytes);
        const taken = fault.takes(bytes.length);
        return taken === 0 ? 0 : file.write(bytes.subarray(0, taken));
      },
      sync: wrap('file.sync', () => file.sync()),
      datasync: wrap('file.datasync', () => file.datasync()),
      facts: wrap('file.facts', () => file.facts()),
      setSize: wrap('file.setSize', (bytes: number) => file.setSize(bytes)),
      setMode: wrap('file.setMode', (mode: number) => file.setMode(mode)),
      setOwner: wrap('file.setOwner', (uid: number, gid: number) => file.setOwner(uid, gid)),
      // A failed close has still let go of the file, so the real one is closed in any case.
      close: async () => {
        await file.close();
        next('file.close');
      },
    };
  }

  return {
    isWindows: port.isWindows,
    newFileMode: port.newFileMode,
    realpath: wrap('realpath', (path: string) => port.realpath(path)),
    readlink: wrap('readlink', (path: string) => port.readlink(path)),
    stat: wrap('stat', (path: string) => port.stat(path)),
    lstat: wrap('lstat', (path: string) => port.lstat(path)),
    freeSpace: wrap('freeSpace', (folder: string) => port.freeSpace(folder)),
    read: wrap('read', (path: string) => port.read(path)),
    pieces: async function* (path) {
      next('read');
      yield* port.pieces(path);
    },
    create: async (path) => {
      next('create');
      return wrapFile(await port.create(path));
    },
    openOver: async (path) => {
      next('openOver');
      return wrapFile(await port.openOver(path));
    },
    list: wrap('list', (folder: string) => port.list(folder)),
    makeFolder: wrap('makeFolder', (folder: string) => port.makeFolder(folder)),
    copy: wrap('copy', (from: string, to: string) => port.copy(from, to)),
    rename: wrap('rename', (from: string, to: string) => port.rename(from, to)),
    remove: wrap('remove', (path: string) => port.remove(path)),
    syncFolder: wrap('syncFolder', (folder: string) => port.syncFolder(folder)),
    wait: wrap('wait', async () => undefined),
  };
}
