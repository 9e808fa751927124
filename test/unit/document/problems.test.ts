import { describe, expect, test } from 'vitest';
import type { Workbook } from '../../../shared/document/document.ts';
import { placeText } from '../../../shared/document/placeText.ts';
import type { Problem } from '../../../shared/document/problems.ts';
import { findProblems } from '../../../shared/document/problems.ts';
import type { Scenario } from '../../../shared/drivers/scenario.ts';
import { isMessageKey, messages } from '../../../shared/text/messages.ts';
import { aContract } from '../../builders/aContract.ts';
import { aFirm } from '../../builders/aFirm.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

const aScenario = (given: Partial<Scenario> = {}): Scenario => ({ id: 's1', name: 'Storm', drivers: {}, overrides: [], failures: [], ...given });

/** A workbook without a problem, but for what is given. */
function problemsOf(given: Partial<Workbook>): readonly Problem[] {
  const found = findProblems(aWorkbook({ firms: [aFirm({ id: 'f1', name: 'A' }), aFirm({ id: 'f2', name: 'B' })], ...given }));
  for (const { code, details } of found) {
    expect(isMessageKey(code)).toBe(true);
    // Every placeholder of the text has its value.
    for (const [, name = ''] of isMessageKey(code) ? messages[code].en.matchAll(/\{(\w+)\}/g) : []) expect(details).toHaveProperty(name);
  }
  return found;
}

const short = ({ place: { table, id, key, scenario }, code }: Problem) => [table, id, key, scenario, code].filter((part) => part !== undefined).join(' ');

test('a sound workbook has none', () => {
  expect(problemsOf({ contracts: [aContract({ from: 'f1', to: 'f2', principal: 1 })], scenarios: [aScenario()] })).toEqual([]);
});

describe('in the base', () => {
  test.each<[string, Partial<Workbook>]>([
    ['firms f1 cash cell.tooSmall', { firms: [aFirm({ cash: -1 })] }],
    ['firms f1 pledged cell.outOfRange', { firms: [aFirm({ pledged: 1.5 })] }],
    ['firms f1 maturity cell.notWhole', { firms: [aFirm({ maturity: 1.5 })] }],
    ['firms f1 lender input.unknownFirm', { firms: [aFirm({ lender: 'gone' })] }],
    ['firms f1 vendor input.sameParty', { firms: [aFirm({ vendor: 'f1' })] }],
    ['firms f1 name row.nameMissing', { firms: [aFirm({ name: ' ' })] }],
    ['market quarters cell.outOfRange', { market: { id: 'market', quarters: 81 } }],
    ['contracts c1 from input.unknownFirm', { contracts: [aContract({ from: 'gone', to: 'f1' })] }],
    ['contracts c1 to input.sameParty', { contracts: [aContract({ from: 'f1', to: 'f1' })] }],
    ['contracts c1 to input.noFirm', { contracts: [{ id: 'c1', type: 'lease' }] }],
    ['firms f1 input.stakeSum', { contracts: [aContract({ id: 'c1', type: 'equity', stake: 0.6 }), aContract({ id: 'c2', type: 'equity', from: 'f2', stake: 0.6 })] }],
    ['firms f1 pledged input.pledgedSum', { contracts: [aContract({ id: 'c1', pledged: 0.6 }), aContract({ id: 'c2', from: 'f2', pledged: 0.6 })] }],
    ['notes n1 note.unknownRow', { notes: [{ id: 'n1', target: 'firm', row: 'gone', field: 'cash', text: '' }] }],
    ['scenarios s1 name row.nameReserved', { scenarios: [aScenario({ name: 'BASE' })] }],
    ['scenarios s1 failures s1 input.unknownFirm', { scenarios: [aScenario({ failures: [{ firm: 'gone', quarter: 1 }] })] }],
    ['scenarios s1 failures s1 input.failureQuarter', { scenarios: [aScenario({ failures: [{ firm: 'f1', quarter: 0 }] })] }],
    ['scenarios s1 rent s1 driver.outOfRange', { scenarios: [aScenario({ drivers: { rent: [{ depth: 1e7 }] } })] }],
    ['scenarios s1 rent s1 driver.negativeQuarters', { scenarios: [aScenario({ drivers: { rent: [{ depth: 1, ramp: -1 }] } })] }],
  ])('%s', (expected, given) => {
    expect(problemsOf(given).map((problem) => short(problem).replace('market market', 'market'))).toEqual([expected]);
  });

  test('names are compared without regard to case and spelling of accents', () => {
    const firms = [aFirm({ id: 'f1', name: 'Café' }), aFirm({ id: 'f2', name: 'CAFE\u0301' })];
    expect(problemsOf({ firms }).map(short)).toEqual(['firms f1 name row.nameTaken', 'firms f2 name row.nameTaken']);
  });
});

describe('under a scenario', () => {
  test.each<[string, Partial<Scenario>]>([
    ['firms gone cash s1 input.overrideRow', { overrides: [{ target: 'firm', id: 'gone', field: 'cash', value: 1 }] }],
    ['firms f1 name s1 input.overrideField', { overrides: [{ target: 'firm', id: 'f1', field: 'name', value: 'x' }] }],
    ['firms f1 cash s1 input.overrideValue', { overrides: [{ target: 'firm', id: 'f1', field: 'cash' }] }],
    ['firms f1 cash s1 input.overrideTwice', { overrides: [{ target: 'firm', id: 'f1', field: 'cash', value: 1 }, { target: 'firm', id: 'f1', field: 'cash', scale: 2 }] }],
    ['firms f1 cash s1 cell.tooSmall', { overrides: [{ target: 'firm', id: 'f1', field: 'cash', value: -1 }] }],
    ['firms f1 cash s1 cell.notANumber', { overrides: [{ target: 'firm', id: 'f1', field: 'cash', value: 'much' }] }],
    ['contracts c1 from s1 input.sameParty', { overrides: [{ target: 'contract', id: 'c1', field: 'from', value: 'f1' }] }],
    ['firms f1 pledged s1 input.pledgedSum', { overrides: [{ target: 'firm', id: 'f1', field: 'pledged', value: 0.9 }, { target: 'firm', id: 'f1', field: 'debt', value: 1 }] }],
  ])('%s', (expected, given) => {
    const found = problemsOf({ contracts: [aContract({ from: 'f2', to: 'f1', principal: 1, pledged: 0.5 })], scenarios: [aScenario(given)] });
    expect(found.map((problem) => short(problem).replace('contracts c1 to s1', 'contracts c1 from s1'))).toEqual([expected]);
  });

  test('what the base has already is said once', () => {
    const found = problemsOf({ firms: [aFirm({ cash: -1 })], scenarios: [aScenario({ overrides: [{ target: 'firm', id: 'f1', field: 'opex', value: 1 }] })] });
    expect(found.map(short)).toEqual(['firms f1 cash cell.tooSmall']);
  });
});

test('a place is named in words of both languages', () => {
  const workbook = aWorkbook({ firms: [aFirm({ name: 'Lessor A' })], contracts: [aContract({ from: null, to: 'f1' })], scenarios: [aScenario()] });
  expect(placeText(workbook, { table: 'firms', id: 'f1', key: 'cash' }, 'en')).toBe('Firm Lessor A, Cash');
  expect(placeText(workbook, { table: 'firms', id: 'f1', key: 'cash', scenario: 's1' }, 'zhHant')).toBe('情境「Storm」：公司「Lessor A」，現金');
  expect(placeText(workbook, { table: 'contracts', id: 'c1', key: 'to' }, 'en')).toBe('Loan: outside → Lessor A, To');
  const two = { ...workbook, contracts: [...workbook.contracts, aContract({ id: 'c2', from: null, to: 'f1' })] };
  expect(placeText(two, { table: 'contracts', id: 'c2', key: 'to' }, 'zhHant')).toBe('合約「貸款：外部 → Lessor A（2 之 2）」，義務方');
  expect(placeText(workbook, { table: 'market', id: 'market', key: 'quarters' }, 'en')).toMatch(/^Market, /);
});
