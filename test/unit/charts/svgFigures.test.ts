import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeFigures } from '../../../renderer/charts/headless.ts';
import { SvgContext } from '../../../renderer/charts/svgContext.ts';

const sample = (name: string): string => readFileSync(new URL(`../../../samples/${name}`, import.meta.url), 'utf8');
const english = { workbookText: sample('ai-chain-2025.firebreak'), scenario: 'Perfect storm', language: 'en', date: '2025-11-24' } as const;
const chinese = { workbookText: sample('ai-chain-2025.zh-Hant.firebreak'), scenario: 'storm', language: 'zhHant', date: '2025-11-24' } as const;

function filesOf(request: Parameters<typeof makeFigures>[0]): ReadonlyMap<string, string> {
  const files = makeFigures(request);
  if (!files.ok) throw new Error(JSON.stringify(files.error));
  return new Map(files.value.map(({ name, text }) => [name, text]));
}

test('every chart becomes a picture and its data, named after scenario and chart', () => {
  expect([...filesOf(english).keys()]).toEqual([
    'perfect-storm-failures.svg', 'perfect-storm-failures.csv', 'perfect-storm-prices.svg', 'perfect-storm-prices.csv',
    'perfect-storm-cash.svg', 'perfect-storm-cash.csv', 'perfect-storm-ltv.svg', 'perfect-storm-ltv.csv',
  ]);
});

test('a picture shows title, caption, names and lines, and no value that is not a number', () => {
  const svg = filesOf(english).get('perfect-storm-cash.svg') ?? '';
  for (const text of ['Cash of the first firms to fail', 'Scenario: Perfect storm', 'Unit: USD M', '2025-11-24', 'Applied Digital']) expect(svg).toContain(text);
  expect(svg.match(/stroke="#0072b2"/g)?.length ?? 0).toBeGreaterThan(0);
  expect(svg).toContain('stroke-dasharray="7 4"');
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
});

test('the Chinese picture is in Chinese', () => {
  const svg = filesOf(chinese).get('完美風暴-failures.svg') ?? '';
  for (const text of ['各類公司違約家數', '情境：完美風暴', '資料中心開發商']) expect(svg).toContain(text);
});

test('the same workbook gives the same bytes', () => {
  expect(filesOf(english)).toEqual(filesOf(english));
});

test('a scenario that does not exist is refused by name', () => {
  expect(makeFigures({ ...english, scenario: 'No such' })).toMatchObject({ ok: false, error: { code: 'chart.unknownScenario', details: { name: 'No such' } } });
});

test('marks that mean something in XML are written as text', () => {
  const context = new SvgContext(10, 10);
  context.fillText('A & B <"x">', 1, 2);
  expect(context.toSvg('<t>')).toContain('>A &amp; B &lt;&quot;x&quot;&gt;</text>');
  expect(context.toSvg('<t>')).toContain('<title>&lt;t&gt;</title>');
});
