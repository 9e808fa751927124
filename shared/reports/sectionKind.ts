/** What a kind of section is: one file in `sections/`, one line in its registry. Forms, previews and files follow from it. */
import type { Steps } from '../analysis/steps.ts';
import type { Localized } from '../base/localized.ts';
import type { ReportBlock } from '../interchange/reportDocument.ts';
import type { ReportContext } from './reportContext.ts';
import type { SectionParameter, SectionParameters } from './sectionParameters.ts';

export interface SectionKind {
  readonly id: string;
  readonly label: Localized;
  readonly help: Localized;
  readonly parameters: readonly SectionParameter[];
  /** Long work that `blocks` would otherwise do in one go, so that it can be shown and stopped. */
  readonly prepare?: (context: ReportContext, parameters: SectionParameters) => Steps<unknown>;
  /** @throws SectionRefused when it cannot be built */
  readonly blocks: (context: ReportContext, parameters: SectionParameters) => readonly ReportBlock[];
}
