/** What a kind of section is: one file in `sections/`, one line in its registry. Forms, previews and files follow from it. */
import type { Steps } from '../analysis/steps.ts';
import type { Localized } from '../base/localized.ts';
import type { ReportBlock } from '../interchange/reportDocument.ts';
import type { ReportContext } from './reportContext.ts';
import type { SectionParameters } from './sectionParameters.ts';

/** How a parameter is chosen; `scenarios` and `firms` are ids with commas between them. */
export type ParameterKind = 'text' | 'longText' | 'count' | 'flag' | 'choice' | 'scenario' | 'scenarios' | 'firms' | 'chart' | 'table' | 'analysis';

export interface SectionParameter {
  readonly key: string;
  readonly label: Localized;
  readonly kind: ParameterKind;
  /** Words of a language: kept as `key.en` and `key.zhHant`, and one stands in for the other that is missing. */
  readonly isSpoken?: true;
  readonly options?: readonly { readonly id: string; readonly label: Localized }[];
  /** Of a `flag`: what it is where nothing is said. Of a `choice`: the option. Of a `count`: the number. */
  readonly missing?: string;
  readonly limits?: { readonly min: number; readonly max: number };
}

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

/** The names under which a parameter is kept. */
export function parameterNames({ key, isSpoken }: SectionParameter): readonly string[] {
  return isSpoken === true ? [`${key}.en`, `${key}.zhHant`] : [key];
}
