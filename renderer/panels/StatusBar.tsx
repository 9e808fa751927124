import { failuresUpTo } from '../../shared/measures/outcome.ts';
import { unitLabel } from '../../shared/base/units.ts';
import { baseScenarioId } from '../../shared/drivers/scenario.ts';
import { toggleCascade } from '../state/cascade.ts';
import { checks } from '../state/checks.ts';
import { save, saveWait } from '../state/files.ts';
import { journalState } from '../state/journal.ts';
import { calculation, result } from '../state/recalc.ts';
import { language } from '../state/settings.ts';
import { translate } from '../state/translate.ts';
import { editing, problemsShown, selectionStats } from '../state/view.ts';
import { showToast } from '../state/toasts.ts';
import { dirty, scenario, workbook } from '../state/workbook.ts';
import { FileWorkState } from './FileWorkState.tsx';
import { Icon } from '../controls/Icon.tsx';
import { NextFailureStatus } from './whatIf/NextFailureStatus.tsx';

/** The line under everything: mode, selection, outcome, calculation, checks. */
export function StatusBar() {
  return (
    <footer class="statusBar" aria-label={translate('shell.status')}>
      <JournalFault />
      <SaveWaits />
      <FileWorkState />
      <Mode />
      <Selection />
      <NextFailureStatus />
      <span class="grow" />
      <Calculation />
      <Outcome />
      <CheckState />
    </footer>
  );
}

/** Edits that a crash would lose: said at once, with the way out. */
function JournalFault() {
  const state = journalState.value;
  if (state.state === 'ok' || !dirty.value) return null;
  return (
    <span role="alert">
      <button type="button" class="statusBad statusLink" data-testid="journalFault" onClick={() => void save()}>
        <Icon name="warning" /> {translate('safety.journalFailed', { code: state.code })}
      </button>
    </span>
  );
}

/** Named at once, or a save that is held up for ten seconds looks like a program that hangs. */
function SaveWaits() {
  const wait = saveWait.value;
  return (
    <span role="status" class="statusWarning" data-testid="saveWaits">
      {wait !== null && translate('saving.waits', { ...wait })}
    </span>
  );
}

function Mode() {
  const { id, name } = scenario.value;
  return (
    <>
      <span data-testid="mode">{translate(editing.value ? 'shell.mode.edit' : 'shell.mode.ready')}</span>
      {id !== baseScenarioId && (
        <span class="statusScenario" data-testid="scenarioMode">
          {translate('shell.mode.scenario', { name })}
        </span>
      )}
    </>
  );
}

/** What the selected cells come to; a click on a number copies it in full. Numbers in different units are counted, not added. */
function Selection() {
  const stats = selectionStats.value;
  if (stats === null) return null;
  const [unit = 'none', ...otherUnits] = stats.units;
  const isPercent = unit === 'perYear' || unit === 'share';
  const names = (): string => stats.units.map((each) => unitLabel(each, language.value, workbook.value.currency) || translate('stats.noUnit')).join(language.value === 'en' ? ', ' : '、');
  return (
    <span class="statusStats" data-testid="selectionStats">
      <Figure name="count" value={stats.count} isPercent={false} />
      {stats.numbers !== stats.count && <Figure name="numbers" value={stats.numbers} isPercent={false} />}
      {(['sum', 'average', 'min', 'max'] as const).map((name) => {
        const value = stats[name];
        return value === null ? null : <Figure key={name} name={name} value={value} isPercent={isPercent} />;
      })}
      {otherUnits.length > 0 && <span title={translate('stats.mixedHelp', { units: names() })}>{translate('stats.mixed')}</span>}
    </span>
  );
}

interface FigureProps {
  readonly name: 'count' | 'numbers' | 'sum' | 'average' | 'min' | 'max';
  readonly value: number;
  readonly isPercent: boolean;
}

function Figure({ name, value, isPercent }: FigureProps) {
  const locale = language.value === 'en' ? 'en-US' : 'zh-Hant-TW';
  const shown = isPercent ? `${(value * 100).toLocaleString(locale, { maximumFractionDigits: 2 })}%` : value.toLocaleString(locale, { maximumFractionDigits: 4 });
  const words = translate(name === 'numbers' ? 'stats.numbers' : `shell.stats.${name}`, { value: shown });
  // Fifteen digits are what a spreadsheet takes; the last bits of a sum are noise.
  const full = isPercent ? `${Number((value * 100).toPrecision(15))}%` : String(Number(value.toPrecision(15)));
  const copy = (): void => {
    void navigator.clipboard.writeText(full).then(
      () => showToast('success', () => translate('stats.copied', { value: full })),
      () => showToast('error', () => translate('stats.notCopied')),
    );
  };
  return (
    <button type="button" class="statusFigure" title={translate('stats.copy', { value: full })} data-testid={`stats-${name}`} onClick={copy}>
      {words}
    </button>
  );
}

function Outcome() {
  const outcome = result.value.result;
  if (outcome === null || outcome.firmCount === 0) return null;
  const count = failuresUpTo(outcome, outcome.quarters);
  return (
    <button
      type="button"
      class={`statusFailures statusLink ${count > 0 ? 'some' : ''} ${result.value.stale ? 'stale' : ''}`}
      title={translate('cascade.open')}
      data-testid="failures"
      data-count={count}
      onClick={toggleCascade}
    >
      {count > 0 && <Icon name="failed" />}
      {count > 0 ? translate('shell.firmsFailed', { count, firms: outcome.firmCount }) : translate('shell.noFailure', { firms: outcome.firmCount })}
    </button>
  );
}

function Calculation() {
  const status = calculation.value;
  switch (status.state) {
    case 'failed':
      return (
        <span class="statusBad" role="alert" data-testid="calculation" data-state="failed" title={status.message}>
          {translate(`shell.calculation.${status.cause}`)}
        </span>
      );
    case 'refused':
      return (
        <button
          type="button"
          class="statusBad statusLink"
          data-testid="calculation"
          data-state="refused"
          onClick={() => {
            problemsShown.value = true;
          }}
        >
          {translate('shell.calculationRefused', { count: status.problems.length })}
        </button>
      );
    case 'running':
    case 'idle': {
      // While a run is on its way the last time stays: a text that flickers at every step of a slider is noise.
      const { result: outcome, milliseconds, revision } = result.value;
      const text = outcome === null ? translate('shell.calculating') : translate('shell.recalculated', { milliseconds: Math.max(0.1, milliseconds).toFixed(milliseconds < 10 ? 1 : 0) });
      return (
        <span class="muted" data-testid="calculation" data-state={status.state} data-revision={revision} data-stale={result.value.stale}>
          {outcome === null && status.state === 'idle' ? '' : text}
        </span>
      );
    }
  }
}

function CheckState() {
  const { passed, problemCount, doubts, residual, ledgerError } = checks.value;
  if (residual === null || ledgerError === null) return null;
  const isGood = passed && problemCount + doubts === 0;
  return (
    <span class={isGood ? 'statusGood' : passed ? 'statusWarning' : 'statusBad'} data-testid="checks" title={translate('shell.checksPassedTip', { residual: residual.toExponential(1), ledger: ledgerError.toExponential(1) })}>
      <Icon name={isGood ? 'check' : 'warning'} />
      {/* In the words of the flag in the header. */}
      {problemCount > 0 ? translate('shell.problemCount', { count: problemCount }) : passed && doubts > 0 ? translate('checks.warningCount', { count: doubts }) : translate(passed ? 'shell.checksPassed' : 'shell.checksFailed')}
    </span>
  );
}
