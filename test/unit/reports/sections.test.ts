import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../../shared/base/localized.ts';
import { decodeWorkbook } from '../../../shared/document/codec.ts';
import type { Workbook } from '../../../shared/document/document.ts';
import { scenarioById } from '../../../shared/document/document.ts';
import { effectiveScenario } from '../../../shared/document/inheritance.ts';
import type { ReportSection, SavedReport } from '../../../shared/document/savedReport.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { compileInputs } from '../../../shared/engine/inputs.ts';
import { toResultDocument } from '../../../shared/engine/result.ts';
import { run } from '../../../shared/engine/run.ts';
import type { ReportBlock, ReportDocument } from '../../../shared/interchange/reportDocument.ts';
import { buildReport } from '../../../shared/reports/buildReport.ts';
import { numbersOf } from '../../../shared/reports/contentHash.ts';
import { ReportWork } from '../../../shared/reports/reportWork.ts';
import { sectionKinds } from '../../../shared/reports/sections/registry.ts';
import { contentFromTemplate, reportTemplates } from '../../../shared/reports/templates/registry.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

const time = '2026-11-25T19:00:00.000Z';

function sample(): Workbook {
  const decoded = decodeWorkbook(readFileSync(join(import.meta.dirname, '../../../samples/ai-chain-2025.firebreak'), 'utf8'));
  if (!decoded.ok) throw new Error(decoded.error.code);
  return decoded.value.workbook;
}

const workbook = sample();
const work = new ReportWork(workbook);
/** The harshest scenario of the sample: many fail in it. */
const storm = workbook.scenarios.at(-1)!;

function reportOf(sections: readonly Omit<ReportSection, 'id'>[], scenario = storm.id): SavedReport {
  return { id: 'p1', name: 'R', template: 'memo', scenario, paper: 'a4', languages: ['en'], footer: '', sections: sections.map((each, index) => ({ id: `s${index + 1}`, ...each })) };
}

function built(sections: readonly Omit<ReportSection, 'id'>[], language: Language = 'en', scenario = storm.id): ReportDocument {
  return buildReport(reportOf(sections, scenario), { workbook, work }, language, time);
}

const tablesIn = (blocks: readonly ReportBlock[]) => blocks.filter((block) => block.kind === 'table');

/** The sample's result by the road of the command line. */
function printed(scenario: string) {
  const found = effectiveScenario(workbook.scenarios, scenarioById(workbook, scenario) ?? baseScenario);
  const inputs = compileInputs(workbook, found);
  if (!inputs.ok) throw new Error('refused');
  return toResultDocument(run(inputs.value), workbook, found);
}

describe.each(reportTemplates.map((template) => [template.id, template] as const))('a new report from the template %s', (_id, template) => {
  const report: SavedReport = { id: 'p1', name: 'R', ...contentFromTemplate(template, workbook, storm.id, ['en', 'zhHant']) };
  const [en, zh] = (['en', 'zhHant'] as const).map((language) => buildReport(report, { workbook, work }, language, time)) as [ReportDocument, ReportDocument];

  test('builds without a warning about its own sections', () => {
    const texts = [en, zh].flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'warning' ? block.runs.map(({ text }) => text) : [])));
    expect(texts.filter((text) => /no longer|not know|There is no|沒有圖表|不支援/.test(text))).toEqual([]);
    expect(en.blocks.length).toBeGreaterThanOrEqual(4);
  });

  test('has the same numbers in both languages, bit by bit, and the same stamp', () => {
    expect(numbersOf(zh.blocks)).toEqual(numbersOf(en.blocks));
    expect(numbersOf(en.blocks).length).toBeGreaterThan(20);
    expect(zh.stamp).toEqual(en.stamp);
  });

  test('shows the same digits in both languages', () => {
    const digits = ({ blocks }: ReportDocument) => blocks.flatMap((block) => (block.kind === 'table' ? block.table.rows.flat().filter(({ value }) => typeof value === 'number').map(({ text }) => text) : block.kind === 'keyFigures' ? block.items.map(({ text }) => text) : []));
    expect(digits(zh).map((text) => text.replace(/[^0-9.,%–-]/g, ''))).toEqual(digits(en).map((text) => text.replace(/[^0-9.,%–-]/g, '')));
  });

  test('puts scenario, source, day, model and workbook under every figure and table', () => {
    for (const { blocks } of [en, zh]) {
      for (const block of blocks) {
        if (!('footnote' in block)) continue;
        expect(block.caption).not.toBe('');
        for (const part of ['Firebreak', en.stamp.workbookHash.slice(0, 12), '2026']) expect(block.footnote).toContain(part);
      }
    }
  });

  test('shows no number that is none', () => {
    const texts = JSON.stringify([en.blocks, zh.blocks]);
    expect(texts).not.toMatch(/NaN|Infinity|undefined|\{\w+\}/);
  });
});

test('each kind of section builds with nothing said, in both languages', () => {
  for (const kind of sectionKinds) {
    for (const language of ['en', 'zhHant'] as const) {
      expect(() => built([{ kind: kind.id, parameters: {} }], language), kind.id).not.toThrow();
    }
  }
});

test('the failures are those of the engine, double by double', () => {
  const [table] = tablesIn(built([{ kind: 'table', parameters: { table: 'failures', rows: '1000' } }]).blocks);
  const expected = printed(storm.id).quarters.flatMap(({ t, failures }) => failures.map(({ round, shortfall, claims, recovered }) => [t, round, shortfall, claims, recovered]));
  expect(table?.table.rows.map((row) => [0, 1, 4, 5, 6].map((place) => row[place]?.value))).toEqual(expected);
  expect(expected.length).toBeGreaterThan(3);
});

test('key figures are those of the command line', () => {
  const [figures] = built([{ kind: 'keyFigures', parameters: { figures: 'failures,lossToLenders,lossToOthers' } }]).blocks.filter((block) => block.kind === 'keyFigures');
  const { totals } = printed(storm.id);
  expect(figures?.items.map(({ value }) => value)).toEqual([totals.failures, totals.lossToLenders, totals.lossToOthers]);
});

test('a storyboard has a page for every quarter with a failure, or for every round', () => {
  const quarters = printed(storm.id).quarters.filter(({ failures }) => failures.length > 0);
  const rounds = new Set(quarters.flatMap(({ t, failures }) => failures.map(({ round }) => `${t} ${round}`)));
  const pages = (by: string) => built([{ kind: 'storyboard', parameters: { by } }]).blocks.filter(({ kind }) => kind === 'pageBreak').length;
  expect([pages('quarter'), pages('round')]).toEqual([quarters.length, rounds.size]);
});

test('the channels of an autopsy add up to its gap', () => {
  const tables = tablesIn(built([{ kind: 'autopsies', parameters: { most: '50' } }]).blocks);
  expect(tables.length).toBeGreaterThan(3);
  for (const { table } of tables) {
    const values = table.rows.map((row) => row[1]?.value as number);
    expect(values.slice(0, -1).reduce((sum, value) => sum + value, 0)).toBeCloseTo(values.at(-1) ?? NaN, 6);
  }
});

test('a comparison sets the scenarios beside the report’s, with differences', () => {
  const [table] = tablesIn(built([{ kind: 'scenarioComparison', parameters: { with: 'base' } }]).blocks);
  const row = table?.table.rows.find(([label]) => label?.text === 'Failures')?.map(({ value }) => value);
  const [here, base] = [printed(storm.id).totals.failures, printed('base').totals.failures];
  expect(row?.slice(1)).toEqual([here, base, base - here]);
});

test('what cannot be built says so on the page, in the language of the report, and the rest is built', () => {
  const report = [{ kind: 'chart', parameters: { chart: 'gone' } }, { kind: 'later', parameters: {} }, { kind: 'table', parameters: { scenario: 'gone' } }, { kind: 'text', parameters: { 'text.en': 'Words' } }];
  const warnings = built(report, 'zhHant').blocks.flatMap((block) => (block.kind === 'warning' ? block.runs.map(({ text }) => text) : []));
  expect(warnings.join()).toContain('沒有圖表「gone」');
  expect(warnings.join()).toContain('「later」');
  expect(warnings.join()).toContain('已無「gone」情境');
  expect(built(report).blocks).toContainEqual({ kind: 'paragraph', runs: [{ text: 'Words' }] });
});

test('a scenario that the model refuses is named with its place', () => {
  const refused = aWorkbook({ firms: [{ id: 'f1', name: 'A', cash: -1e30 }] });
  const report = reportOf([{ kind: 'keyFigures', parameters: {} }], 'base');
  const { blocks } = buildReport(report, { workbook: refused }, 'en', time);
  expect(JSON.stringify(blocks)).toContain('The model refuses the scenario');
});

test('a doubt or a failed check stands on the page before any number, and behind the title', () => {
  // A firm that owes a quarter's rate of 90 % on its debt is not what anybody means.
  const doubtful = aWorkbook({ firms: [{ id: 'f1', name: 'A', cash: 10, debt: 100, rate: 0.9 }] });
  const report = reportOf([{ kind: 'titlePage', parameters: {} }, { kind: 'keyFigures', parameters: {} }], 'base');
  const { blocks } = buildReport(report, { workbook: doubtful }, 'en', time);
  expect(blocks.map(({ kind }) => kind)).toEqual(['title', 'warning', 'keyFigures']);
  expect(JSON.stringify(blocks[1])).toContain('deserve a look');
});

test('a result that hangs on rounding is marked at the top of the page', () => {
  const scenario = workbook.scenarios[0]!;
  const warnings = built([{ kind: 'checks', parameters: {} }], 'en', scenario.id).blocks.filter(({ kind }) => kind === 'warning');
  expect(JSON.stringify(warnings)).toContain('hangs on rounding');
});

test('the stamp of a figure names the seed where chance was drawn, and none elsewhere', () => {
  const stamps = ['fan', 'failures'].map((chart) => built([{ kind: 'chart', parameters: { chart } }]).blocks.flatMap((block) => (block.kind === 'figure' ? [block.stamp?.seed] : [])));
  expect(stamps).toEqual([[1], [null]]);
});
