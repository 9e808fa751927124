import { useEffect, useRef, useState } from 'preact/hooks';
import { listed } from '../../../shared/text/punctuation.ts';
import { Button } from '../../controls/Button.tsx';
import { Icon } from '../../controls/Icon.tsx';
import { cascadeShown, cascadeSteps, goToStep, stepIndex } from '../../state/cascade.ts';
import { currentTab, showPlace } from '../../state/place.ts';
import { result } from '../../state/recalc.ts';
import { announce } from '../../state/toasts.ts';
import { language } from '../../state/settings.ts';
import { translate } from '../../state/translate.ts';
import { partyName } from '../why/explanationText.ts';
import { NetworkPicture } from './NetworkPicture.tsx';
import { StepList } from './StepList.tsx';
import { stepName } from './stepText.ts';
import './cascade.css';

/** Time that each step stays while the cascade is played. */
const stepTime = 1200;
/** More names than these are not read out. */
const mostSpoken = 8;

/** The cascade player under the sheet: grid, charts and the picture of who owes whom step together. */
export function CascadeDock() {
  return cascadeShown.value ? <Dock /> : null;
}

function Dock() {
  const dock = useRef<HTMLElement>(null);
  const [playing, setPlaying] = useState(false);
  const steps = cascadeSteps.value;
  const now = stepIndex.value;
  const step = steps[now];
  const last = steps.length - 1;
  useEffect(() => {
    const before = document.activeElement;
    dock.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => {
      if (stepIndex.peek() >= cascadeSteps.peek().length - 1) setPlaying(false);
      else showStep(stepIndex.peek() + 1);
    }, stepTime);
    return () => clearInterval(timer);
  }, [playing]);
  const go = (index: number): void => {
    showStep(index);
    speak();
  };
  const togglePlay = (): void => {
    if (!playing && stepIndex.peek() >= cascadeSteps.peek().length - 1) goToStep(0);
    setPlaying(!playing);
  };
  if (step === undefined) return null;
  return (
    <section ref={dock} class={`cascadeDock ${result.value.stale ? 'stale' : ''}`} tabIndex={-1} aria-label={translate('cascade.title')} data-testid="cascade" data-step={now} onKeyDown={(event) => onKey(event, go, togglePlay)}>
      <header class="cascadeHead">
        <h2>{translate('cascade.title')}</h2>
        <Button kind="quiet icon" label={translate('cascade.previous')} testId="cascadePrevious" disabled={now <= 0} onClick={() => go(now - 1)}>
          <Icon name="previous" />
        </Button>
        <Button kind="quiet icon" label={translate(playing ? 'cascade.pause' : 'cascade.play')} testId="cascadePlay" onClick={togglePlay}>
          <Icon name={playing ? 'pause' : 'play'} />
        </Button>
        <Button kind="quiet icon" label={translate('cascade.next')} testId="cascadeNext" disabled={now >= last} onClick={() => go(now + 1)}>
          <Icon name="next" />
        </Button>
        <strong data-testid="cascadeStep">{stepName(step)}</strong>
        <span class="muted">{translate('cascade.place', { step: now + 1, steps: steps.length })}</span>
        <span class="grow" />
        <span class="muted">{translate('cascade.help')}</span>
        <Button kind="quiet icon" label={translate('shell.close')} testId="cascadeClose" onClick={() => (cascadeShown.value = false)}>
          <Icon name="close" />
        </Button>
      </header>
      <div class="cascadeBody">
        <NetworkPicture step={step} />
        <StepList steps={steps} now={now} onGo={go} />
      </div>
    </section>
  );
}

/** Goes to a step, and brings the first firm that fails in it into view where the firms are shown; the focus stays where it is. */
function showStep(index: number): void {
  goToStep(index);
  const id = cascadeSteps.peek()[stepIndex.peek()]?.failures[0];
  if (id === undefined || currentTab.peek() !== 'firms') return;
  const focused = document.activeElement;
  showPlace({ table: 'firms', id });
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
}

/** Space plays, unless it presses a button; arrows step, but in the list they scroll no further than the steps go. */
function onKey(event: KeyboardEvent, go: (index: number) => void, togglePlay: () => void): void {
  const now = stepIndex.peek();
  const last = cascadeSteps.peek().length - 1;
  const target = { ArrowLeft: now - 1, ArrowUp: now - 1, ArrowRight: now + 1, ArrowDown: now + 1, Home: 0, End: last }[event.key];
  const onButton = event.target instanceof HTMLButtonElement;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (target !== undefined) go(target);
  else if (event.key === ' ' && !onButton) togglePlay();
  else if (event.key === 'Escape') cascadeShown.value = false;
  else return;
  event.preventDefault();
}

/** Tells a screen reader which step is shown and who fails in it. */
function speak(): void {
  const step = cascadeSteps.peek()[stepIndex.peek()];
  if (step === undefined) return;
  const names = step.failures.slice(0, mostSpoken).map(partyName);
  const more = step.failures.length - names.length;
  const firms = listed(language.value, [...names, ...(more > 0 ? [translate('cascade.more', { count: more })] : [])]);
  announce(step.failures.length === 0 ? translate('cascade.announceQuiet', { step: stepName(step) }) : translate('cascade.announce', { step: stepName(step), firms }));
}
