import { formatCell } from '../../shared/columns/kinds/registry.ts';
import type { CellValue } from '../../shared/columns/define.ts';
import { userKey } from '../../shared/rules/userColumn.ts';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { Icon } from '../controls/Icon.tsx';
import { translate } from '../state/translate.ts';
import type { RuleOverride } from '../state/userColumns.ts';
import { clearRuleOverrides, columnDialog, ruleOverrides, ruleValues } from '../state/userColumns.ts';
import { showFocus } from '../state/workbook.ts';
import { formatContext } from './contexts.ts';

function close(): void {
  columnDialog.value = null;
}

/** Every value that was typed over a rule, with what the rule comes to there and the way back to it. */
export function RuleOverrides() {
  const overrides = ruleOverrides.value;
  const columns = [...new Map(overrides.map(({ column }) => [column.column.id, column.column])).values()];
  return (
    <Dialog title={translate('ruleOverrides.title')} onClose={close} testId="rule-overrides" actions={<Button kind="primary" onClick={close}>{translate('shell.close')}</Button>}>
      {overrides.length === 0 ? <p class="muted">{translate('ruleOverrides.none')}</p> : (
        <div class="sheet-rejected">
          <table class="listTable">
            <thead>
              <tr>
                <th scope="col">{translate('ruleOverrides.column')}</th>
                <th scope="col">{translate('ruleOverrides.firm')}</th>
                <th scope="col" class="number">{translate('ruleOverrides.rule')}</th>
                <th scope="col" class="number">{translate('ruleOverrides.value')}</th>
                <th scope="col" />
              </tr>
            </thead>
            <tbody>{overrides.map((each) => <OverrideLine key={`${each.column.column.id} ${each.firm.id}`} override={each} />)}</tbody>
          </table>
        </div>
      )}
      {columns.map(({ id, name }) => (
        <button key={id} type="button" class="link" onClick={() => clearRuleOverrides(id, null)}>{translate('ruleOverrides.clearAll', { column: name })}</button>
      ))}
    </Dialog>
  );
}

function OverrideLine({ override }: { readonly override: RuleOverride }) {
  const { column, firm, index } = override;
  const { id, name } = column.column;
  const format = formatContext();
  const given = firm[userKey(id)];
  const text = (value: CellValue): string => (value === null ? translate('grid.blank') : formatCell(value, column.term, format));
  const firmName = String(firm['name'] ?? '');
  return (
    <tr>
      <td>{name}</td>
      <td>
        <button type="button" class="link" onClick={() => { close(); showFocus({ table: 'firms', id: firm.id, key: userKey(id) }); }}>{firmName}</button>
      </td>
      <td class="number">{text(ruleValues.value?.value(id, index) ?? null)}</td>
      <td class="number overrideText">{text(typeof given === 'number' || typeof given === 'string' || typeof given === 'boolean' ? given : null)}</td>
      <td class="actionCell">
        <Button kind="quiet icon small" label={translate('ruleOverrides.clear', { firm: firmName })} onClick={() => clearRuleOverrides(id, firm.id)}>
          <Icon name="close" />
        </Button>
      </td>
    </tr>
  );
}
