/**
 * Where a figure or a report comes from, so that it can be held against the workbook again.
 * Owns: the shape of the stamp. Does not own: how a file carries it (`exporters/`) or how it is checked.
 */
export interface Stamp {
  /** Version of the model's rules, as of the program that calculated. */
  readonly model: string;
  /** SHA-256 of the workbook's contents as they would be saved, without the change log. */
  readonly workbookHash: string;
  /** Id of the scenario; its name may change. */
  readonly scenario: string;
  /** SHA-256 of what the scenario comes to, parents included. */
  readonly scenarioHash: string;
  /** Seed of simulated paths; null where nothing was drawn. */
  readonly seed: number | null;
  /** The time of the export as text (ISO 8601), passed in by the caller; empty leaves it out. */
  readonly time: string;
  /** Id of the figure, or of the report's template. */
  readonly subject: string;
  /** SHA-256 of the numbers shown, so that a change of the workbook that does not touch them can be told from one that does. */
  readonly dataHash: string;
}
