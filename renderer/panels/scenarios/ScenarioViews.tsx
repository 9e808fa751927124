import { type ScenarioView, scenarioView, scenarioViews } from '../../state/place.ts';
import { differFromParent } from '../../state/scenarioCopies.ts';
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
          onClick={() => open(view)}
        >
          {translate(`branch.view.${view}`)}
        </button>
      ))}
    </div>
  );
}

function open(view: ScenarioView): void {
  // What differs is asked of the scenario in front first; other sides are chosen in the view.
  if (view === 'differences' && scenarioView.peek() !== view) differFromParent();
  scenarioView.value = view;
}

function move(event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const next = scenarioViews[(scenarioViews.indexOf(scenarioView.value) + step + scenarioViews.length) % scenarioViews.length];
  if (next === undefined) return;
  open(next);
  document.getElementById(`scenarioView-${next}`)?.focus();
}
