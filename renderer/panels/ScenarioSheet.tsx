import { assertNever } from '../../shared/base/assert.ts';
import { signingOff } from '../state/branches.ts';
import { scenarioView } from '../state/place.ts';
import { Compare } from './scenarios/Compare.tsx';
import { CopyConflicts } from './scenarios/CopyConflicts.tsx';
import { Differences } from './scenarios/Differences.tsx';
import { Library } from './scenarios/Library.tsx';
import { ScenarioInputs } from './scenarios/ScenarioInputs.tsx';
import { ScenarioTree } from './scenarios/ScenarioTree.tsx';
import { ScenarioViews } from './scenarios/ScenarioViews.tsx';
import { SignOffDialog } from './scenarios/SignOff.tsx';

/** The scenarios as a tree, and beside it what the one in front does, or how several compare. */
export function ScenarioSheet() {
  return (
    <div class="scenarioTab">
      <ScenarioTree />
      <div class="scenarioMain">
        <ScenarioViews />
        <div class="scenarioView" id="scenarioView" role="tabpanel" aria-labelledby={`scenarioView-${scenarioView.value}`}>
          <View />
        </div>
      </div>
      {signingOff.value !== null && <SignOffDialog key={signingOff.value} />}
      <CopyConflicts />
    </div>
  );
}

function View() {
  const view = scenarioView.value;
  switch (view) {
    case 'inputs':
      return <ScenarioInputs />;
    case 'library':
      return <Library />;
    case 'compare':
      return <Compare />;
    case 'differences':
      return <Differences />;
    default:
      return assertNever(view);
  }
}
