import { useMemo, useState } from 'preact/hooks';
import { cellOf, whatStaysOut, whyNotRestored } from '../../../shared/document/commands/scenariosRestore.ts';
import type { CellEdit } from '../../../shared/document/commands/setCells.ts';
import type { Comparison } from '../../../shared/document/comparison.ts';
import type { WorkbookDifference } from '../../../shared/document/workbookDifferences.ts';
import { Button } from '../../controls/Button.tsx';
import { explain, translate } from '../../state/translate.ts';
import { restoreIntoScenario } from '../../state/versions.ts';
import { workbook } from '../../state/workbook.ts';
import { DifferenceList } from './DifferenceList.tsx';

/** One of the two workbooks compared. */
export interface ComparedSide {
  readonly name: string;
  /** It is the workbook on the table. */
  readonly isPresent: boolean;
}

interface RestorePanelProps {
  readonly comparison: Comparison;
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  readonly onDone: () => void;
}

/** What differs between two versions; the chosen values, or all, go into a new scenario of the workbook on the table. */
export function RestorePanel({ comparison, before, after, onDone }: RestorePanelProps) {
  const [side, setSide] = useState<'before' | 'after'>(after.isPresent ? 'before' : 'after');
  const [picked, setPicked] = useState<ReadonlySet<WorkbookDifference>>(new Set());
  const from = side === 'before' ? before : after;
  const [name, setName] = useState<string | null>(null);
  const { differences } = comparison;
  const present = workbook.value;
  const held = useMemo(() => new Map(differences.flatMap((each): [WorkbookDifference, CellEdit][] => {
    const cell = cellOf(each, side);
    return cell === null || whyNotRestored(present, cell) !== null ? [] : [[each, cell]];
  })), [differences, side, present]);
  const staysOut = useMemo(() => whatStaysOut(present, differences, side), [present, differences, side]);
  const reasonOf = (each: WorkbookDifference): string | null => {
    const cell = cellOf(each, side);
    const why = cell === null ? { code: 'restore.notOverridable', details: {} } : whyNotRestored(present, cell);
    return why === null ? null : explain(why);
  };
  const chosen = [...held].filter(([each]) => picked.has(each)).map(([, cell]) => cell);
  const isAll = held.size > 0 && chosen.length === held.size;
  const scenarioName = name ?? translate('restore.nameOf', { time: from.name });
  const toggle = (each: WorkbookDifference): void => {
    const next = new Set(picked);
    if (!next.delete(each)) next.add(each);
    setPicked(next);
  };
  return (
    <>
      <DifferenceList comparison={comparison} beforeName={before.name} afterName={after.name} choice={{ isPicked: (each) => picked.has(each), reasonOf, toggle }} />
      {staysOut.size > 0 && (
        <p class="muted" data-testid="staysOut">
          {translate('restore.staysOut', { parts: Array.from(staysOut, ([why, count]) => translate(`restore.staysOut.${why}`, { count })).join(translate('restore.partsBetween')) })}
        </p>
      )}
      {differences.length > 0 && (
        <div class="restoreBar" data-testid="restoreBar">
          <label class="restoreAll">
            <input type="checkbox" data-testid="restoreAll" disabled={held.size === 0} checked={isAll} onChange={() => setPicked(isAll ? new Set() : new Set(held.keys()))} /> {translate('restore.all')}
          </label>
          <label>
            {translate('restore.valuesOf')}{' '}
            <select class="field" data-testid="restoreSide" value={side} onChange={(event) => setSide(event.currentTarget.value === 'before' ? 'before' : 'after')}>
              <option value="before">{before.name}</option>
              <option value="after">{after.name}</option>
            </select>
          </label>
          <input class="field" type="text" maxLength={200} data-testid="restoreName" aria-label={translate('restore.name')} value={scenarioName} onInput={(event) => setName(event.currentTarget.value)} />
          <Button kind="primary" testId="restoreInto" disabled={chosen.length === 0} onClick={() => restoreIntoScenario(scenarioName, chosen) && onDone()}>{translate('restore.do', { count: chosen.length })}</Button>
        </div>
      )}
    </>
  );
}
