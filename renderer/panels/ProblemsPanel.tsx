import type { Problem } from '../../shared/document/problems.ts';
import { tableOf } from '../../shared/document/document.ts';
import { placeText } from '../../shared/document/placeText.ts';
import { Icon } from '../controls/Icon.tsx';
import { SidePanel } from '../controls/SidePanel.tsx';
import { openWarnings } from '../state/files.ts';
import { calculation } from '../state/recalc.ts';
import { explain, translate } from '../state/translate.ts';
import { language } from '../state/settings.ts';
import { showReview } from '../state/review.ts';
import { problemsShown } from '../state/view.ts';
import { currentScenarioId, problems, showFocus, workbook } from '../state/workbook.ts';
import { rowName } from '../state/placeName.ts';

/** What is wrong with the workbook, with a way to each place; also what the codec remarked and why a calculation was refused. */
export function ProblemsPanel() {
  if (!problemsShown.value) return null;
  const found = problems.value;
  const refused = calculation.value.state === 'refused' ? calculation.value.problems : [];
  const close = (): void => {
    problemsShown.value = false;
  };
  return (
    <SidePanel title={translate('shell.problems')} onClose={close} testId="problems">
      <ul>
        {found.map((each, index) => (
          <ProblemLine key={index} problem={each} />
        ))}
        {found.length === 0 &&
          refused.map((each, index) => (
            <li key={`refused ${index}`} class="problem error">
              <Icon name="failed" />
              <button
                type="button"
                class="link"
                onClick={() => {
                  if (each.target === 'scenario') showFocus({ table: 'scenarios', id: each.id, key: each.field, scenario: currentScenarioId() });
                  else showFocus({ table: tableOf(each.target), id: each.id, key: each.field, scenario: currentScenarioId() });
                }}
              >
                {each.target === 'scenario' ? translate('shell.tab.scenario') : rowName(each.target, each.id)}
              </button>
              <span>{explain(each)}</span>
            </li>
          ))}
        {openWarnings.value.map((each, index) => (
          <li key={`warning ${index}`} class="problem">
            <Icon name="warning" />
            <span>{explain(each)}</span>
          </li>
        ))}
      </ul>
      <p>
        <button type="button" class="link" data-testid="allChecks" onClick={() => showReview('checks')}>
          {translate('checks.all')}
        </button>
      </p>
      {found.length + refused.length + openWarnings.value.length === 0 && <p class="muted">{translate('shell.noProblems')}</p>}
    </SidePanel>
  );
}

function ProblemLine({ problem }: { readonly problem: Problem }) {
  const place = placeText(workbook.value, problem.place, language.value);
  const isError = problem.severity === 'error';
  return (
    <li class={`problem ${problem.severity}`}>
      <Icon name={isError ? 'failed' : 'warning'} />
      <span class="visuallyHidden">{translate(isError ? 'shell.problem.error' : 'shell.problem.warning')}</span>
      <button type="button" class="link" title={translate('shell.problem.show', { place })} onClick={() => showFocus(problem.place)}>
        {place}
      </button>
      <span>{explain(problem)}</span>
    </li>
  );
}
