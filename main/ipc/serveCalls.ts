import { ipcMain } from 'electron';
import type { Result } from '../../shared/base/result.ts';
import type { ImportFile, OpenedWorkbook, StampedFile } from '../../shared/ipc/contract.ts';
import { registerDroppedFile } from './droppedFile.ts';
import { type Gate, type Handlers, registerCalls } from './registerCalls.ts';

/** The only place where Electron's receiver of calls is touched. */
export function serveCalls(handlers: Handlers, openDropped: (path: string) => Promise<Result<OpenedWorkbook | ImportFile | StampedFile | null>>, gate: Gate): void {
  registerCalls(ipcMain, handlers, gate);
  registerDroppedFile(ipcMain, openDropped, gate);
}
