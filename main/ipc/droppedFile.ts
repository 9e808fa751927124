import { z } from 'zod';
import type { OpenedWorkbook } from '../../shared/ipc/contract.ts';
import { dropChannel } from '../../shared/ipc/dropChannel.ts';
import { failure, type Result } from '../../shared/base/result.ts';
import { type CallReceiver, type Gate, guarded } from './registerCalls.ts';

const dropped = z.tuple([z.string().max(32_767)]);

/** Hears the preload (never the page, which cannot reach this channel) name the path of a dropped file. */
export function registerDroppedFile(receiver: CallReceiver, open: (path: string) => Promise<Result<OpenedWorkbook | null>>, gate: Gate): void {
  const openReal = (path: string): Promise<Result<OpenedWorkbook | null>> | Result<OpenedWorkbook | null> => (path === '' ? failure('disk.dropped') : open(path));
  receiver.handle(dropChannel, (event, ...args) => guarded(dropChannel, gate, event, args, (given) => (dropped.safeParse(given).success ? openReal : null)));
}
