import type { RuleError } from '../../shared/rules/ruleError.ts';
import { explain, translate } from '../state/translate.ts';

/** Why a rule is refused: the rule again with the place marked, and the reason with the place in words. */
export function MarkedRule({ formula, error }: { readonly formula: string; readonly error: RuleError }) {
  const { start, end } = error;
  return (
    <>
      <p class="markedRule" aria-hidden="true" data-testid="rule-marked">
        {formula.slice(0, start)}
        <mark>{formula.slice(start, end) || '▲'}</mark>
        {formula.slice(end)}
      </p>
      <p class="fieldError" data-testid="rule-state">{translate('rule.at', { place: start + 1, reason: explain(error) })}</p>
    </>
  );
}
