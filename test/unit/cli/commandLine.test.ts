import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommandLine, terminalLanguage } from '../../../main/commandLine/commandLine.ts';
import { amountText, textTable } from '../../../main/commandLine/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const worked = (name: string) => fileURLToPath(new URL(`../../fixtures/worked/${name}.workbook.json`, import.meta.url));

/** What the command line says and ends with. */
async function say(...args: string[]): Promise<{ status: number; result: string; remark: string }> {
  let result = '';
  let remark = '';
  const status = await runCommandLine(args, 'en', { result: (text) => { result += text; }, largeResult: async (pieces) => { for (const piece of pieces) result += piece; }, remark: (text) => { remark += text; } });
  return { status, result, remark };
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** The same JSON with room for rounding in its numbers. */
function nearly(value: unknown): unknown {
  if (typeof value === 'number') return expect.closeTo(value, 9);
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? value.map(nearly) : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, nearly(part)]));
}

const tiny = (extra: object) => ({ format: 'firebreak-workbook', version: 1, name: 'Tiny', currency: 'USD', market: { quarters: 2 }, firms: [{ id: 'f1', name: 'One', cash: 1 }], contracts: [], scenarios: [], ...extra });

describe('run', () => {
  test('prints the failures of Base as a table with the names of firms', async () => {
    const { status, result, remark } = await say('run', worked('01-payment-cascade'));
    expect({ status, remark }).toEqual({ status: 0, remark: '' });
    expect(result).toContain('Payment cascade, scenario Base, 1 quarters, USD M');
    expect(result).toMatch(/1 +2 +Beta Capital +Payment +3 +10 +5\.5/);
    expect(result).toContain('Failures: 3 of 4. Losses: lenders 13, others 0.');
  });

  test('with --json prints exactly one result document', async () => {
    const { status, result } = await say('run', worked('02-fire-sale-spiral'), '--json', '--scenario', 'gpu prices FALL');
    const document = JSON.parse(result) as { format: string; scenario: string; totals: { failures: number } };
    expect(status).toBe(0);
    expect(document).toMatchObject({ format: 'firebreak-result', version: 1, scenario: 'GPU prices fall', totals: { failures: 2 } });
  });

  test.each([
    ['01-payment-cascade', 'base'], ['02-fire-sale-spiral', 's1'], ['03-rent-fall', 'base'], ['04-refinancing-wall', 'base'],
    ['05-line-and-guarantee', 'base'], ['06-tranche-waterfall', 'base'], ['07-vendor-circularity', 'base'], ['08-recovery', 'base'],
  ])('%s: the document has every field of the expected one, with explanations and the cascade beside them', async (name, scenario) => {
    const document = JSON.parse((await say('run', worked(name), '--json', '--scenario', scenario)).result) as { [field: string]: unknown; totals: { failures: number }; explanations: unknown[] };
    const expected = JSON.parse(readFileSync(worked(name).replace('workbook', 'result'), 'utf8')) as { [field: string]: unknown };
    expect(Object.keys(document)).toEqual(expect.arrayContaining([...Object.keys(expected), 'explanations', 'cascade']));
    expect(document.explanations).toHaveLength(document.totals.failures);
    for (const [field, value] of Object.entries(expected)) expect(document[field]).toEqual(nearly(value));
    expect(document).toMatchObject({ checks: { flag: 'ok' }, fragility: { draws: 0 } });
  });

  // 12 of cash and 3 of costs a quarter: empty after four, to the last digit.
  const edge = (cash: number) => tiny({ market: { quarters: 8 }, firms: [{ id: 'f1', name: 'One', cash, opex: 3 }], contracts: [], scenarios: [] });

  test('marks an outcome that flips within the rounding of its inputs', async () => {
    const [close, far] = [file('close.json', edge(12)), file('far.json', edge(99))];
    expect(JSON.parse((await say('run', close, '--json')).result)).toMatchObject({ fragility: { firms: { f1: ['rounding', 'edge'] } } });
    expect((await say('run', close)).result).toContain('≈ One');
    expect((await say('run', far)).result).not.toContain('≈');
    expect((await say('run', far)).result).toMatch(/All \d+ checks hold\./);
  });

  test('a workbook that fails a check is printed all the same, says so on a line and in the exit status', async () => {
    const twice = file('twice.json', tiny({ market: { quarters: 1 }, firms: [{ id: 'f1', name: 'Acme', cash: 5 }, { id: 'f2', name: 'ACME', cash: 5 }], contracts: [], scenarios: [] }));
    const { status, result, remark } = await say('run', twice, '--json');
    expect(status).toBe(1);
    expect(JSON.parse(result)).toMatchObject({ format: 'firebreak-result' });
    expect(remark.trimEnd().split('\n')).toHaveLength(1);
    expect(remark).toContain('Another row is called “Acme” too.');
  });

  test('names stakes that come to more than the firm without the key of their column', async () => {
    const stakes = file('stakes.json', tiny({ firms: [{ id: 'f1', name: 'One' }, { id: 'f2', name: 'Two' }], contracts: [1, 2].map((n) => ({ id: `c${n}`, type: 'equity', from: 'f2', to: 'f1', stake: 0.7 })), scenarios: [] }));
    const { status, remark } = await say('run', stakes);
    expect(status).toBe(1);
    expect(remark).toContain('Firm One: The stakes in this firm add up to 1.4 times the firm.');
  });

  test('finds a scenario by its id and always has Base', async () => {
    expect((await say('run', worked('02-fire-sale-spiral'), '--scenario=s1')).result).toContain('scenario GPU prices fall');
    for (const name of ['base', 'Base', 'BASE']) expect((await say('run', worked('02-fire-sale-spiral'), '--scenario', name)).result).toContain('No firm fails.');
  });

  test('refuses an unknown scenario, naming those there are', async () => {
    const { status, result, remark } = await say('run', worked('02-fire-sale-spiral'), '--scenario', 'Boom');
    expect({ status, result }).toEqual({ status: 1, result: '' });
    expect(remark).toContain('there is no scenario “Boom”. It has: Base, GPU prices fall.');
  });

  test('refuses what the model refuses in one line with its place', async () => {
    const path = file('refused.json', tiny({ firms: [{ id: 'f1', name: 'One', cash: -1 }, { id: 'f2', name: 'Two', pledged: 2 }] }));
    const { status, result, remark } = await say('run', path, '--json');
    expect({ status, result }).toEqual({ status: 1, result: '' });
    expect(remark.trimEnd().split('\n')).toHaveLength(1);
    expect(remark).toContain('Firm One, Cash');
    expect(remark).toContain('1 more');
  });

  test('refuses a broken file in one line with its place', async () => {
    const { status, remark } = await say('run', file('broken.json', '{\n "format": "firebreak-workbook",\n "version" 1 }'));
    expect(status).toBe(1);
    expect(remark).toContain('broken.json: Line 3, column 12');
    expect(remark.trimEnd().split('\n')).toHaveLength(1);
  });

  test('says when a file is not there', async () => {
    const { status, remark } = await say('run', join(folder, 'nothing.json'));
    expect(status).toBe(1);
    expect(remark).toContain('nothing.json');
  });

  test('names with line ends and escapes stay on their line', async () => {
    const path = file('names.json', tiny({ firms: [{ id: 'f1', name: 'A\nB\u001b[31m', opex: 1 }] }));
    expect((await say('run', path)).result).toMatch(/1 +1 +A B \[31m +Operating/);
  });
});

describe('check', () => {
  test('is silent on stdout for a sound file', async () => {
    expect(await say('check', worked('08-recovery'))).toEqual({ status: 0, result: '', remark: 'No problems.\n' });
  });

  test('prints every problem on a line with its place', async () => {
    const path = file('problems.json', tiny({
      market: { quarters: 200 },
      contracts: [{ id: 'c1', type: 'loan', from: 'f1', to: 'f1', principal: 5 }, { id: 'c2', type: 'lease', to: 'gone' }],
      scenarios: [{ id: 's1', name: 'Odd', overrides: [{ target: 'firm', id: 'f1', field: 'cash', value: -5 }] }],
    }));
    const { status, result } = await say('check', path);
    const lines = result.trimEnd().split('\n');
    expect(status).toBe(1);
    expect(lines).toHaveLength(4);
    expect(lines[0]).toContain('Market');
    expect(lines.join('\n')).toContain('scenario Odd: Firm One, Cash');
    expect(result).toContain('Loan: One → One, To');
    expect(result).not.toContain('c1');
  });

  test('warns of a path of what is no driver', async () => {
    const { status, result } = await say('check', file('slip.json', tiny({ scenarios: [{ id: 's1', name: 'Slip', drivers: { rents: [{ depth: -0.5 }] } }] })));
    expect(status).toBe(1);
    expect(result).toContain('Scenario Slip, rents: There is no driver “rents”');
  });
});

const validation = (name: string) => fileURLToPath(new URL(`../../fixtures/validation/${name}.json`, import.meta.url));

describe('network', () => {
  // Lender l: 10 of equity, lends a 6 and b 2. a: 5 of equity (11 less 6), lends b 4. b: 4 (10 less 6).
  const chain = tiny({
    firms: [{ id: 'l', name: 'Lender', cash: 2 }, { id: 'a', name: 'A', cash: 7, debt: 6, lender: 'l' }, { id: 'b', name: 'B', cash: 10 }],
    contracts: [{ id: 'c1', type: 'loan', from: 'l', to: 'b', principal: 2 }, { id: 'c2', type: 'supply', from: 'a', to: 'b', amount: 1, outstanding: 4, lag: 1 }],
  });

  test('prints the measures of opening exposures', async () => {
    const { status, result, remark } = await say('network', file('chain.json', chain), '--json');
    expect({ status, remark }).toEqual({ status: 0, remark: '' });
    const { firms } = JSON.parse(result) as { firms: Record<string, Record<string, number>> };
    // b fails: a loses 4/5 of its equity, l 2/10 and then 6/10 of a's 0.8.
    expect(firms['b']!['equity']).toBeCloseTo(4, 12);
    expect(firms['b']!['linearDebtRank']).toBeCloseTo((5 * 0.8 + 10 * (0.2 + 0.6 * 0.8)) / 19, 12);
    expect(firms['b']!['debtRank']).toBeCloseTo((5 * 0.8 + 10 * (0.2 + 0.6 * 0.8)) / 19, 12);
    expect(firms['l']).toEqual({ equity: 10, debtRank: 0, linearDebtRank: 0, vulnerability: expect.closeTo((0.6 + 0.68) / 2, 12) as number });
  });

  test('without --json prints a table, the most important firm first, and a note on the classic measure', async () => {
    const { result } = await say('network', file('chain.json', chain));
    expect(result).toMatch(/Firm +Equity +DebtRank +Vulnerability +classic\nB +4 /);
    expect(result).toContain('not monotone');
  });

  test.each(['--case', '--case='])('solves a file of bare networks: %s', async (option) => {
    const path = validation('edge_cases');
    const { status, result, remark } = await say('network', ...(option.endsWith('=') ? [option + path] : [option, path]), '--json');
    expect({ status, remark }).toEqual({ status: 0, remark: '' });
    const { cases } = JSON.parse(result) as { cases: { name: string; result: Record<string, unknown>; residual: number }[] };
    expect(cases).toHaveLength(13);
    expect(cases[0]).toMatchObject({ name: 'edge_balanced_ring_decimals', result: { defaulted: [] }, residual: 0 });
    expect(cases.find(({ name }) => name === 'edge_self_debt_rejected')?.result['error']).toContain('owes itself');
  });

  test('says where the outcome hangs on confidence alone', async () => {
    const { result } = await say('network', '--case', validation('eisenberg_noe'), '--json');
    const { cases } = JSON.parse(result) as { cases: { name: string; multiple: boolean; multipleFirms: number[] }[] };
    expect(cases.filter(({ multiple }) => multiple).map(({ name, multipleFirms }) => [name, multipleFirms])).toEqual([['en_nonunique_ring_no_cash', [0, 1]]]);
    expect((await say('network', '--case', validation('eisenberg_noe'))).result).toMatch(/en_nonunique_ring_no_cash +eisenberg_noe +0 +0 1 +0/);
  });

  const cases = (change: object) => ({ schema: 'contagion-validation/1', cases: [{ name: 'Bad', model: 'rogers_veraart', parameters: { alpha: 0.5, beta: 1 }, inputs: { n: 2, edges: [[0, 1, 5]], external_assets: [1, 1] }, ...change }] });

  test.each<[string, unknown, string]>([
    ['an unknown model', cases({ model: 'guess' }), 'model: there is no model “guess”'],
    ['a self debt', cases({ inputs: { n: 2, edges: [[1, 1, 5]], external_assets: [1, 1] } }), 'inputs.edges[0]: firm 1 owes itself'],
    ['a negative amount', cases({ inputs: { n: 2, edges: [[0, 1, 5], [1, 0, -2]], external_assets: [1, 1] } }), 'inputs.edges[1][2]: -2 is not a number from 0'],
    ['an index out of range', cases({ inputs: { n: 2, edges: [[0, 2, 5]], external_assets: [1, 1] } }), 'inputs.edges[0][1]: 2 is not a whole number from 0 to 1'],
    ['infinity', JSON.stringify(cases({})).replace('"external_assets":[1,1]', '"external_assets":[1,1e999]'), 'inputs.external_assets[1]: Infinity is not a number'],
    ['a list of the wrong length', cases({ inputs: { n: 2, edges: [], external_assets: [1] } }), 'inputs.external_assets: has 1 entries; it needs 2'],
    ['a share above 1', cases({ parameters: { alpha: 1.5, beta: 1 } }), 'parameters.alpha: 1.5 is not a number from 0 to 1'],
    ['costs where there can be none', cases({ model: 'eisenberg_noe' }), 'parameters.alpha: 0.5 is not a number from 1 to 1'],
  ])('refuses %s in one line with its place', async (_what, content, place) => {
    const { status, result, remark } = await say('network', '--case', file('bad.json', content), '--json');
    expect({ status, result }).toEqual({ status: 1, result: '' });
    expect(remark).toContain(`case “Bad”, ${place}`);
    expect(remark.trimEnd().split('\n')).toHaveLength(1);
  });

  test('refuses what is no file of networks', async () => {
    expect(await say('network', '--case', file('nan.json', '{ "cases": [NaN] }'))).toMatchObject({ status: 1, result: '', remark: expect.stringContaining('Line 1, column 13') as string });
    expect(await say('network', '--case', worked('08-recovery'))).toMatchObject({ status: 1, result: '', remark: expect.stringContaining('no list “cases”') as string });
    expect(await say('network', '--case', file('schema.json', { schema: 'other/1', cases: [] }))).toMatchObject({ status: 1, remark: expect.stringContaining('contagion-validation/1') as string });
  });
});

describe('a file that cannot be read', () => {
  const path = () => file('unreadable.json', tiny({
    firms: [{ id: 'f1', name: 'One', cash: 'lots', gpus: true }, { id: 'f2', name: 7 }],
    scenarios: [{ id: 's1', name: 'S', drivers: { rent: [{}] }, failures: [{ firm: 'f1', quarter: 'soon' }] }],
  }));

  test('is checked to its end, a problem a line, each with its place and value', async () => {
    const { status, result, remark } = await say('check', path());
    expect(status).toBe(1);
    expect(result.split('\n')).toEqual([
      'Firm 1, firms[0].cash: a number is expected here, not "lots".',
      'Firm 1, firms[0].gpus: a number is expected here, not true.',
      'Firm 2, firms[1].name: text is expected here, not 7.',
      'Scenario 1, scenarios[0].drivers.rent[0].depth: a number is expected here, not null.',
      'Scenario 1, scenarios[0].failures[0].quarter: a number is expected here, not "soon".', '',
    ]);
    expect(remark).toMatch(/unreadable\.json: Firm 1, firms\[0\]\.cash: a number is expected here, not "lots"\.\n$/);
  });

  test('is refused by run in one line', async () => {
    const { status, result, remark } = await say('run', path(), '--json');
    expect({ status, result }).toEqual({ status: 1, result: '' });
    expect(remark.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('usage', () => {
  test.each([[[]], [['fly']], [['run']], [['run', 'a', 'b']], [['run', 'a', '--fast']], [['check', 'a', '--json']], [['run', 'a', '--scenario']], [['network']], [['network', 'a', '--case', 'b']], [['network', '--case']]])('%j is wrong usage', async (args) => {
    const { status, result, remark } = await say(...args);
    expect({ status, result }).toEqual({ status: 2, result: '' });
    expect(remark).toContain('firebreak run FILE');
  });

  test('help is a result', async () => {
    for (const args of [['help'], ['--help'], ['run', '--help']]) expect(await say(...args)).toMatchObject({ status: 0, remark: '' });
  });
});

test('terminals in Taiwan read Chinese', () => {
  expect(terminalLanguage({ LANG: 'zh_TW.UTF-8' })).toBe('zhHant');
  expect(terminalLanguage({ LC_ALL: 'C', LANG: 'zh_TW.UTF-8' })).toBe('en');
  expect(terminalLanguage({})).toBe('en');
});

test('Chinese takes two columns, numbers stand to the right', () => {
  expect(textTable([{ heading: '公司', isNumber: false }, { heading: 'n', isNumber: true }], [['甲', '5'], ['abcdef', '12']])).toBe('公司     n\n甲       5\nabcdef  12');
  expect(amountText(1234.567)).toBe('1,234.57');
  expect(amountText(1.23456e-7)).toBe('0.000000123');
});

test('the worked examples are read from files that nobody edits', () => {
  expect(JSON.parse(readFileSync(worked('01-payment-cascade'), 'utf8'))).toMatchObject({ format: 'firebreak-workbook' });
});

describe('analyse', () => {
  const chain = () => file('chain.json', tiny({ market: { quarters: 4 }, firms: [{ id: 'f1', name: 'One', cash: 10, opex: 3 }], scenarios: [{ id: 's1', name: 'Costs', drivers: { opex: [{ depth: 0.5 }] }, overrides: [], failures: [] }, { id: 's2', name: 'More', parent: 's1', drivers: {}, overrides: [{ target: 'firm', id: 'f1', field: 'cash', scale: 2 }], failures: [] }],
    analyses: [{ id: 'a1', name: 'How much cash', kind: 'rescue', scenario: 's2', parameters: { firm: 'One' } }] }));

  test('with --json prints one document in full precision', async () => {
    const { status, result } = await say('analyse', chain(), '--kind', 'rescue', '--firm', 'One', '--json');
    const document = JSON.parse(result) as { cheapestCash: { smallest: number; verified: boolean } };
    expect(status).toBe(0);
    expect(document).toMatchObject({ format: 'firebreak-analysis', version: 1, kind: 'rescue', scenario: 'Base', parameters: { firm: 'One' }, cheapestCash: { verified: true } });
    expect(document).toMatchObject({ provenance: { workbook: expect.stringMatching(/^[0-9a-f]{64}$/) as string, scenario: expect.stringMatching(/^[0-9a-f]{64}$/) as string } });
    expect(document.cheapestCash.smallest).toBeCloseTo(2, 5);
  });

  test('runs on a branch with all that it inherits, and an analysis that the workbook keeps', async () => {
    const { status, result } = await say('analyse', chain(), '--kind=grid', '--scenario=More', '--input=firm:f1.cash', '--from=17', '--to=19', '--steps=3', '--outcome=failures', '--json');
    expect({ status, cells: (JSON.parse(result) as { cells: number[] }).cells }).toEqual({ status: 0, cells: [1, 0, 0] });
    expect((await say('analyse', chain(), '--saved', 'How much cash')).remark).toContain('One does not fail in More');
    expect((await say('analyse', chain(), '--saved', 'How much cash', '--scenario', 'Costs')).result).toMatch(/One +cash at opening, M +8/);
  });

  test('says what is wrong on one line: usage is 2, a workbook that cannot is 1', async () => {
    const cases: readonly (readonly [number, string, ...string[]])[] = [
      [2, 'it needs --kind', chain()], [2, 'there is no analysis “x”', chain(), '--kind', 'x'], [2, 'grid does not take “swing”', chain(), '--kind', 'grid', '--swing', '1'],
      [2, '--steps: 1 is not a whole number', chain(), '--kind', 'grid', '--input', 'firm:f1.cash', '--steps', '1'], [2, 'exactly one of', chain(), '--kind', 'reverse', '--input', 'multiple'],
      [1, 'no such firm', chain(), '--kind', 'grid', '--input', 'firm:f9.cash'], [1, 'is outside 0 to', chain(), '--kind', 'grid', '--input', 'firm:f1.cash', '--from', '-1'],
      [1, 'there is no saved analysis', chain(), '--saved', 'x'], [1, 'there is no scenario “x”', chain(), '--kind', 'checks', '--scenario', 'x'],
    ];
    for (const [status, text, ...words] of cases) {
      const said = await say('analyse', ...words);
      expect({ status: said.status, result: said.result }, text).toEqual({ status, result: '' });
      expect(said.remark).toContain(text);
      expect(said.remark.trimEnd().split('\n')).toHaveLength(1);
    }
  });

  test('prints every kind that needs no parameters as a table', async () => {
    for (const kind of ['tornado', 'each', 'compare', 'headroom', 'checks', 'fragility', 'rescue']) {
      const { status, result } = await say('analyse', chain(), '--kind', kind, '--scenario', 'Costs');
      expect({ kind, status }).toEqual({ kind, status: 0 });
      expect(result).toContain('Tiny, ');
    }
  });
});
