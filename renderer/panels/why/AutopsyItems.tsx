import type { ComponentChildren } from 'preact';
import type { ExplainedItem, Explanation } from '../../../shared/analysis/explanation.ts';
import { translate } from '../../state/translate.ts';
import { currentScenarioId, showFocus } from '../../state/workbook.ts';
import { amountText, fullText } from './amountText.ts';
import { itemName } from './explanationText.ts';

const sides = ['dues', 'ownCash', 'received', 'need', 'assets', 'debts'] as const;

/** Dues and means of the quarter item by item beside the undisturbed scenario, with a sum for each side. */
export function AutopsyItems({ failure }: { readonly failure: Explanation }) {
  const groups = sides.map((side) => ({ side, items: failure.items.filter((item) => item.side === side) })).filter(({ items }) => items.length > 0);
  return (
    <section>
      <h3>{translate('autopsy.items')}</h3>
      <table class="listTable itemTable" data-testid="autopsyItems">
        <thead>
          <tr>
            <th scope="col">{translate('autopsy.item')}</th>
            <th scope="col" class="number">{translate('autopsy.here')}</th>
            <th scope="col" class="number">{translate('autopsy.undisturbed')}</th>
            <th scope="col" class="number">{translate('autopsy.difference')}</th>
          </tr>
        </thead>
        {groups.map(({ side, items }) => (
          <tbody key={side}>
            {items.map((item, place) => (
              <Line key={place} name={<ItemName item={item} />} here={item.here} base={item.base} />
            ))}
            <Line name={translate(`side.${side}`)} here={sumOf(items, 'here')} base={sumOf(items, 'base')} isSum />
          </tbody>
        ))}
      </table>
    </section>
  );
}

function sumOf(items: readonly ExplainedItem[], which: 'here' | 'base'): number {
  return items.reduce((sum, item) => sum + item[which], 0);
}

/** The name leads to the contract, if the item is one's. */
function ItemName({ item }: { readonly item: ExplainedItem }) {
  const { contract } = item;
  if (contract === undefined) return <>{itemName(item)}</>;
  const isOwn = contract.startsWith('own:');
  const place = isOwn ? { table: 'firms', id: contract.slice('own:'.length), key: 'debt', scenario: currentScenarioId() } as const : { table: 'contracts', id: contract, key: 'type', scenario: currentScenarioId() } as const;
  return (
    <button type="button" class="link" onClick={() => showFocus(place)}>
      {itemName(item)}
    </button>
  );
}

interface LineProps {
  readonly name: ComponentChildren;
  readonly here: number;
  readonly base: number;
  readonly isSum?: boolean;
}

function Line({ name, here, base, isSum = false }: LineProps) {
  const difference = here - base;
  return (
    <tr class={isSum ? 'sumLine' : ''}>
      <th scope="row">{name}</th>
      <td class="number" title={fullText(here)}>{amountText(here)}</td>
      <td class="number" title={fullText(base)}>{amountText(base)}</td>
      <td class={`number ${difference === 0 ? 'muted' : ''}`} title={fullText(difference)}>{difference === 0 ? '–' : amountText(difference)}</td>
    </tr>
  );
}
