import { useState } from 'preact/hooks';
import type { Driver } from '../../../shared/drivers/driver.ts';
import type { DriverSpec } from '../../../shared/drivers/path.ts';
import { drivers } from '../../../shared/drivers/registry.ts';
import { tableOf, termOf } from '../../../shared/document/document.ts';
import { baseScenarioId } from '../../../shared/drivers/scenario.ts';
import { mergeShock } from '../../../shared/shocks/mergeShock.ts';
import { type ShockKey, shocks } from '../../../shared/shocks/registry.ts';
import type { ShockDefinition, ShockParts } from '../../../shared/shocks/shock.ts';
import { Button } from '../../controls/Button.tsx';
import { isLockedInFront, scenarioName } from '../../state/branches.ts';
import { rowName } from '../../state/placeName.ts';
import { type AppliedShock, appliedShock, applyShock, type ShockChoice } from '../../state/shockLibrary.ts';
import { explain, localized, translate } from '../../state/translate.ts';
import { effective, firms, overlaid, scenario } from '../../state/workbook.ts';
import { DriverPath } from '../DriverPath.tsx';
import { horizon } from '../horizon.ts';

const library: readonly ShockDefinition[] = shocks;

/** The library of shocks: what each does and where its size comes from, its curve, and sliders that act at once when it is applied. */
export function Library() {
  const [key, setKey] = useState<string>('rentFall' satisfies ShockKey);
  const definition = library.find((each) => each.key === key);
  return (
    <div class="library" data-testid="library">
      <ul class="libraryList" role="listbox" aria-label={translate('branch.view.library')} tabIndex={0} aria-activedescendant={`shock-${key}`} data-testid="libraryList" onKeyDown={(event) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        const next = step === undefined ? undefined : library[library.findIndex((each) => each.key === key) + step];
        if (step !== undefined) event.preventDefault();
        if (next !== undefined) {
          setKey(next.key);
          document.getElementById(`shock-${next.key}`)?.scrollIntoView({ block: 'nearest' });
        }
      }}>
        {library.map((each) => (
          <li key={each.key} id={`shock-${each.key}`} role="option" aria-selected={each.key === key} data-testid={`shock-${each.key}`} onClick={() => setKey(each.key)}>
            {localized(each.label)}
          </li>
        ))}
      </ul>
      {definition !== undefined && <ShockForm key={definition.key} definition={definition} />}
    </div>
  );
}

/** Intensity beyond three times what is described would be another shock. */
const intensities = { min: 0.05, max: 3, step: 0.05 } as const;

function ShockForm({ definition }: { readonly definition: ShockDefinition }) {
  const quarters = horizon();
  const [choice, setChoice] = useState<ShockChoice>({ intensity: 1, start: definition.start, ramp: definition.ramp, firm: null });
  const [refused, setRefused] = useState<ReturnType<typeof applyShock>>(null);
  const firm = definition.firm === undefined ? null : (choice.firm ?? definition.firm(overlaid.value));
  const applied = appliedShock.value?.shock === definition.key && appliedShock.value.scenario === scenario.value.id ? appliedShock.value : null;
  const isApplied = applied !== null;
  const apply = (next: ShockChoice, confirmed: boolean): void => {
    // The firm is settled now: with the shock in the scenario, another one may be the largest.
    const settled = { ...next, firm: next.firm ?? firm };
    setChoice(settled);
    setRefused(applyShock(definition, settled, confirmed));
  };
  const change = (part: Partial<ShockChoice>): void => {
    const next = { ...choice, ...part };
    setChoice(next);
    // Once it is in the scenario, the sliders move what is there: one step of undo for all of it.
    if (isApplied) apply(next, true);
    else setRefused(null);
  };
  const isBase = scenario.value.id === baseScenarioId;
  return (
    <div class="sheetScroll libraryForm" data-testid="shockForm">
      <h2>{localized(definition.label)}</h2>
      <p>{localized(definition.help)}</p>
      <p class="muted">
        <strong>{translate('library.source')}</strong> {localized(definition.source)}
      </p>
      <div class="libraryFields">
        <Slider label={translate('library.intensity')} text={`${Math.round(choice.intensity * 100)}%`} value={choice.intensity} {...intensities} testId="shockIntensity" onInput={(intensity) => change({ intensity })} />
        <Slider label={translate('shell.shock.start')} text={String(choice.start)} value={choice.start} min={1} max={quarters} step={1} testId="shockStart" onInput={(start) => change({ start })} />
        <Slider label={translate('shell.shock.ramp')} text={String(choice.ramp)} value={choice.ramp} min={0} max={Math.max(8, definition.ramp)} step={1} testId="shockRamp" onInput={(ramp) => change({ ramp })} />
        {definition.firm !== undefined && (
          <>
            <label class="fieldLabel" for="shockFirm">
              {translate('shell.failures.firm')}
            </label>
            <select id="shockFirm" class="field" data-testid="shockFirm" value={firm ?? ''} onChange={(event) => change({ firm: event.currentTarget.value })}>
              {firm === null && <option value="">{translate('library.noFirm')}</option>}
              {firms.value.map(({ id, name }) => (
                <option key={id} value={id}>
                  {String(name ?? '')}
                </option>
              ))}
            </select>
            <span />
          </>
        )}
      </div>
      <div class="compareChoice">
        <Button kind="primary" testId="applyShock" disabled={isLockedInFront.value || isApplied} onClick={() => apply(choice, false)}>
          {translate(isBase ? 'library.applyNew' : 'library.apply', { name: scenarioName(scenario.value) })}
        </Button>
        <span class="muted" role="status" data-testid="shockState">
          {isLockedInFront.value ? translate('branch.lockedText') : isApplied ? translate('library.applied') : ''}
        </span>
      </div>
      {refused !== null && (
        <p class="fieldError" role="alert">
          {explain(refused)}{' '}
          {refused.code === 'scenarios.conflicts' && (
            <Button kind="small" testId="applyShockReplace" onClick={() => apply(choice, true)}>
              {translate('library.replace')}
            </Button>
          )}
        </p>
      )}
      <Preview definition={definition} choice={{ ...choice, firm }} applied={applied} quarters={quarters} />
    </div>
  );
}

interface SliderProps {
  readonly label: string;
  readonly text: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly testId: string;
  readonly onInput: (value: number) => void;
}

function Slider({ label, text, value, min, max, step, testId, onInput }: SliderProps) {
  return (
    <>
      <label class="fieldLabel" for={testId}>
        {label}
      </label>
      <input id={testId} type="range" min={min} max={max} step={step} value={value} aria-valuetext={text} data-testid={testId} onInput={(event) => onInput(Number(event.currentTarget.value))} />
      <output class="number" for={testId}>
        {text}
      </output>
    </>
  );
}

interface PreviewProps {
  readonly definition: ShockDefinition;
  readonly choice: ShockChoice;
  readonly applied: AppliedShock | null;
  readonly quarters: number;
}

/** What the shock comes to: its curves over those that hold now, and the cells and firms that it touches. */
function Preview({ definition, choice, applied, quarters }: PreviewProps) {
  const parts: ShockParts = applied?.parts ?? definition.build(choice, overlaid.value);
  const merged = applied !== null ? effective.value.drivers : mergeShock(effective.value, parts, effective.value.drivers).drivers;
  const touched = drivers.filter(({ key }) => parts.drivers?.[key] !== undefined);
  const { overrides = [], failures = [] } = parts;
  return (
    <section aria-label={translate('library.preview')}>
      <h2>{translate('library.preview')}</h2>
      <div class="drivers">
        {touched.map((driver) => (
          <Curve key={driver.key} driver={driver} spec={merged[driver.key]} before={(applied?.before ?? effective.value.drivers)[driver.key]} quarters={quarters} />
        ))}
      </div>
      {overrides.length + failures.length > 0 && (
        <ul class="libraryParts">
          {failures.map(({ firm, quarter }) => (
            <li key={firm}>{translate('library.fails', { firm: rowName('firm', firm), quarter })}</li>
          ))}
          {overrides.slice(0, mostNamed).map(({ target, id, field, scale, value }) => (
            <li key={`${target} ${id ?? ''} ${field}`}>
              {translate('library.sets', { place: rowName(target, id), field: fieldName(target, field), value: scale === undefined ? String(value ?? '–') : `× ${Number(scale.toFixed(4))}` })}
            </li>
          ))}
          {overrides.length > mostNamed && <li class="muted">{translate('library.moreCells', { count: overrides.length - mostNamed })}</li>}
        </ul>
      )}
      {touched.length + overrides.length + failures.length === 0 && <p class="muted">{translate('library.nothing')}</p>}
    </section>
  );
}

const mostNamed = 12;

function fieldName(target: 'firm' | 'contract' | 'market', field: string): string {
  const term = termOf(tableOf(target), field);
  return term === undefined ? field : localized(term.label);
}

interface CurveProps {
  readonly driver: Driver;
  readonly spec: DriverSpec | undefined;
  readonly before: DriverSpec | undefined;
  readonly quarters: number;
}

function Curve({ driver, spec, before, quarters }: CurveProps) {
  return (
    <section class="driver" aria-label={localized(driver.label)}>
      <div class="driverHead">
        <h3>{localized(driver.label)}</h3>
      </div>
      <DriverPath driver={driver} spec={spec} before={before} quarters={quarters} />
    </section>
  );
}
