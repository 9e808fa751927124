import { constants } from 'node:fs';
import { chmod, copyFile, lstat, mkdir, open, readdir, readFile, readlink, realpath, rename, stat, statfs, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { refuseStopped } from './stops.ts';

/** What the saver needs to know about a file. */
export interface FileFacts {
  readonly size: number;
  /** Permission bits, without the file's type. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly isFile: boolean;
  readonly isSymbolicLink: boolean;
  /** When its bytes were last written, milliseconds. */
  readonly modified: number;
  /** Names that it has: more than one when it was given another with a hard link. */
  readonly names: number;
}

/** A file that is open for writing. */
export interface FsFile {
  /** @returns how many of the bytes were taken, which may be fewer than given */
  write(bytes: Uint8Array): Promise<number>;
  sync(): Promise<void>;
  /** Puts its bytes on the disk, and no more of its entry than is needed to find them. */
  datasync(): Promise<void>;
  facts(): Promise<FileFacts>;
  /** Cuts it, or fills it with zeros. */
  setSize(bytes: number): Promise<void>;
  setMode(mode: number): Promise<void>;
  setOwner(uid: number, gid: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * The disk as the saver sees it: the border at which tests put their faults. Every function throws errors with a `code`,
 * as Node does.
 */
export interface FsPort {
  /** Renames over an open or scanned file fail there for a while, and folders cannot be synced. */
  readonly isWindows: boolean;
  /** Permission bits that a new file of this user gets. */
  readonly newFileMode: number;
  realpath(path: string): Promise<string>;
  readlink(path: string): Promise<string>;
  /** Of the file itself. */
  stat(path: string): Promise<FileFacts>;
  /** Of the link, when it is one. */
  lstat(path: string): Promise<FileFacts>;
  /** Bytes that this user may still write in a folder. */
  freeSpace(folder: string): Promise<number>;
  /** @param stop  gives it up: an error with the code `ABORT_ERR` */
  read(path: string, stop?: AbortSignal): Promise<Uint8Array>;
  /** The same a piece at a time, for what need not be there whole; a piece holds only until the next is asked for. */
  pieces(path: string, stop?: AbortSignal): AsyncIterable<Uint8Array>;
  /** Makes a file that must not exist yet, readable by its owner only; a planted link is not followed. */
  create(path: string): Promise<FsFile>;
  /** Opens a file that is there, to be written over from its beginning; a link is not followed. */
  openOver(path: string): Promise<FsFile>;
  /** Names in a folder, in no order. */
  list(folder: string): Promise<readonly string[]>;
  /** Makes a folder and those above it, readable by their owner only; nothing when it is there. */
  makeFolder(folder: string): Promise<void>;
  /** Copies a file to a name that must not exist, readable by its owner only, and puts the copy on the disk. */
  copy(from: string, to: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Puts the folder's entries on the disk. */
  syncFolder(folder: string): Promise<void>;
  wait(milliseconds: number): Promise<void>;
}

function facts(stats: Awaited<ReturnType<typeof stat>>): FileFacts {
  return {
    size: Number(stats.size),
    mode: Number(stats.mode) & 0o7777,
    uid: Number(stats.uid),
    gid: Number(stats.gid),
    isFile: stats.isFile(),
    isSymbolicLink: stats.isSymbolicLink(),
    modified: Number(stats.mtimeMs),
    names: Number(stats.nlink),
  };
}

async function openToWrite(path: string, flags: number): Promise<FsFile> {
  const file = await open(path, constants.O_WRONLY | flags, 0o600);
  return {
    write: async (bytes) => (await file.write(bytes, 0, bytes.length)).bytesWritten,
    sync: () => file.sync(),
    datasync: () => file.datasync(),
    facts: async () => facts(await file.stat()),
    setSize: (bytes) => file.truncate(bytes),
    setMode: (mode) => file.chmod(mode),
    setOwner: (uid, gid) => file.chown(uid, gid),
    close: () => file.close(),
  };
}

/** Bytes that are read at once. */
const pieceSize = 1024 * 1024;

async function* pieces(path: string, stop?: AbortSignal): AsyncGenerator<Uint8Array, void> {
  const file = await open(path, 'r');
  try {
    const piece = Buffer.allocUnsafe(pieceSize);
    for (;;) {
      refuseStopped(stop);
      const { bytesRead } = await file.read(piece, 0, pieceSize, null);
      if (bytesRead === 0) return;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** Shares the blocks where the file system can. Never a hard link: whoever writes into the one would change the other. */
async function copy(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  await chmod(to, 0o600);
  const file = await open(to, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The real disk. */
export const nodeFs: FsPort = {
  isWindows: process.platform === 'win32',
  newFileMode: 0o666 & ~process.umask(),
  realpath,
  readlink: (path) => readlink(path),
  stat: async (path) => facts(await stat(path)),
  lstat: async (path) => facts(await lstat(path)),
  freeSpace: async (folder) => {
    const space = await statfs(folder);
    return space.bavail * space.bsize;
  },
  read: (path, stop) => readFile(path, stop === undefined ? {} : { signal: stop }),
  pieces,
  create: (path) => openToWrite(path, constants.O_CREAT | constants.O_EXCL),
  // Windows knows no such flag, and makes no links without a right of its own.
  openOver: (path) => openToWrite(path, constants.O_NOFOLLOW ?? 0),
  list: (folder) => readdir(folder),
  makeFolder: async (folder) => {
    const first = await mkdir(folder, { recursive: true, mode: 0o700 });
    if (first === undefined || process.platform === 'win32') return;
    // A power cut would take folders away whose own entries are not on the disk.
    for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
  },
  copy,
  rename: (from, to) => rename(from, to),
  remove: unlink,
  syncFolder,
  wait: async (milliseconds) => {
    await wait(milliseconds);
  },
};

/** The system's word for what went wrong, such as `ENOSPC`; rethrows what is not an error of the system. */
export function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}
