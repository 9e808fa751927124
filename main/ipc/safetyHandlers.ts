import { failure, ok } from '../../shared/base/result.ts';
import type { Channel, HandedText } from '../../shared/ipc/contract.ts';
import type { Safety } from '../safety.ts';
import { damagedTexts } from '../workbooks/fileHash.ts';
import type { WorkbookFiles } from '../workbooks/workbookFiles.ts';
import type { KeptTexts } from './keptTexts.ts';
import type { Handlers } from './registerCalls.ts';
import type { SentTexts } from './sentTexts.ts';

type SafetyChannel = Extract<Channel, `journal:${string}` | `recovery:${string}` | `versions:${string}`>;

export interface SafetyHandlerParts {
  readonly files: WorkbookFiles;
  readonly texts: KeptTexts;
  readonly sent: SentTexts;
}

/** Journal, recovery and earlier versions; paths stay behind the handles. */
export function createSafetyHandlers({ journal, recovery, backups }: Safety, { files, texts, sent }: SafetyHandlerParts): Pick<Handlers, SafetyChannel> {
  return {
    'journal:begin': async (serial, handle, name, text) => {
      const file = handle === null ? null : files.fileOf(handle);
      if (file === null && text === null) return failure('disk.unknownHandle');
      await journal.begin({ serial, name, file: file === null ? null : { path: file.path, sha256: file.sha256 }, text: text === null ? null : sent.take(text), carried: 0 });
      return ok(null);
    },
    'journal:resume': async (serial, handle, name, work, edits, carried) => {
      const file = handle === null ? null : files.fileOf(handle);
      await journal.begin({ serial, name, file: file === null ? null : { path: file.path, sha256: file.sha256 }, text: null, carried, resumed: () => recovery.resume(work, edits) });
      return ok(null);
    },
    'journal:append': (serial, patches) => {
      journal.append(serial, patches);
      return ok(null);
    },
    'journal:point': (serial, reason) => {
      journal.point(serial, reason);
      return ok(null);
    },
    'journal:snapshot': async (serial, text) => {
      await journal.snapshot(serial, sent.take(text));
      return ok(null);
    },
    'journal:leave': async (unsaved) => {
      if (!unsaved) {
        await journal.end();
        return ok(null);
      }
      const stem = await journal.abandon();
      if (stem !== null) await recovery.discardStem(stem);
      return ok(null);
    },
    'recovery:list': async () => ok(await recovery.list()),
    'recovery:read': async (id, withFile) => {
      const read = await recovery.read(id, withFile);
      if (!read.ok) return read;
      const { name, base, edits, carried, isCut, file, onDisk } = read.value;
      const handedOver = async (bytes: Uint8Array): Promise<HandedText> => texts.keep(await damagedTexts(bytes));
      const handle = file === null ? null : files.adopt(file.path, file.sha256);
      return ok({ handle, name, base: await handedOver(base), patches: edits.map(({ patch }) => patch), carried, isCut, onDisk: onDisk instanceof Uint8Array ? { text: await handedOver(onDisk) } : onDisk });
    },
    'recovery:discard': (id) => recovery.discard(id),
    'recovery:taken': async (id) => {
      await journal.flush();
      // Without a journal of its own the work stays where it is.
      const isSafe = journal.current() !== null && journal.state().state === 'ok';
      return isSafe ? recovery.remove(id) : ok(null);
    },
    'versions:list': async (handle) => ok(await backups.list(handle === null ? null : await files.targetOf(handle))),
    'versions:open': async (id) => {
      const read = await backups.read(id);
      return read.ok ? ok({ handle: null, name: read.value.name, text: texts.keep(read.value.texts), readOnly: false }) : read;
    },
    'versions:name': async (handle, label, text) => {
      const target = await files.targetOf(handle);
      return target === null ? failure('disk.unknownHandle') : backups.name(target, label, sent.take(text));
    },
    'versions:rename': (id, label) => backups.rename(id, label),
    'versions:remove': (id) => backups.remove(id),
  };
}
