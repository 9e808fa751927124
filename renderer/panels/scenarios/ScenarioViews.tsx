import { scenarioView, scenarioViews } from '../../state/branches.ts';
import { translate } from '../../state/translate.ts';

/** Chooses what stands beside the tree; the arrow keys move between the views. */
export function ScenarioViews() {
  return (
    <div class="tabs viewTabs" role="tablist" aria-label={translate('branch.views')} onKeyDown={move}>
      {scenarioViews.map((view) => (
        <button
          key={view}
          id={`scenarioView-${view}`}
          type="button"
          role="tab"
          class="tab"
          aria-selected={scenarioView.value === view}
          aria-controls="scenarioView"
          tabIndex={scenarioView.value === view ? 0 : -1}
          data-testid={`scenarioView-${view}`}
          onClick={() => {
            scenarioView.value = view;
          }}
        >
          {translate(`branch.view.${view}`)}
        </button>
      ))}
    </div>
  );
}

function move(event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const next = scenarioViews[(scenarioViews.indexOf(scenarioView.value) + step + scenarioViews.length) % scenarioViews.length];
  if (next === undefined) return;
  scenarioView.value = next;
  document.getElementById(`scenarioView-${next}`)?.focus();
}
