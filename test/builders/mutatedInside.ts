import { unzipSync } from 'fflate';
import { journalLine } from '../../main/workbooks/journalFormat.ts';
import { anArchive } from './anArchive.ts';
import { mutated, randomFrom } from './mutations.ts';

/**
 * Damage behind what guards a file: one part of a workbook's archive, or one line of a journal, is damaged and the checksums made
 * right again, so that what reads the contents meets it.
 */
export function mutatedInside(seeds: readonly Uint8Array[], seed: number, ending: string): Uint8Array {
  const random = randomFrom(seed);
  const whole = seeds[random() % seeds.length]!;
  return ending === 'xlsx' ? archive(whole, seed, random) : journal(whole, seed, random);
}

function archive(bytes: Uint8Array, seed: number, random: () => number): Uint8Array {
  const parts = Object.entries(unzipSync(bytes));
  const at = random() % parts.length;
  return anArchive(parts.map(([name, data], index) => ({ name, data: index === at ? mutated([data], seed) : data })));
}

function journal(bytes: Uint8Array, seed: number, random: () => number): Uint8Array {
  const lines = Buffer.from(bytes).toString('utf8').split(/\n(?=[0-9a-f]{8} \d+ )/).map((line) => line.replace(/^[0-9a-f]{8} \d+ /, '').trimEnd());
  const at = random() % lines.length;
  return Buffer.concat(lines.map((line, index) => journalLine(index === at ? new TextDecoder().decode(mutated([Buffer.from(line)], seed)) : line)));
}
