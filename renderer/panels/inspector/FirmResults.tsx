import type { EngineResult } from '../../../shared/engine/run.ts';
import { failureOf, type Measure, type MeasureValue } from '../../../shared/measures/define.ts';
import { formatMeasure } from '../../../shared/measures/formatMeasure.ts';
import { measure } from '../../../shared/measures/registry.ts';
import { explainFirm } from '../../state/explained.ts';
import { result } from '../../state/recalc.ts';
import { language } from '../../state/settings.ts';
import { localized, translate } from '../../state/translate.ts';
import { quarter, setQuarter } from '../../state/view.ts';
import { Sparkline } from './Sparkline.tsx';

const lines = [
  { name: 'inspector.cash', of: measure('closingCash') },
  { name: 'inspector.debt', of: measure('closingDebt') },
  { name: 'inspector.dscr', of: measure('closingDscr') },
  { name: 'inspector.ltv', of: measure('closingLtv') },
] as const;
const state = measure('state');

/** What becomes of the firm: state, cash, debt and its ratios over the quarters, and why it fails if it does. */
export function FirmResults({ id }: { readonly id: string }) {
  const { result: outcome, firmIndex, stale } = result.value;
  const index = firmIndex.get(id);
  if (outcome === null || index === undefined) return <p class="muted">{translate('inspector.noResults')}</p>;
  const quarters = Array.from({ length: outcome.quarters + 1 }, (_, at) => at);
  const text = (of: Measure, at: number): string => formatMeasure(of.compute(outcome, index, at), of, language.value);
  return (
    <div class={stale ? 'stale' : ''} data-testid="firmResults">
      <Verdict id={id} outcome={outcome} index={index} />
      <div class="stateStrip" role="img" aria-label={`${localized(state.label)}: ${stateSpans(outcome, index)}`}>
        {quarters.map((at) => (
          // For the mouse alone: by keyboard a quarter is chosen in the table below.
          <span key={at} class={`stateCell ${String(state.compute(outcome, index, at))} ${at === quarter.value ? 'now' : ''}`} title={`${quarterName(at)}: ${text(state, at)}`} onClick={() => setQuarter(at)} />
        ))}
      </div>
      <table class="sparkTable">
        <tbody>
          {lines.map(({ name, of }) => {
            const values = quarters.map((at) => of.compute(outcome, index, at));
            return (
              <tr key={name}>
                <th scope="row" title={localized(of.help)}>{translate(name)}</th>
                <td>
                  <Sparkline values={values.map(asNumber)} quarter={quarter.value} failure={failureOf(outcome, index)} label={spoken(translate(name), of, values)} />
                </td>
                <td class="number">{text(of, quarter.value) || '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <details class="quarterTable">
        <summary>{translate('inspector.byQuarter')}</summary>
        <table class="listTable">
          <thead>
            <tr>
              <th scope="col">{translate('shell.quarter')}</th>
              <th scope="col">{translate('inspector.state')}</th>
              {lines.map(({ name }) => <th key={name} scope="col" class="number">{translate(name)}</th>)}
            </tr>
          </thead>
          <tbody>
            {quarters.map((at) => (
              <tr key={at} class={at === quarter.value ? 'now' : ''}>
                <th scope="row">
                  <button type="button" class="link" onClick={() => setQuarter(at)}>{at === 0 ? translate('shell.opening') : at}</button>
                </th>
                <td class={`stateText ${String(state.compute(outcome, index, at))}`}>{text(state, at)}</td>
                {lines.map(({ name, of }) => <td key={name} class="number">{text(of, at) || '–'}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}

function Verdict({ id, outcome, index }: { readonly id: string; readonly outcome: EngineResult; readonly index: number }) {
  const failure = failureOf(outcome, index);
  if (failure === null) return <p class="verdict sound">{translate('inspector.survives', { quarters: outcome.quarters })}</p>;
  const text = (key: 'failureCause' | 'failureRound'): string => formatMeasure(measure(key).compute(outcome, index, failure), measure(key), language.value);
  const shortfall = outcome.failureShortfall[index] ?? 0;
  return (
    <p class="verdict failed" data-testid="verdict">
      {translate('inspector.failed', { quarter: failure, round: text('failureRound'), cause: text('failureCause') })}
      {shortfall > 0 && <span class="muted"> · {translate('inspector.shortfall', { amount: formatMeasure(shortfall, measure('closingCash'), language.value) })}</span>}
      {' '}
      <button type="button" class="link" data-testid="whyFailed" onClick={() => explainFirm(id)}>
        {translate('autopsy.why')}
      </button>
    </p>
  );
}

function quarterName(at: number): string {
  return at === 0 ? translate('shell.opening') : `${translate('shell.quarter')} ${at}`;
}

function asNumber(value: MeasureValue): number | null {
  return typeof value === 'number' ? value : null;
}

/** The states in turn with the quarter in which each begins, for those who cannot see the strip. */
function stateSpans(outcome: EngineResult, index: number): string {
  const spans: string[] = [];
  let before: MeasureValue = null;
  for (let at = 0; at <= outcome.quarters; at += 1) {
    const now = state.compute(outcome, index, at);
    if (now !== before) spans.push(`${quarterName(at)} ${formatMeasure(now, state, language.value)}`);
    before = now;
  }
  return spans.join(', ');
}

function spoken(name: string, of: Measure, values: readonly MeasureValue[]): string {
  const known = values.filter((value): value is number => typeof value === 'number');
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return translate('inspector.sparkBlank', { name });
  const text = (value: number): string => formatMeasure(value, of, language.value);
  return translate('inspector.spark', { name, first: text(first), last: text(last), low: text(Math.min(...known)), high: text(Math.max(...known)) });
}
