import { useEffect, useState } from 'preact/hooks';
import { failuresByQuarter, failuresUpTo } from '../../shared/measures/outcome.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';
import { result } from '../state/recalc.ts';
import { translate } from '../state/translate.ts';
import { quarter, setQuarter } from '../state/view.ts';

/** Time that each quarter stays while the quarters are played. */
const stepTime = 700;

/** The slider over time: grid and charts show the quarter chosen here; a bar marks the failures of each quarter. */
export function QuarterScrubber() {
  const [playing, setPlaying] = useState(false);
  const outcome = result.value.result;
  const last = outcome?.quarters ?? 0;
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => {
      if (quarter.peek() >= last) setPlaying(false);
      else setQuarter(quarter.peek() + 1);
    }, stepTime);
    return () => clearInterval(timer);
  }, [playing, last]);
  if (outcome === null) return <div class="scrubber" />;
  const now = quarter.value;
  const counts = failuresByQuarter(outcome);
  const most = Math.max(1, ...counts);
  const togglePlay = (): void => {
    if (!playing && now >= last) setQuarter(0);
    setPlaying(!playing);
  };
  return (
    <div class={`scrubber ${result.value.stale ? 'stale' : ''}`} data-testid="scrubber">
      <Button kind="quiet icon" label={translate(playing ? 'shell.pause' : 'shell.play')} testId="play" onClick={togglePlay}>
        <Icon name={playing ? 'pause' : 'play'} />
      </Button>
      <Button kind="quiet icon" label={translate('shell.previousQuarter')} disabled={now === 0} onClick={() => setQuarter(now - 1)}>
        <Icon name="previous" />
      </Button>
      <Button kind="quiet icon" label={translate('shell.nextQuarter')} disabled={now >= last} onClick={() => setQuarter(now + 1)}>
        <Icon name="next" />
      </Button>
      <div class="scrubberTrack">
        <div class="scrubberTicks" aria-hidden="true">
          {Array.from(counts, (count, t) => (
            <span key={t} class={`scrubberTick ${t === now ? 'now' : ''} ${t <= now ? 'past' : ''}`} title={translate('shell.failuresInQuarter', { quarter: t, count })}>
              {count > 0 && <span class="scrubberBar" style={{ height: `${30 + (70 * count) / most}%` }} />}
            </span>
          ))}
        </div>
        <input
          type="range"
          min={0}
          max={last}
          step={1}
          value={now}
          aria-label={translate('shell.quarter')}
          aria-valuetext={now === 0 ? translate('shell.opening') : translate('shell.quarterOf', { quarter: now, quarters: last })}
          data-testid="quarter"
          onInput={(event) => setQuarter(Number(event.currentTarget.value))}
        />
      </div>
      <span class="scrubberText">
        <strong data-testid="quarterText">{now === 0 ? translate('shell.opening') : translate('shell.quarterOf', { quarter: now, quarters: last })}</strong>
        {outcome.firmCount > 0 && (
          <span class="muted" data-testid="failuresByNow">
            {translate('shell.failuresByNow', { count: failuresUpTo(outcome, now), firms: outcome.firmCount })}
          </span>
        )}
      </span>
    </div>
  );
}
