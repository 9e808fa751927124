import { useRef } from 'preact/hooks';
import { type CellValue, numberTerm, type NumberTerm } from '../../shared/columns/define.ts';
import type { Driver } from '../../shared/drivers/driver.ts';
import type { Shock } from '../../shared/drivers/path.ts';
import { drivers } from '../../shared/drivers/registry.ts';
import { depthRange } from '../../shared/drivers/shockHandles.ts';
import { depthLimits } from '../../shared/drivers/typedLimits.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';
import { TermField } from '../controls/TermField.tsx';
import { localized, translate } from '../state/translate.ts';
import { endGesture } from '../state/workbook.ts';
import { formatContext, parseContext } from './contexts.ts';

const texts = { label: { en: '', zhHant: '' }, help: { en: '', zhHant: '' }, group: 'shock' } as const;

/** The depth of a driver's shocks as a column, one for each driver: the fields compare by identity. */
const depthTerms: ReadonlyMap<string, NumberTerm> = new Map((drivers as readonly Driver[]).map((driver) => [driver.key, numberTerm({ ...texts, key: 'depth', kind: driver.base === 0 ? 'rate' : 'share', limits: depthLimits(driver) })]));
const countTerm = (key: 'start' | 'ramp' | 'hold' | 'recovery', min: number): NumberTerm => numberTerm({ ...texts, key, kind: 'quarters', limits: { min, max: 1000, whole: true } });

const counts = [
  { key: 'start', term: countTerm('start', 1), shown: 1 },
  { key: 'ramp', term: countTerm('ramp', 0), shown: 0 },
  { key: 'hold', term: countTerm('hold', 0), shown: null },
  { key: 'recovery', term: countTerm('recovery', 0), shown: 0 },
] as const;

interface ShockFieldsProps {
  readonly driver: Driver;
  readonly shock: Shock;
  readonly number: number;
  readonly readOnly: boolean;
  /** The shock's next state; `gesture` names a drag, whose steps are one undo. */
  readonly onChange: (next: Shock, gesture: string | null) => void;
  readonly onRemove: () => void;
}

/** One shock of a driver: depth by slider or number, and its shape in quarters. */
export function ShockFields({ driver, shock, number, readOnly, onChange, onRemove }: ShockFieldsProps) {
  const { min, max, step } = depthRange(driver);
  const format = formatContext();
  const parse = parseContext();
  const name = localized(driver.label);
  const id = `${driver.key}-${number}`;
  const byPointer = useRef(false);
  const set = (key: keyof Shock, value: CellValue): void => {
    const { [key]: _before, ...rest } = shock;
    onChange({ ...rest, ...(typeof value === 'number' ? { [key]: value } : key === 'depth' ? { depth: 0 } : {}) } as Shock, null);
  };
  return (
    <div class="shock" data-testid={`shock-${id}`}>
      <div class="shockDepth">
        <span class="fieldLabel" title={translate('shell.shock.depthHelp')}>
          {translate('shell.shock.depth')}
        </span>
        <input
          type="range"
          min={min}
          max={max}
          step={step}
          value={Math.min(max, Math.max(min, shock.depth))}
          aria-label={`${name} ${number}: ${translate('shell.shock.depth')}`}
          data-testid={`depthSlider-${id}`}
          disabled={readOnly}
          onPointerDown={() => (byPointer.current = true)}
          onKeyDown={() => (byPointer.current = false)}
          // A drag ends when the handle is let go; steps by keys are one step of undo until the slider is left.
          onChange={() => byPointer.current && endGesture()}
          onBlur={endGesture}
          onInput={(event) => onChange({ ...shock, depth: Number(event.currentTarget.value) }, `depth-${id}`)}
        />
        <TermField
          term={depthTerms.get(driver.key)!}
          value={shock.depth}
          parse={parse}
          format={format}
          label={`${name} ${number}: ${translate('shell.shock.depth')}`}
          disabled={readOnly}
          class="shockNumber inputText"
          title={translate('shell.shock.depthHelp')}
          testId={`depth-${id}`}
          onCommit={(value) => set('depth', value)}
        />
      </div>
      {counts.map(({ key, term, shown }) => (
        <label key={key} class="shockCount" title={translate(`shell.shock.${key}Help`)}>
          <span class="fieldLabel">{translate(`shell.shock.${key}`)}</span>
          <TermField
            term={term}
            value={shock[key] ?? null}
            parse={parse}
            format={format}
            label={`${name} ${number}: ${translate(`shell.shock.${key}`)}`}
            disabled={readOnly}
            placeholder={shown === null ? translate('shell.shock.forEver') : String(shown)}
            class="shockNumber inputText"
            testId={`${key}-${id}`}
            onCommit={(value) => set(key, value)}
          />
        </label>
      ))}
      <Button kind="quiet icon" label={translate('shell.driver.removeShock', { number })} disabled={readOnly} testId={`removeShock-${id}`} onClick={onRemove}>
        <Icon name="trash" />
      </Button>
    </div>
  );
}
