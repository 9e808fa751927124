/** All facts, and who reads each: the reads turned round. */
import { contractFacts } from './contractFacts.ts';
import type { FactDefinition, FactId, FactRead, FirmFactId, Read } from './fact.ts';
import { contractFactIds, firmFactIds, marketFactIds } from './fact.ts';
import { firmFacts } from './firmFacts.ts';
import { marketFacts } from './marketFacts.ts';

export const factIds: readonly FactId[] = [...marketFactIds, ...firmFactIds, ...contractFactIds];
const definitions: Readonly<Record<FactId, FactDefinition>> = { ...marketFacts, ...firmFacts, ...contractFacts };

export function factDefinition(fact: FactId): FactDefinition {
  return definitions[fact];
}

export type FactSubject = 'market' | 'firm' | 'contract';

export function subjectOf(fact: FactId): FactSubject {
  return fact in marketFacts ? 'market' : fact in firmFacts ? 'firm' : 'contract';
}

/** The reads of a fact in a quarter; null where it is no number then. */
export function readsAt(fact: FactId, t: number): readonly Read[] | null {
  const { opening, reads } = definitions[fact];
  return t > 0 ? reads : (opening ?? null);
}

/** The facts of firms that a result column shows. */
export function factsShownBy(measure: string): readonly FirmFactId[] {
  return firmFactIds.filter((fact) => firmFacts[fact].measure === measure);
}

/** One read of one fact, seen from what is read. */
export interface Reader<R extends Read = Read> {
  readonly fact: FactId;
  readonly read: R;
  readonly isOpening: boolean;
}

const readers: readonly Reader[] = factIds.flatMap((fact) => [
  ...(definitions[fact].opening ?? []).map((read) => ({ fact, read, isOpening: true })),
  ...definitions[fact].reads.map((read) => ({ fact, read, isOpening: false })),
]);

function grouped<R extends Read>(keysOf: (read: Read) => readonly string[]): ReadonlyMap<string, readonly Reader<R>[]> {
  const found = new Map<string, Reader<R>[]>();
  for (const reader of readers) for (const key of keysOf(reader.read)) found.set(key, [...(found.get(key) ?? []), reader as Reader<R>]);
  return found;
}

const ofFacts = grouped<FactRead>((read) => (read.reads === 'fact' ? [read.fact] : []));
const ofCells = grouped((read) => (read.reads === 'cells' ? read.keys.map((key) => `${read.of} ${key}`) : []));
const ofDrivers = grouped((read) => (read.reads === 'driver' ? [read.driver] : []));

export function readersOfFact(fact: FactId): readonly Reader<FactRead>[] {
  return ofFacts.get(fact) ?? [];
}
/** @param of  as in `CellRead` */
export function readersOfCell(of: 'firm' | 'contract' | 'market', key: string): readonly Reader[] {
  return ofCells.get(`${of} ${key}`) ?? [];
}
export function readersOfDriver(driver: string): readonly Reader[] {
  return ofDrivers.get(driver) ?? [];
}
