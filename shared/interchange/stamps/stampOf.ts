/** Works out where a figure or a report comes from; how a file carries that is in the other files of this room. */
import { sha256 } from '../../base/sha256.ts';
import { stampedContents } from '../../document/stampedContents.ts';
import { encodeWorkbook } from '../../document/codec.ts';
import type { Workbook } from '../../document/document.ts';
import { scenarioHash } from '../../document/signOff.ts';
import type { Scenario } from '../../drivers/scenario.ts';
import { modelVersion } from '../../engine/modelVersion.ts';
import type { ReportTable } from '../reportDocument.ts';
import type { Stamp } from '../stamp.ts';

/** Hashes of a workbook's contents, without its change log, and of what a scenario comes to, which anyone can work out again. */
export interface Provenance {
  readonly workbook: string;
  readonly scenario: string;
}

/**
 * SHA-256 of a workbook's contents as they would be saved, but for its change log and what it remembers of exports: see `stampedContents`.
 *
 * @param hashOf  the machine's own hash, where there is one
 */
export function contentsHash(workbook: Workbook, hashOf: (text: string) => string = sha256): string {
  return hashOf(encodeWorkbook(stampedContents(workbook)));
}

/** @param scenario  Base or one of the workbook's, as it is stored there */
export function provenanceOf(workbook: Workbook, scenario: Scenario): Provenance {
  return { workbook: contentsHash(workbook), scenario: scenarioHash(workbook.scenarios, scenario) };
}

/** What a stamp is made of that the workbook and its scenario do not say. */
export interface StampSubject {
  /** Id of the figure, or of the report's template. */
  readonly subject: string;
  /** The numbers shown, as tables. */
  readonly tables: readonly ReportTable[];
  /** Null where nothing was drawn. */
  readonly seed: number | null;
  /** ISO 8601; empty leaves it out. */
  readonly time: string;
}

/**
 * The stamp of something that shows results of a scenario.
 *
 * @param provenance  worked out once for all figures of an export: hashing a large workbook takes a moment
 */
export function stampOf(scenario: Pick<Scenario, 'id'>, provenance: Provenance, { subject, tables, seed, time }: StampSubject): Stamp {
  return { model: modelVersion, workbookHash: provenance.workbook, scenario: scenario.id, scenarioHash: provenance.scenario, seed, time, subject, dataHash: dataHash(tables) };
}

/**
 * SHA-256 of the numbers of tables, with their places and units. Words do not count: the English and the Chinese report have the
 * same numbers, and a firm that is renamed keeps them.
 */
export function dataHash(tables: readonly ReportTable[]): string {
  const numberText = (value: number | string | null) => (typeof value === 'number' && Number.isFinite(value) ? String(value) : '');
  const tableText = ({ columns, rows }: ReportTable) =>
    [columns.map(({ unit }) => unit).join(','), ...rows.map((row) => row.map(({ value }) => numberText(value)).join(','))].join('\n');
  return sha256(tables.map(tableText).join('\n\n'));
}
