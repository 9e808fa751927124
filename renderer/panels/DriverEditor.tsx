import { useState } from 'preact/hooks';
import type { Driver } from '../../shared/drivers/driver.ts';
import { driverPath, driverProblem, type DriverSpec, isShocks, type Shock } from '../../shared/drivers/path.ts';
import { depthRange } from '../../shared/drivers/shockHandles.ts';
import type { DriverKey } from '../../shared/drivers/registry.ts';
import { typedProblem } from '../../shared/drivers/typedLimits.ts';
import { effectiveScenario } from '../../shared/document/inheritance.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';
import { MenuButton } from '../controls/MenuButton.tsx';
import { parentScenario } from '../state/branches.ts';
import { setDriver } from '../state/edits.ts';
import { explain, localized, translate } from '../state/translate.ts';
import { effective, scenario, workbook } from '../state/workbook.ts';
import { DriverPath } from './DriverPath.tsx';
import { horizon } from './horizon.ts';
import { ShockFields } from './ShockFields.tsx';

interface DriverEditorProps {
  readonly driver: Driver & { readonly key: DriverKey };
  /** Base shows its paths but takes no shocks. */
  readonly readOnly: boolean;
}

/** One driver of the scenario: what is done to it, and the path that follows. */
export function DriverEditor({ driver, readOnly }: DriverEditorProps) {
  const own = scenario.value.drivers[driver.key];
  const spec = effective.value.drivers[driver.key];
  const isInherited = own === undefined && spec !== undefined;
  const parent = parentScenario.value;
  const overParent = parent !== null && effectiveScenario(workbook.value.scenarios, parent).drivers[driver.key] !== undefined;
  const quarters = horizon();
  const name = localized(driver.label);
  const shocks = spec === undefined ? [] : isShocks(spec) ? spec : null;
  const problem = driverProblem(spec, driver.base, quarters);
  const replace = (index: number, next: Shock | null, gesture: string | null): void => {
    const changed = (shocks ?? []).flatMap((each, at) => (at !== index ? [each] : next === null ? [] : [next]));
    setDriver(driver.key, changed, gesture);
  };
  return (
    <section class="driver" aria-label={name} data-testid={`driver-${driver.key}`}>
      <div class="driverHead">
        <h3 title={localized(driver.help)}>{name}</h3>
        <span class="muted driverHelp" title={isInherited && parent !== null ? translate('branch.inherited', { name: parent.name }) : undefined}>
          {isInherited && parent !== null ? translate('branch.inherited', { name: parent.name }) : spec === undefined || (isShocks(spec) && spec.length === 0) ? translate('shell.driver.undisturbed') : ''}
        </span>
        {!readOnly && shocks !== null && (
          <Button kind="quiet" testId={`addShock-${driver.key}`} onClick={() => setDriver(driver.key, [...shocks, { start: 1, depth: firstDepth(driver) }], null)}>
            <Icon name="plus" />
            {translate('shell.driver.addShock')}
          </Button>
        )}
        {!readOnly && (
          <MenuButton
            label={translate('shell.driver.actions', { driver: name })}
            testId={`driverActions-${driver.key}`}
            entries={[
              shocks === null
                ? { id: 'toShocks', label: translate('shell.driver.toShocks'), run: () => setDriver(driver.key, [{ start: 1, depth: firstDepth(driver) }], null) }
                : { id: 'toValues', label: translate('shell.driver.toValues'), run: () => setDriver(driver.key, { values: Array.from(driverPath(spec, driver.base, driver.cut, quarters)).slice(1) }, null) },
              ...(isInherited && spec !== undefined ? [{ id: 'setHere', label: translate('branch.setHere'), run: () => setDriver(driver.key, spec, null) }] : []),
              ...(overParent ? [{ id: 'undoParent', label: translate('branch.undoParent'), run: () => setDriver(driver.key, [], null) }] : []),
              { id: 'clearDriver', label: translate(overParent ? 'branch.useParent' : 'shell.driver.clear'), disabled: own === undefined, run: () => setDriver(driver.key, null, null) },
            ]}
          >
            <Icon name="more" />
          </MenuButton>
        )}
      </div>
      <DriverPath driver={driver} spec={spec} quarters={quarters} {...(readOnly ? {} : { onMove: replace })} />
      <p class="muted driverMeaning">{localized(driver.help)}</p>
      {shocks?.map((shock, index) => (
        <ShockFields
          key={index}
          driver={driver}
          shock={shock}
          number={index + 1}
          readOnly={readOnly}
          onChange={(next, gesture) => replace(index, next, gesture)}
          onRemove={() => {
            replace(index, null, null);
            // The button that had the focus goes with its shock.
            requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-testid="addShock-${driver.key}"]`)?.focus());
          }}
        />
      ))}
      {shocks === null && spec !== undefined && !isShocks(spec) && <ValueList driver={driver} values={spec.values} readOnly={readOnly} />}
      {problem !== null && (
        <p class="fieldError" role="alert">
          {explain(problem)}
        </p>
      )}
    </section>
  );
}

/** The values of a path as one line of text, as they would be pasted from a row of a sheet. */
function ValueList({ driver, values, readOnly }: { readonly driver: Driver & { readonly key: DriverKey }; readonly values: readonly number[]; readonly readOnly: boolean }) {
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const commit = (text: string): void => {
    const numbers = text.split(/[\s,;、，；]+/).filter((part) => part !== '').map(readNumber);
    const next: DriverSpec = { values: numbers };
    const problem = typedProblem(numbers, driver) ?? driverProblem(next, driver.base, horizon());
    if (problem !== null) return setRefused(explain(problem));
    setDraft(null);
    setRefused(null);
    if (numbers.join() !== values.join()) setDriver(driver.key, next, null);
  };
  return (
    <div class="valueList">
      <label>
        <span class="fieldLabel">{translate('shell.driver.values')}</span>
        <textarea
          class="field inputText"
          rows={2}
          spellcheck={false}
          disabled={readOnly}
          aria-invalid={refused !== null}
          data-testid={`values-${driver.key}`}
          value={draft ?? values.map((value) => Number(value.toFixed(10))).join('  ')}
          onInput={(event) => setDraft(event.currentTarget.value)}
          onBlur={(event) => {
            if (draft !== null) commit(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              setDraft(null);
              setRefused(null);
            } else if (event.key === 'Enter' && !event.isComposing) {
              event.preventDefault();
              commit(event.currentTarget.value);
            }
          }}
        />
      </label>
      {refused !== null && (
        <span class="fieldError" role="alert">
          {refused}
        </span>
      )}
    </div>
  );
}

/** A number, or a percentage; NaN for anything else, which the driver's own check then names. */
function readNumber(text: string): number {
  const plain = text.normalize('NFKC');
  return plain.endsWith('%') ? Number(plain.slice(0, -1)) / 100 : Number(plain);
}

/** A first shock large enough to be seen. */
function firstDepth(driver: Driver): number {
  const { min } = depthRange(driver);
  return driver.base === 0 ? 0.01 : driver.key === 'credit' ? min : -0.3;
}
