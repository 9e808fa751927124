import { computed } from '@preact/signals-core';
import { useState } from 'preact/hooks';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';
import { isLockedInFront } from '../state/branches.ts';
import { setFailures } from '../state/edits.ts';
import { translate } from '../state/translate.ts';
import { effective, firmNames, firms, scenario } from '../state/workbook.ts';

/** Keeps its identity while a driver is dragged, so that thousands of firms are not listed anew at every step. */
const forced = computed(() => scenario.value.failures);
const allForced = computed(() => effective.value.failures);

/** The firms that the scenario takes down, and when. */
export function FailuresList() {
  const failures = forced.value;
  const inherited = allForced.value.filter((each) => failures.every(({ firm: own }) => own !== each.firm));
  const readOnly = isLockedInFront.value;
  const [firm, setFirm] = useState('');
  const [quarter, setQuarter] = useState(1);
  const chosen = firmNames.value.has(firm) ? firm : '';
  return (
    <section data-section="failures" data-testid="forcedFailures">
      <h2>
        {translate('shell.failures')} <span class="tabCount">{failures.length}</span>
      </h2>
      {failures.length + inherited.length === 0 && <p class="muted">{translate('shell.failures.none')}</p>}
      {failures.length + inherited.length > 0 && (
        <table class="listTable">
          <thead>
            <tr>
              <th scope="col">{translate('shell.failures.firm')}</th>
              <th scope="col" class="number">
                {translate('shell.failures.quarter')}
              </th>
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {failures.map((each, index) => {
              const name = firmNames.value.get(each.firm) ?? translate('shell.overrides.missing');
              return (
                <tr key={`${each.firm} ${index}`}>
                  <td>{name}</td>
                  <td class="number">
                    <input
                      class="field number shockNumber inputText"
                      type="number"
                      min={1}
                      max={80}
                      step={1}
                      aria-label={`${name}: ${translate('shell.failures.quarter')}`}
                      value={each.quarter}
                      disabled={readOnly}
                      onChange={(event) => {
                        const next = Math.round(Number(event.currentTarget.value));
                        if (next >= 1) setFailures(failures.map((other, at) => (at === index ? { ...other, quarter: next } : other)));
                      }}
                    />
                  </td>
                  <td class="actionCell">
                    <Button kind="quiet icon small" label={translate('shell.failures.remove', { firm: name })} disabled={readOnly} onClick={() => setFailures(failures.filter((_, at) => at !== index))}>
                      <Icon name="close" />
                    </Button>
                  </td>
                </tr>
              );
            })}
            {inherited.map(({ firm: id, quarter: when }) => (
              <tr key={`inherited ${id}`} class="inheritedLine" title={translate('branch.inheritedCells')}>
                <td>{firmNames.value.get(id) ?? translate('shell.overrides.missing')}</td>
                <td class="number">{when}</td>
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {!readOnly && (
        <form
          class="addFailure"
          onSubmit={(event) => {
            event.preventDefault();
            if (chosen === '') return;
            setFailures([...failures, { firm: chosen, quarter }]);
            setFirm('');
          }}
        >
          <select class="field" aria-label={translate('shell.failures.firm')} data-testid="failureFirm" value={chosen} onChange={(event) => setFirm(event.currentTarget.value)}>
            <option value="">{translate('shell.failures.firm')}…</option>
            {firms.value.filter((each) => failures.every((other) => other.firm !== each.id)).map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </select>
          <input
            class="field number shockNumber"
            type="number"
            min={1}
            max={80}
            step={1}
            aria-label={translate('shell.failures.quarter')}
            data-testid="failureQuarter"
            value={quarter}
            onChange={(event) => setQuarter(Math.max(1, Math.round(Number(event.currentTarget.value)) || 1))}
          />
          <button type="submit" class="button" disabled={chosen === ''} data-testid="addFailure">
            <Icon name="plus" />
            {translate('shell.failures.add')}
          </button>
        </form>
      )}
    </section>
  );
}
