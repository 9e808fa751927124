import type { CellValue } from '../../shared/columns/define.ts';
import { formatCell } from '../../shared/columns/kinds/registry.ts';
import type { Override } from '../../shared/drivers/scenario.ts';
import { rowsOf, tableOf, termOf } from '../../shared/document/document.ts';
import { overriddenValue, overrideKey } from '../../shared/document/scenario.ts';
import { contractById } from '../../shared/contracts/contractTitle.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';
import { useFirstLines } from '../controls/useFirstLines.tsx';
import { appCommand } from '../../shared/document/commands/appCommands.ts';
import { applyOverrideToBase, clearOverride } from '../state/edits.ts';
import { localized, translate } from '../state/translate.ts';
import { isLockedInFront } from '../state/branches.ts';
import { contracts, effective, overridden, scenario, showFocus, workbook } from '../state/workbook.ts';
import { formatContext } from './contexts.ts';
import { rowName } from '../state/placeName.ts';

/** The inputs that the scenario sets otherwise than Base, old and new. */
export function OverridesList() {
  const { overrides, id } = scenario.value;
  const own = new Set(overrides.map(overrideKey));
  const inherited = effective.value.overrides.filter((each) => !own.has(overrideKey(each)));
  const ofOwn = useFirstLines(overrides, moreText);
  const ofParents = useFirstLines(inherited, moreText);
  return (
    <section data-section="overrides" data-testid="overrides">
      <h2>
        {translate('shell.overrides')} <span class="tabCount">{overrides.length}</span>
      </h2>
      {overrides.length + inherited.length === 0 ? (
        <p class="muted">{translate('shell.overrides.none')}</p>
      ) : (
        <table class="listTable">
          <thead>
            <tr>
              <th scope="col">{translate('shell.overrides.place')}</th>
              <th scope="col">{translate('shell.overrides.field')}</th>
              <th scope="col" class="number">
                {translate('shell.overrides.base')}
              </th>
              <th scope="col" class="number">
                {translate('shell.overrides.value')}
              </th>
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {ofOwn.shown.map((each, index) => (
              <OverrideLine key={`${index} ${each.target} ${each.id ?? ''} ${each.field}`} override={each} scenarioId={id} isOwn />
            ))}
            {ofOwn.more !== null && (
              <tr>
                <td colSpan={5}>{ofOwn.more}</td>
              </tr>
            )}
            {inherited.length > 0 && (
              <tr>
                <th scope="rowgroup" colSpan={5} class="muted">
                  {translate('branch.inheritedCells')}
                </th>
              </tr>
            )}
            {ofParents.shown.map((each, index) => (
              <OverrideLine key={`inherited ${index} ${overrideKey(each)}`} override={each} scenarioId={id} isOwn={false} />
            ))}
            {ofParents.more !== null && (
              <tr>
                <td colSpan={5}>{ofParents.more}</td>
              </tr>
            )}
          </tbody>
        </table>
      )}
    </section>
  );
}

function moreText(next: number, count: number): string {
  return translate('shell.moreLines', { next, count });
}

function OverrideLine({ override, scenarioId, isOwn }: { readonly override: Override; readonly scenarioId: string; readonly isOwn: boolean }) {
  const table = tableOf(override.target);
  const rowId = override.target === 'market' ? 'market' : (override.id ?? '');
  const row = table === 'contracts' ? contractById(contracts.value, rowId) : rowsOf(workbook.value, table).find((each) => each.id === rowId);
  const term = termOf(table, override.field);
  const place = rowName(override.target, override.id);
  const field = term === undefined ? override.field : localized(term.label);
  const format = formatContext();
  const text = (value: CellValue): string => (term === undefined ? '' : formatCell(value ?? term.default, term, format) || translate('shell.market.blank'));
  const given = row?.[override.field];
  // A factor scales what the parents make of the cell.
  const holds = overridden.value.get(overrideKey(override)) ?? override;
  const base = typeof given === 'number' || typeof given === 'string' || typeof given === 'boolean' ? given : null;
  return (
    <tr class={isOwn ? '' : 'inheritedLine'}>
      <td>
        <button type="button" class="link" onClick={() => showFocus({ table, id: rowId, key: override.field, scenario: scenarioId })}>
          {place}
        </button>
      </td>
      <td>{field}</td>
      <td class="number">{text(base)}</td>
      <td class={`number ${isOwn ? 'overrideText' : ''}`}>
        {term !== undefined && row !== undefined ? text(overriddenValue(row, term, holds)) : ''}
        {override.scale === undefined ? '' : ` (× ${override.scale})`}
      </td>
      <td class="actionCell">
        {isOwn && !isLockedInFront.value && (
          <>
            <Button kind="quiet small" title={translate('shell.overrides.apply', { field, place })} onClick={() => applyOverrideToBase(override)}>
              {localized(appCommand('scenario.applyToBase').label)}
            </Button>
            <Button kind="quiet icon small" label={translate('shell.overrides.clear', { field, place })} onClick={() => clearOverride(override)}>
              <Icon name="close" />
            </Button>
          </>
        )}
      </td>
    </tr>
  );
}
