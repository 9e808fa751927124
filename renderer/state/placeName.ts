import { contractType } from '../../shared/contracts/registry.ts';
import type { Target } from '../../shared/document/document.ts';
import { localized, translate } from './translate.ts';
import { firmNames, workbook } from './workbook.ts';

/** What people call a row: a firm by its name, a contract by its type and parties, the market by its sheet. */
export function rowName(target: Target, id: string | undefined): string {
  if (target === 'market') return translate('shell.tab.market');
  if (target === 'firm') return firmNames.value.get(id ?? '') ?? translate('shell.overrides.missing');
  const contract = workbook.value.contracts.find((each) => each.id === id);
  if (contract === undefined) return translate('shell.overrides.missing');
  const type = contractType(String(contract.type ?? 'loan'));
  const party = (firm: unknown): string => (typeof firm === 'string' ? (firmNames.value.get(firm) ?? '?') : translate('shell.outside'));
  return `${type === undefined ? '' : localized(type.label)}: ${party(contract.from)} → ${party(contract.to)}`;
}
