import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inProject } from '../../../scripts/project.mjs';
import { decodeWorkbook } from '../../../shared/document/codec.ts';
import { exposureBetween, exposures } from '../../../shared/document/exposures.ts';
import { overlay } from '../../../shared/document/scenario.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { compileInputs } from '../../../shared/engine/inputs.ts';
import { openingExposures } from '../../../shared/network/openingExposures.ts';
import { aContract } from '../../builders/aContract.ts';
import { aFirm } from '../../builders/aFirm.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

test('a pair has all that the one holds against the other: loans, notes, payables and the own facility', () => {
  const found = exposures(aWorkbook({
    firms: [aFirm({ id: 'a' }), aFirm({ id: 'b', debt: 5, lender: 'a' })],
    contracts: [
      aContract({ id: 'c1', type: 'loan', from: 'a', to: 'b', principal: 10 }),
      aContract({ id: 'c2', type: 'supply', from: 'a', to: 'b', amount: 99, outstanding: 2 }),
      aContract({ id: 'c3', type: 'lease', from: 'a', to: 'b', rent: 7 }),
      aContract({ id: 'c4', type: 'tranche', to: 'a', principal: 3 }),
      aContract({ id: 'c5', type: 'loan', from: 'gone', to: 'a', principal: 8 }),
    ],
  }));
  expect(exposureBetween(found, 0, 1)).toEqual({ amount: 17, contracts: ['c1', 'c2', 'c3'], facility: true });
  expect(exposureBetween(found, 2, 0)).toEqual({ amount: 3, contracts: ['c4'], facility: false });
  expect(exposureBetween(found, 1, 0)).toBeUndefined();
  expect([[...found.held], [...found.owed]]).toEqual([[17, 0, 3], [3, 17, 0]]);
});

test('between the firms of the sample it is the network of the opening exposures', () => {
  const decoded = decodeWorkbook(readFileSync(inProject('samples', 'ai-chain-2025.firebreak'), 'utf8'));
  if (!decoded.ok) throw new Error(decoded.error.code);
  const { workbook } = decoded.value;
  const found = exposures(overlay(workbook, baseScenario));
  const compiled = compileInputs(workbook, baseScenario);
  if (!compiled.ok) throw new Error('The sample was refused.');
  const { net } = openingExposures(compiled.value);
  const firmCount = workbook.firms.length;
  const inside = [...found.byCreditor].flatMap(([creditor, row]) => (creditor === firmCount ? [] : [...row].filter(([debtor]) => debtor !== firmCount).map(([, { amount }]) => amount)));
  const sum = (amounts: Iterable<number>): number => [...amounts].toSorted((a, b) => a - b).reduce((total, each) => total + each, 0);
  expect(sum(inside)).toBeCloseTo(sum(net.outAmount), 6);
});
