import type { Localized } from '../../base/localized.ts';
import type { Picture, ReportDocument } from '../reportDocument.ts';

/** A file format of reports. */
export interface ReportExporter {
  readonly id: string;
  /** Of its files, without dot. */
  readonly extension: string;
  readonly label: Localized;
  /** Whether it needs pictures made of dots, or pages laid out, which only the program's window can make. */
  readonly needsWindow: boolean;
  /**
   * @param pictures  the drawn figures by the figure's id; a format that can do without one does
   * @returns the bytes of the file, stamped with where it comes from
   */
  readonly write: (report: ReportDocument, pictures: ReadonlyMap<string, Picture>) => Promise<Uint8Array>;
}
