import { expect, test } from 'vitest';
import { largestClaims } from '../../../shared/document/claimNetwork.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { placeNetwork } from '../../../renderer/worker/placeNetwork.ts';

const firms = Array.from({ length: 130 }, (_, index) => ({ id: `f${index}`, cash: 1 }));
const contracts = Array.from({ length: 200 }, (_, index) => ({ id: `c${index}`, type: 'loan', from: `f${(index * 7) % 130}`, to: `f${(index * 11 + 1) % 130}`, principal: 1 + index }));
const model = { market: { id: 'market' }, firms, contracts };

test('the picture holds the largest firms and everything between them, whatever the order of rows', () => {
  const network = largestClaims(model, baseScenario);
  expect([network.firms.length, network.leftOut]).toEqual([120, 10]);
  expect(network.links.every(({ debtor, creditor }) => debtor < 120 && creditor < 120)).toBe(true);
  expect(largestClaims({ ...model, firms: firms.toReversed(), contracts: contracts.toReversed() }, baseScenario)).toEqual(network);
});

test('the same network lies in the same places, inside the picture', () => {
  const network = largestClaims(model, baseScenario);
  const placed = placeNetwork(network);
  expect(placeNetwork(network)).toEqual(placed);
  for (const values of [placed.x, placed.y]) expect([Math.min(...values), Math.max(...values)]).toEqual([0, 1]);
});

test('one firm lies in the middle, none is no error', () => {
  expect(placeNetwork({ firms: ['a'], links: [], leftOut: 0 }).x[0]).toBe(0.5);
  expect(placeNetwork({ firms: [], links: [], leftOut: 0 }).x).toHaveLength(0);
});
