// @ts-check
/** Writes samples/MAPPING.md from the account, so that the page cannot differ from what the script did. */

import { outcomes } from './outcomes.mjs';

/** @param {import('./account.mjs').Entry[]} entries @param {ReadonlyMap<string, string>} names of firms by id @returns {string} */
export function mappingPage(entries, names) {
  const held = entries.filter((entry) => entry.fate === 'held');
  const left = entries.filter((entry) => entry.fate === 'left');
  return `${head}
${table(['Scenario', 'Quarter', 'Firm', 'Cause'], outcomeRows(names))}

${outcomeRemarks}
## Field by field: what is held, and where

${table(['Source', 'Field', 'Held as', 'Rows'], countBy(held, (entry) => [kindOf(entry.item), entry.field, entry.how]))}

## What the model cannot hold

Every one of these ${left.length} fields of the source is absent from the workbook, and why. Nothing else was dropped: the script stops when a
field of a firm, a contract, a parameter or a shock is neither held nor listed here.

${[...groupBy(left, (entry) => entry.how)].map(([why, list]) => `### ${why[0]?.toUpperCase()}${why.slice(1)}\n\n${items(list)}\n`).join('\n')}`;
}

const head = `# How the sample was made

\`npm run sample\` makes \`ai-chain-2025.firebreak\` (English) and \`ai-chain-2025.zh-Hant.firebreak\` (Traditional Chinese) from
\`sources/ai-chain-2025.json\`, and this page. The script has no clock and no randomness: the same source gives the same bytes.
The tables below are written by the script from what it did.

A teaching sample. Not a statement about the present condition of any named firm and not investment advice.
教學用範例，並非對任何具名公司現況的陳述，亦非投資建議。

Every sourced cell keeps its source, date and figure as a note; every assumed one says "assumed: why". The source's own
remarks exist in English only, so the notes of the Chinese file quote them in English.

## Time

The source's quarter 0 is the quarter after the book date (30 September 2025): quarter 1 of the workbook. A lease of \`termQuarters\` q that starts in
quarter 0 is live in quarters 1 to q. The horizon is the source's 12 quarters.

## Choices that the source does not make

1. **Spot rent 2.30** is the last point of \`h100RentalPath\` on the spot basis before the book date (June 2025). The point of October 2025, 1.70, is
   a one-year contract. After its term, a lease's GPUs earn the spot rent; that is how falling rents reach the lessors.
2. **GPUs of a lease.** The source gives rents, seldom units. Where it states units (broker, sublessor) they are used; otherwise the lessor's fleet is
   shared out by rent, so that no GPU earns twice. Fluidstack's leased-in GPUs are its cost at 1.95 an hour, the price at which the source's broker leases in.
   (The source's remark that Nvidia rents 18,000 GPUs from Lambda is not used: the remaining 1,500 would earn 28 an hour.)
3. **Utilization** is the lower of the source's 87% and what the firm's opening rents imply at the spot rent, so that a lease that ends does not earn more
   than before. Broker 90% and sublessor 86% are in the source's own remarks.
4. **One line per firm.** The model has an undrawn line on the firm's own facility only: CoreWeave's revolver, Applied Digital's preferred, TeraWulf's
   secured notes, the Vantage and Abilene loans. It is drawn when the firm is short, not by schedule; in a credit freeze it cannot be drawn.
5. **Construction** (\`otherCapexSchedule\`) is a supply from outside whose bills must be paid, with lag = its first quarter: from cash, then from the line.
   **Other capital spending** of the large firms is an order without a lag, paid as far as cash goes.
6. **Site rents that start later** (Abilene, TeraWulf, Fluidstack) are supplies with lag = start quarter. They are owed in full, without take-or-pay,
   and an estate owes the bills ordered so far. A scenario that cuts \`capex\` would cut them too; none of the sample's does.
7. **CoreWeave's growth plan is left out as a whole**: later leases to OpenAI and Meta, the GPUs for them, DDTL 2.1 and 3.0, the later Applied Digital
   halls. The model cannot start a lease of GPUs later, and a part of the plan without the rest would flatter or punish the firm.
   CoreWeave therefore pays off debt out of a shrinking book of leases in every scenario, Base included, and NVIDIA sells 1,500 a quarter less than in the source.
8. **The revolver is renewed** at maturity while credit is open (\`revolver: true\`); every other loan follows the source's \`rolloverInBase\`.
9. **Rank**: secured 1; unsecured and second lien 2 (as leases and bills); preferred 3. **Lenders and funds** also fail when insolvent, as the model page has it.
10. **Price impact** is read as: selling 10% of the modelled fleet in a quarter lowers prices by 10%.
11. **Scenarios.** Rents -30% is the source's moderate step. "Rents fall 55% and demand 40%" moves both drivers by those amounts; as less
    demand also lowers the rent (elasticity 0.9), the spot rent itself ends about 72% down. Credit freeze: no draws, no renewals, floating
    rates +2 points for the rest of the horizon; labs still raise money. Fast depreciation: half the useful life (12 instead of 24 quarters) and new GPUs 40%
    cheaper (the source's severe step). Perfect storm: all of it, and outside funding halves between quarters 4 and 7. (When the funding cut starts is our choice, and it was moved: started in quarter 3, xAI fails in quarter 8, in the same quarter as the developer archetype; started in quarter 4, in quarter 10. No other failure changes.) The other shocks build up over four quarters from quarter 2; credit closes at once.

## What the scenarios give
`;

const outcomeRemarks = `In Base nobody fails in 12 quarters. In the storms the developers, the broker, the funds and the sublessor fail first; of the labs only xAI fails,
later, once outside funding has halved; no bank and no lender fails; TSMC, NVIDIA and the cash-rich clouds survive everywhere. This is what the engine gives
with the choices above; a test compares this table with the engine.

Two things to know when reading it:

- **CoreWeave owes its survival in three scenarios to NVIDIA's guarantee** (cap 6,300, as sourced). The model lets a guarantee cover every shortfall; the source
  limits it to unsold capacity and 242 a quarter. With the cap set to 0, CoreWeave fails in quarter 10 of "Rents fall 55% and demand 40%" and of
  "Credit freeze", and in quarter 7 of "Perfect storm" (in Base it survives). Try it: an override of one cell.
- **TeraWulf, Fluidstack, Lambda, Nebius, IREN and WhiteFiber survive everywhere**: the data give them cash, guarantees or long leases enough for 12 quarters. The two
  archetypes of the broker and the sublessor stand for the weaker firms of their kinds.
`;

/** @param {ReadonlyMap<string, string>} names @returns {string[][]} */
function outcomeRows(names) {
  return Object.entries(outcomes).flatMap(([scenario, failures]) =>
    failures.length === 0 ? [[scenario, '', 'nobody fails', '']] : failures.map(([quarter, , firm, cause]) => [scenario, String(quarter), names.get(firm) ?? firm, cause]),
  );
}

/** @param {string} item */
function kindOf(item) {
  return item.split(' ')[0] ?? item;
}

/** @template T @param {readonly T[]} list @param {(each: T) => string} key @returns {Map<string, T[]>} */
function groupBy(list, key) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const each of list) groups.set(key(each), [...(groups.get(key(each)) ?? []), each]);
  return groups;
}

/** @param {readonly import('./account.mjs').Entry[]} list @param {(entry: import('./account.mjs').Entry) => string[]} cells */
function countBy(list, cells) {
  return [...groupBy(list, (entry) => JSON.stringify(cells(entry)))].map(([key, group]) => [...JSON.parse(key), String(group.length)]);
}

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** @param {readonly import('./account.mjs').Entry[]} list */
function items(list) {
  return [...groupBy(list, (entry) => entry.item)]
    .map(([item, fields]) => `- ${item}: ${fields.map((entry) => `${entry.field}${shown(entry.value)}`).join('; ')}`)
    .join('\n');
}

/** The value in short, so that the page alone says what is missing. @param {any} value */
function shown(value) {
  const core = value !== null && typeof value === 'object' && 'value' in value ? value.value : value;
  return ` \`${JSON.stringify(core)}\``;
}
