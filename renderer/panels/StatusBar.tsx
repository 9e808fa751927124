import { failuresUpTo } from '../../shared/measures/outcome.ts';
import { baseScenarioId } from '../../shared/drivers/scenario.ts';
import { checks } from '../state/checks.ts';
import { calculation, result } from '../state/recalc.ts';
import { language } from '../state/settings.ts';
import { translate } from '../state/translate.ts';
import { editing, problemsShown, selectionStats } from '../state/view.ts';
import { scenario } from '../state/workbook.ts';
import { Icon } from '../controls/Icon.tsx';

/** The line under everything: mode, selection, outcome, calculation, checks. */
export function StatusBar() {
  return (
    <footer class="statusBar" aria-label={translate('shell.status')}>
      <Mode />
      <Selection />
      <span class="grow" />
      <Calculation />
      <Outcome />
      <CheckState />
    </footer>
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

function Selection() {
  const stats = selectionStats.value;
  if (stats === null) return null;
  const number = (value: number): string => value.toLocaleString(language.value === 'en' ? 'en-US' : 'zh-Hant-TW', { maximumFractionDigits: 4 });
  const parts = [translate('shell.stats.count', { value: number(stats.count) })];
  for (const key of ['sum', 'average', 'min', 'max'] as const) {
    const value = stats[key];
    if (value !== null) parts.push(translate(`shell.stats.${key}`, { value: number(value) }));
  }
  return (
    <span class="statusStats" data-testid="selectionStats">
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </span>
  );
}

function Outcome() {
  const outcome = result.value.result;
  if (outcome === null || outcome.firmCount === 0) return null;
  const count = failuresUpTo(outcome, outcome.quarters);
  return (
    <span class={`statusFailures ${count > 0 ? 'some' : ''} ${result.value.stale ? 'stale' : ''}`} data-testid="failures" data-count={count}>
      {count > 0 && <Icon name="failed" />}
      {count > 0 ? translate('shell.firmsFailed', { count, firms: outcome.firmCount }) : translate('shell.noFailure', { firms: outcome.firmCount })}
    </span>
  );
}

function Calculation() {
  const status = calculation.value;
  switch (status.state) {
    case 'failed':
      return (
        <span class="statusBad" role="alert" data-testid="calculation" data-state="failed">
          {translate('shell.calculationFailed', { message: status.message })}
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
  const { passed, residual, ledgerError } = checks.value;
  if (residual === null || ledgerError === null) return null;
  return (
    <span class={passed ? 'statusGood' : 'statusBad'} data-testid="checks" title={translate('shell.checksPassedTip', { residual: residual.toExponential(1), ledger: ledgerError.toExponential(1) })}>
      <Icon name={passed ? 'check' : 'warning'} />
      {translate(passed ? 'shell.checksPassed' : 'shell.checksFailed')}
    </span>
  );
}
