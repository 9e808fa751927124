import { ScenarioInputs } from './scenarios/ScenarioInputs.tsx';
import { ScenarioTree } from './scenarios/ScenarioTree.tsx';
import { SignOffDialog } from './scenarios/SignOff.tsx';
import { signingOff } from '../state/branches.ts';

/** The scenarios as a tree, and beside it what the one in front does to the workbook. */
export function ScenarioSheet() {
  return (
    <div class="scenarioTab">
      <ScenarioTree />
      <ScenarioInputs />
      {signingOff.value !== null && <SignOffDialog key={signingOff.value} />}
    </div>
  );
}
