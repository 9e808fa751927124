import { useEffect, useRef } from 'preact/hooks';
import type { Driver } from '../../../shared/drivers/driver.ts';
import { type DriverKey, drivers } from '../../../shared/drivers/registry.ts';
import { baseScenarioId } from '../../../shared/drivers/scenario.ts';
import { Button } from '../../controls/Button.tsx';
import { Icon } from '../../controls/Icon.tsx';
import { addScenarioOver, isLockedInFront, possibleParents, setParent } from '../../state/branches.ts';
import { currentTab, focusRequest } from '../../state/place.ts';
import { translate } from '../../state/translate.ts';
import { scenario } from '../../state/workbook.ts';
import { DriverEditor } from '../DriverEditor.tsx';
import { FailuresList } from '../FailuresList.tsx';
import { OverridesList } from '../OverridesList.tsx';
import { SignOffBanner } from './SignOff.tsx';

const allDrivers: readonly (Driver & { readonly key: DriverKey })[] = drivers;

/** What the scenario in front does to the workbook: drivers over time, overridden inputs, forced failures. */
export function ScenarioInputs() {
  const sheet = useRef<HTMLDivElement>(null);
  const request = focusRequest.value;
  useEffect(() => {
    const key = request?.place.table === 'scenarios' && currentTab.peek() === 'scenario' ? request.place.key : undefined;
    if (key !== undefined) sheet.current?.querySelector(`[data-testid="driver-${CSS.escape(key)}"], [data-section="${CSS.escape(key)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [request]);
  const isBase = scenario.value.id === baseScenarioId;
  return (
    <div class="sheetScroll scenarioSheet" ref={sheet} data-testid="scenarioSheet">
      <SignOffBanner />
      {isBase && (
        <div class="invitation" data-testid="baseInvitation">
          <div>
            <h2>{translate('shell.scenario.baseTitle')}</h2>
            <p class="muted">{translate('shell.scenario.baseText')}</p>
          </div>
          <Button kind="primary" testId="createScenario" onClick={() => addScenarioOver(baseScenarioId)}>
            <Icon name="plus" />
            {translate('shell.scenario.create')}
          </Button>
        </div>
      )}
      {!isBase && <ParentChoice />}
      <h2>{translate('shell.drivers')}</h2>
      <div class="drivers" key={scenario.value.id}>
        {allDrivers.map((driver) => (
          <DriverEditor key={driver.key} driver={driver} readOnly={isBase || isLockedInFront.value} />
        ))}
      </div>
      {!isBase && (
        <div class="scenarioLists">
          <OverridesList />
          <FailuresList />
        </div>
      )}
    </div>
  );
}

/** What the scenario in front is laid over. */
function ParentChoice() {
  const each = scenario.value;
  return (
    <label class="group parentChoice" data-section="parent">
      <span class="fieldLabel">{translate('branch.parent')}</span>
      <select class="field" data-testid="parentChoice" disabled={isLockedInFront.value} value={each.parent ?? baseScenarioId} onChange={(event) => setParent(each.id, event.currentTarget.value)}>
        <option value={baseScenarioId}>{translate('shell.base')}</option>
        {possibleParents(each).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
