import { outcomes } from '../../../shared/analysis/outcomes/registry.ts';
import { Button } from '../../controls/Button.tsx';
import { result } from '../../state/recalc.ts';
import { localized, translate } from '../../state/translate.ts';
import { asked, question, seenModel, setOutcome } from '../../state/whatIf.ts';
import { scenarioId } from '../../state/workbook.ts';
import { outcomeText } from './inputNames.ts';

/** The outcomes that people set. */
const offered = ['failures', 'losses', 'lowestCash', 'lowestDscr'] as const;

/** Set the answer: an outcome at what it is now, to be dragged or typed to what it should be. */
export function SetAnswer() {
  const model = seenModel.value;
  const outcome = result.value.result;
  // What another scenario comes to is not known before it is run.
  const isInFront = asked.value.scenario === scenarioId.value && !result.value.stale;
  const { input, target, outcome: chosen = 'losses' } = question.value.parameters;
  return (
    <div class="setAnswer" role="group" aria-label={translate('setAnswer.title')} data-testid="setAnswer">
      <p class="muted">{translate('setAnswer.help')}</p>
      {offered.map((key) => {
        const known = outcomes.find((each) => each.key === key);
        if (known === undefined) return null;
        const now = isInFront && outcome !== null ? known.read(outcome) : null;
        return (
          <Button key={key} kind="small" pressed={target !== undefined && chosen === key} testId={`set-${key}`} onClick={() => setOutcome(key, now)}>
            {now === null ? localized(known.label) : translate('setAnswer.now', { outcome: localized(known.label), value: outcomeText(key, now, model) })}
          </Button>
        );
      })}
      {input === undefined && <span class="muted">{translate('setAnswer.noInput')}</span>}
    </div>
  );
}
