/** The words of an explanation. */
import type { CascadeLink } from '../../../shared/analysis/explain.ts';
import type { ExplainedItem, ExplainedPart, Explanation } from '../../../shared/analysis/explanation.ts';
import { failureCauses } from '../../../shared/measures/failureCause.ts';
import { rowName } from '../../state/placeName.ts';
import { localized, translate } from '../../state/translate.ts';
import { firmNames } from '../../state/workbook.ts';
import { amountText } from './amountText.ts';

export function partyName(id: string | null): string {
  return id === null ? translate('autopsy.outside') : (firmNames.value.get(id) ?? id);
}

export function causeName(cause: string): string {
  const known = failureCauses.find(({ id }) => id === cause);
  return known === undefined ? cause : localized(known.label);
}

/** On which number a firm failed, by which rule. */
export function ruleText({ cause, here }: Explanation): string {
  const key = failureCauses.find(({ id }) => id === cause)?.id ?? 'payment';
  return translate(`autopsy.rule.${key}`, {
    dues: amountText(here.dues), ownCash: amountText(here.ownCash), received: amountText(here.received), gap: amountText(here.gap),
    need: amountText(here.need), netWorth: amountText(here.netWorth ?? 0),
  });
}

export function partName({ channel, firm }: ExplainedPart): string {
  return translate(`channel.${channel}`, { firm: partyName(firm ?? null) });
}

/** What an item is, and with whom. */
export function itemName({ kind, contract, firm }: ExplainedItem): string {
  const word = translate(`account.${kind}`);
  if (firm !== undefined) return `${word} · ${partyName(firm)}`;
  if (contract === undefined) return word;
  return `${word} · ${contract.startsWith('own:') ? translate('autopsy.ownFacility') : rowName('contract', contract)}`;
}

/** What the failure of `from` put into the gap of `to` as that failed. */
export function costTo(cascade: readonly CascadeLink[], from: string, to: Explanation): number {
  return cascade.reduce((sum, each) => (each.effect === 'pressure' && each.from === from && each.to === to.firm && each.t === to.t && each.round === to.round ? sum + each.amount : sum), 0);
}

/** The failures that led to this one, the first mover first, this one last. */
export function chainTo(failure: Explanation, all: ReadonlyMap<string, Explanation>): readonly Explanation[] {
  const chain: Explanation[] = [];
  for (let each: Explanation | undefined = failure; each !== undefined && !chain.includes(each); each = each.causedBy === null ? undefined : all.get(each.causedBy)) chain.unshift(each);
  return chain;
}
