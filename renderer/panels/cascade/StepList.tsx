import { useEffect, useRef } from 'preact/hooks';
import type { CascadeLink } from '../../../shared/analysis/explain.ts';
import type { CascadeStep } from '../../state/cascade.ts';
import { explained, explainFirm, explanations, lossesBy } from '../../state/explained.ts';
import { translate } from '../../state/translate.ts';
import { amountText } from '../why/amountText.ts';
import { FragileNote } from '../why/FragileNote.tsx';
import { causeName, partyName, ruleText } from '../why/explanationText.ts';
import { stepName } from './stepText.ts';

/** Firms named in all steps together; of longer stories only the steps around the one looked at are told firm by firm. */
const mostInAll = 300;
const nearby = 2;

interface StepListProps {
  readonly steps: readonly CascadeStep[];
  readonly now: number;
  readonly onGo: (index: number) => void;
}

/** In words what the picture shows: each step with who failed, by which rule, on which number, and who lost by it. */
export function StepList({ steps, now, onGo }: StepListProps) {
  const list = useRef<HTMLOListElement>(null);
  const isShort = steps.reduce((sum, { failures }) => sum + Math.min(mostListed, failures.length), 0) <= mostInAll;
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current="step"]');
    const box = list.current;
    // The list alone scrolls; `scrollIntoView` would move the sheet above as well.
    if (current && box) box.scrollTop = Math.max(0, current.offsetTop - box.offsetTop - 8);
  }, [now, explained.value]);
  return (
    <ol ref={list} class="stepList" aria-label={translate('cascade.steps')} data-testid="cascadeSteps">
      {steps.map((step, index) => (
        <li key={`${step.t} ${step.round}`} aria-current={index === now ? 'step' : undefined} class={index > now ? 'ahead' : ''}>
          <button type="button" class="stepName" onClick={() => onGo(index)}>
            <strong>{stepName(step)}</strong>
            <span class={step.failures.length > 0 ? 'stepCount' : 'muted'}>{step.failures.length > 0 ? translate('cascade.fail', { count: step.failures.length }) : translate('cascade.quiet')}</span>
          </button>
          {step.failures.length > 0 && (isShort || Math.abs(index - now) <= nearby) && <Failures step={step} />}
        </li>
      ))}
    </ol>
  );
}

/** A step of thousands is a number, not a list. */
const mostListed = 25;

function Failures({ step }: { readonly step: CascadeStep }) {
  const shown = step.failures.slice(0, mostListed);
  return (
    <ul class="stepFailures">
      {shown.map((firm) => (
        <Failed key={firm} firm={firm} />
      ))}
      {shown.length < step.failures.length && <li class="muted">{translate('cascade.more', { count: step.failures.length - shown.length })}</li>}
    </ul>
  );
}

function Failed({ firm }: { readonly firm: string }) {
  const why = explanations.value.get(firm);
  const losses = why === undefined ? [] : (lossesBy.value.get(firm) ?? []);
  return (
    <li data-firm={firm}>
      <button type="button" class="link" onClick={() => explainFirm(firm)}>
        {partyName(firm)}
      </button>
      {why !== undefined && (
        <>
          <span class="muted">{` · ${causeName(why.cause)}`}</span>
          <FragileNote firm={firm} />
          <p>{ruleText(why)}</p>
          <p class="muted">{lossText(losses)}</p>
        </>
      )}
    </li>
  );
}

/** The largest losses by name, all of them in the sum. */
function lossText(losses: readonly CascadeLink[]): string {
  if (losses.length === 0) return translate('cascade.noLosses');
  const parts = losses.slice(0, 4).map(({ to, amount, kind }) => translate('cascade.lossPart', { firm: partyName(to), amount: amountText(amount), kind: lossKindName(kind) }));
  return translate('cascade.losses', { amount: amountText(losses.reduce((sum, { amount }) => sum + amount, 0)), parts: [...parts, ...(losses.length > 4 ? ['…'] : [])].join('; ') });
}

function lossKindName(kind: CascadeLink['kind']): string {
  switch (kind) {
    case 'loan': case 'tranche': case 'lease': case 'supply': case 'call': case 'equity':
      return translate(`lossKind.${kind}`);
    default:
      return kind;
  }
}
