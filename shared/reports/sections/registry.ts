/** The kinds of section, in the order in which they are offered. */
import type { SectionKind } from '../sectionKind.ts';
import { analysis } from './analysis.ts';
import { assumptions } from './assumptions.ts';
import { autopsies } from './autopsies.ts';
import { chart } from './chart.ts';
import { checks } from './checks.ts';
import { keyFigures } from './keyFigures.ts';
import { pageBreak } from './pageBreak.ts';
import { scenarioComparison } from './scenarioComparison.ts';
import { storyboard } from './storyboard.ts';
import { table } from './table.ts';
import { text } from './text.ts';
import { titlePage } from './titlePage.ts';

export const sectionKinds: readonly SectionKind[] = [titlePage, keyFigures, text, chart, table, scenarioComparison, autopsies, storyboard, analysis, assumptions, checks, pageBreak];

const byId: ReadonlyMap<string, SectionKind> = new Map(sectionKinds.map((kind) => [kind.id, kind]));

/** The kind with this id; undefined for one of a later program. */
export function sectionKind(id: string): SectionKind | undefined {
  return byId.get(id);
}
