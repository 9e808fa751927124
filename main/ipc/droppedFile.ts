import { z } from 'zod';
import type { ImportFile, OpenedWorkbook, StampedFile } from '../../shared/ipc/contract.ts';
import { dropChannel } from '../../shared/ipc/dropChannel.ts';
import { failure, type Result } from '../../shared/base/result.ts';
import { type CallReceiver, type Gate, guarded } from './registerCalls.ts';

type Dropped = Result<OpenedWorkbook | ImportFile | StampedFile | null>;
const dropped = z.tuple([z.string().max(32_767)]);

/** Hears the preload (never the page, which cannot reach this channel) name the path of a dropped file. */
export function registerDroppedFile(receiver: CallReceiver, open: (path: string) => Promise<Dropped>, gate: Gate): void {
  const openReal = (path: string): Promise<Dropped> | Dropped => (path === '' ? failure('disk.dropped') : open(path));
  receiver.handle(dropChannel, (event, ...args) => guarded(dropChannel, gate, event, args, (given) => (dropped.safeParse(given).success ? openReal : null)));
}
