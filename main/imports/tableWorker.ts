/** Reads one foreign file in a thread of its own, so that a hostile one can be stopped. Sends the answer and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { ok } from '../../shared/base/result.ts';
import type { ReadChoices } from '../../shared/interchange/importers/importer.ts';
import { packTable } from '../../shared/interchange/importers/packedTable.ts';
import { readTable } from '../../shared/interchange/importers/registry.ts';
import { nodeTools } from './nodeTools.ts';

// Safe: `tableReader.ts` starts this file, and nothing else does.
const { bytes, name, choices } = workerData as { readonly bytes: Uint8Array; readonly name: string; readonly choices: ReadChoices };
const tell = (): void => parentPort?.postMessage('alive');
const table = await readTable(bytes, name, choices, { ...nodeTools, tell });
const reply = table.ok ? ok(packTable(table.value, tell)) : table;
parentPort?.postMessage(reply, reply.ok ? [...reply.value.rows, ...reply.value.textNumbers].map(({ buffer }) => buffer as ArrayBuffer) : []);
