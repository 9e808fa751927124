import type { HistoryEntry } from '../../shared/document/history.ts';
import { allSteps } from '../../shared/document/history.ts';
import { placeText } from '../../shared/document/placeText.ts';
import { rowsOf } from '../../shared/document/document.ts';
import { stepPlace, stepSize } from '../../shared/document/stepPlace.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';
import { SidePanel } from '../controls/SidePanel.tsx';
import { language } from '../state/settings.ts';
import { localized, translate } from '../state/translate.ts';
import { historyShown, historyView } from '../state/view.ts';
import { history, jumpTo, workbook } from '../state/workbook.ts';
import { ChangeLog } from './ChangeLog.tsx';

/** More would make a list that nobody scrolls through; the latest are shown. */
const mostShown = 500;

/** Every step since the workbook was opened, the last one on top, to go back or forward to; and the change log beside it. */
export function HistoryPanel() {
  if (!historyShown.value) return null;
  const isLog = historyView.value === 'log';
  return (
    <SidePanel title={translate(isLog ? 'log.title' : 'history.title')} onClose={() => (historyShown.value = false)} testId="history">
      <div class="panelTabs" role="group" aria-label={translate('history.title')}>
        {(['steps', 'log'] as const).map((each) => (
          <Button key={each} kind="quiet small" pressed={historyView.value === each} testId={`history-${each}`} onClick={() => (historyView.value = each)}>
            {translate(each === 'log' ? 'log.title' : 'log.steps')}
          </Button>
        ))}
      </div>
      {isLog ? <ChangeLog /> : <Steps />}
    </SidePanel>
  );
}

function Steps() {
  const steps = allSteps(history.value);
  const now = history.value.done.length;
  const { savedAt } = history.value;
  const positions = Array.from({ length: steps.length + 1 }, (_, index) => steps.length - index);
  return (
    <>
      <p class="muted">{translate('history.help')}</p>
      <ol class="historyList" onKeyDown={moveInList}>
        {positions.slice(0, mostShown).map((position) => (
          <Step key={position} entry={position === 0 ? null : (steps[position - 1] ?? null)} position={position} now={now} isSaved={position === savedAt} />
        ))}
      </ol>
      {positions.length > mostShown && <p class="muted">{translate('history.more', { count: positions.length - mostShown })}</p>}
    </>
  );
}

interface StepProps {
  /** null: the workbook as it was opened. */
  readonly entry: HistoryEntry | null;
  readonly position: number;
  readonly now: number;
  readonly isSaved: boolean;
}

function Step({ entry, position, now, isSaved }: StepProps) {
  const label = entry === null ? translate('history.opened') : localized(entry.label);
  const place = entry === null ? null : placeOf(entry);
  return (
    <li>
      <button
        type="button"
        class={`historyStep ${position > now ? 'undone' : ''}`}
        aria-current={position === now ? 'step' : undefined}
        data-testid={`step-${position}`}
        onClick={() => jumpTo(position)}
      >
        <span class="historyMark">{position === now && <Icon name="play" />}</span>
        <span class="historyWords">
          <span>{label}</span>
          {place !== null && <span class="muted">{place}</span>}
          {position > now && <span class="visuallyHidden">{translate('history.undone')}</span>}
        </span>
        {isSaved && (
          <span class="muted historySaved">
            <Icon name="save" />
            {translate('history.saved')}
          </span>
        )}
      </button>
    </li>
  );
}

/** Where a step was made, while that place is there: rows that are gone have no name. */
function placeOf({ focus, patch }: HistoryEntry): string | null {
  if (focus === undefined) return null;
  const at = stepPlace(focus, patch);
  const isThere = at.id === undefined || rowsOf(workbook.value, at.table).some(({ id }) => id === at.id);
  if (!isThere) return null;
  const others = stepSize(patch) - 1;
  const place = placeText(workbook.value, at, language.value);
  return others > 0 ? translate('history.andMore', { place, count: others }) : place;
}

function moveInList(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || !(event.currentTarget instanceof HTMLElement)) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('.historyStep')];
  buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + step]?.focus();
}
