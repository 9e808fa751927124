/** Reads one foreign file in a thread of its own, so that a hostile one can be stopped. Sends the answer and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { ok } from '../../shared/base/result.ts';
import type { ReadChoices } from '../../shared/interchange/importers/importer.ts';
import { packTable } from '../../shared/interchange/importers/packedTable.ts';
import { readTable } from '../../shared/interchange/importers/registry.ts';
import { nodeTools } from './nodeTools.ts';

// Safe: `tableReader.ts` starts this file, and nothing else does.
const { bytes, name, choices } = workerData as { readonly bytes: Uint8Array; readonly name: string; readonly choices: ReadChoices };
/** About; for how long the packing may take. */
const bytesOfCell = 16;

const tell = (ahead: number): void => parentPort?.postMessage({ ahead });
const table = await readTable(bytes, name, choices, { ...nodeTools, tell });
// Packing goes through the cells once more.
if (table.ok) tell(table.value.rows.length * (table.value.rows[0]?.length ?? 0) * bytesOfCell);
const reply = table.ok ? ok(packTable(table.value)) : table;
parentPort?.postMessage(reply, reply.ok ? [...reply.value.rows, ...reply.value.textNumbers].map(({ buffer }) => buffer as ArrayBuffer) : []);
