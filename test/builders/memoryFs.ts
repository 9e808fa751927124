/**
 * A file system in memory that can lose power: what was not synced may be there, be missing, or be there in part, and entries
 * of a folder may come in any selection. Stricter than any real one (P5).
 */
import { basename, dirname } from 'node:path';
import type { FileFacts, FsFile, FsPort } from '../../main/workbooks/fsPort.ts';

interface Inode {
  live: Uint8Array;
  synced: Uint8Array;
  modified: number;
}

/** A change of a folder's entries that is not on the disk yet. */
interface EntryChange {
  readonly folder: string;
  readonly apply: (entries: Map<string, Inode>) => void;
}

export interface MemoryFs {
  readonly port: FsPort;
  readonly read: (path: string) => string | null;
  /** What the disk may hold if the power failed now: path -> bytes. */
  readonly crashStates: () => Generator<ReadonlyMap<string, Uint8Array>>;
}

/** How the bytes of a file that are not synced may look. */
const remains: readonly ((inode: Inode) => Uint8Array)[] = [
  ({ synced }) => synced,
  ({ live }) => live,
  ({ synced, live }) => live.subarray(0, synced.length + Math.floor((live.length - synced.length) / 2)),
  // The length came to the disk, the bytes did not.
  ({ synced, live }) => Uint8Array.from(live, (_byte, index) => synced[index] ?? 0),
];

const mostChanges = 8;

/** @param step called after each call that changes something */
export function memoryFs(step: (call: string) => void = () => undefined): MemoryFs {
  const entries = new Map<string, Inode>();
  const durable = new Map<string, Inode>();
  let changes: EntryChange[] = [];

  function fault(code: string, path: string): Error {
    return Object.assign(new Error(`${code}: ${path}`), { code });
  }
  function find(path: string): Inode {
    const inode = entries.get(path);
    if (inode === undefined) throw fault('ENOENT', path);
    return inode;
  }
  function change(folder: string, apply: EntryChange['apply'], call: string): void {
    apply(entries);
    changes.push({ folder, apply });
    step(call);
  }
  function facts({ live, modified }: Inode): FileFacts {
    return { size: live.length, mode: 0o600, uid: 0, gid: 0, isFile: true, isSymbolicLink: false, modified, names: 1 };
  }
  function open(inode: Inode): FsFile {
    let position = 0;
    const sync = async (): Promise<void> => {
      inode.synced = inode.live;
      step('sync');
    };
    return {
      write: async (bytes) => {
        const longer = new Uint8Array(Math.max(inode.live.length, position + bytes.length));
        longer.set(inode.live);
        longer.set(bytes, position);
        inode.live = longer;
        position += bytes.length;
        step('write');
        return bytes.length;
      },
      sync,
      datasync: sync,
      facts: async () => facts(inode),
      setSize: async (bytes) => {
        inode.live = inode.live.slice(0, bytes);
        step('setSize');
      },
      setMode: async () => undefined,
      setOwner: async () => undefined,
      close: async () => undefined,
    };
  }
  function add(path: string, live: Uint8Array, synced: Uint8Array): Inode {
    if (entries.has(path)) throw fault('EEXIST', path);
    const inode = { live, synced, modified: 0 };
    change(dirname(path), (map) => void map.set(path, inode), 'create');
    return inode;
  }

  const port: FsPort = {
    isWindows: false,
    newFileMode: 0o644,
    realpath: async (path) => path,
    readlink: async (path) => path,
    stat: async (path) => facts(find(path)),
    lstat: async (path) => facts(find(path)),
    freeSpace: async () => 1e12,
    read: async (path) => find(path).live,
    pieces: async function* (path) {
      yield find(path).live;
    },
    create: async (path) => open(add(path, new Uint8Array(), new Uint8Array())),
    openOver: async (path) => open(find(path)),
    list: async (folder) => [...entries.keys()].filter((path) => dirname(path) === folder).map((path) => basename(path)),
    makeFolder: async () => undefined,
    copy: async (from, to) => {
      const { live } = find(from);
      add(to, live, new Uint8Array()).synced = live;
      step('copy');
    },
    rename: async (from, to) => {
      const inode = find(from);
      change(dirname(to), (map) => {
        map.delete(from);
        map.set(to, inode);
      }, 'rename');
    },
    remove: async (path) => {
      find(path);
      change(dirname(path), (map) => void map.delete(path), 'remove');
    },
    syncFolder: async (folder) => {
      for (const each of changes) if (each.folder === folder) each.apply(durable);
      changes = changes.filter((each) => each.folder !== folder);
      step('syncFolder');
    },
    wait: async () => undefined,
  };

  function* crashStates(): Generator<ReadonlyMap<string, Uint8Array>> {
    const open = changes.slice(-mostChanges);
    const settled = changes.slice(0, -mostChanges);
    for (let chosen = 0; chosen < 2 ** open.length; chosen += 1) {
      const disk = new Map(durable);
      for (const each of settled) each.apply(disk);
      for (const [index, each] of open.entries()) if ((chosen & (1 << index)) !== 0) each.apply(disk);
      const isUnsynced = [...disk.values()].some(({ live, synced }) => live !== synced);
      for (const rest of isUnsynced ? remains : remains.slice(0, 1)) yield new Map([...disk].map(([path, inode]) => [path, inode.live === inode.synced ? inode.live : rest(inode)]));
    }
  }

  return {
    port,
    read: (path) => {
      const inode = entries.get(path);
      return inode === undefined ? null : Buffer.from(inode.live).toString();
    },
    crashStates,
  };
}

/** The same disk after a start, all of it synced. */
export function memoryFsOf(disk: ReadonlyMap<string, Uint8Array>): FsPort {
  const fs = memoryFs();
  void (async () => {
    for (const [path, bytes] of disk) {
      const file = await fs.port.create(path);
      await file.write(bytes);
    }
  })();
  return fs.port;
}
