import { contractById, contractTitle } from '../../shared/contracts/contractTitle.ts';
import type { Target } from '../../shared/document/document.ts';
import { language } from './settings.ts';
import { translate } from './translate.ts';
import { contracts, firmNames } from './workbook.ts';

/** What people call a row: a firm by its name, a contract by its type and parties, the market by its sheet. */
export function rowName(target: Target, id: string | undefined): string {
  if (target === 'market') return translate('shell.tab.market');
  if (target === 'firm') return firmNames.value.get(id ?? '') ?? translate('shell.overrides.missing');
  const contract = contractById(contracts.value, id ?? '');
  if (contract === undefined) return translate('shell.overrides.missing');
  return contractTitle(contract, contracts.value, (firm) => firmNames.value.get(firm) ?? '?', language.value);
}
