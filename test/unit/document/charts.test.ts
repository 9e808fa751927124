import { expect, test } from 'vitest';
import { decodeWorkbook, encodeWorkbook } from '../../../shared/document/codec.ts';
import { type CommandArgs, type CommandId, planCommand } from '../../../shared/document/commands/registry.ts';
import type { Workbook } from '../../../shared/document/document.ts';
import { applyPatch } from '../../../shared/document/patch.ts';
import { noChoices, shownCharts } from '../../../shared/document/savedChart.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

function after<Id extends CommandId>(workbook: Workbook, id: Id, args: CommandArgs<Id>): Workbook {
  const planned = planCommand(workbook, id, args);
  if (!planned.ok) throw new Error(planned.error.code);
  return applyPatch(workbook, planned.value.patch);
}
const ids = (workbook: Workbook) => shownCharts(workbook).map(({ id }) => id);

test('a workbook that keeps no charts shows the usual ones, and its file does not speak of them', () => {
  expect(ids(aWorkbook())).toEqual(['failures', 'prices', 'cash', 'ltv']);
  expect(encodeWorkbook(aWorkbook())).not.toContain('"charts"');
});

test('the first change writes the usual charts down under the ids that they had', () => {
  const renamed = after(aWorkbook(), 'charts.change', { id: 'cash', changes: { name: ' My cash ', scale: { min: 0, max: 100 } } });
  expect(ids(renamed)).toEqual(['failures', 'prices', 'cash', 'ltv']);
  expect(renamed.charts[2]).toMatchObject({ chart: 'cash', name: 'My cash', scale: { min: 0, max: 100 } });
  const added = after(renamed, 'charts.add', { chart: 'dscr', content: { firms: ['f1'] }, index: 1 });
  expect(ids(added)).toEqual(['failures', 'g1', 'prices', 'cash', 'ltv']);
  expect(ids(after(added, 'charts.move', { id: 'g1', index: 5 }))).toEqual(['failures', 'prices', 'cash', 'ltv', 'g1']);
  expect(ids(after(added, 'charts.remove', { id: 'failures' }))).toEqual(['g1', 'prices', 'cash', 'ltv']);
});

test('the last chart stays, and choices that cannot be drawn are refused', () => {
  const one = aWorkbook({ charts: [{ id: 'g1', name: '', chart: 'cash', ...noChoices }] });
  expect(planCommand(one, 'charts.remove', { id: 'g1' })).toMatchObject({ ok: false, error: { code: 'charts.last' } });
  expect(planCommand(one, 'charts.change', { id: 'g1', changes: { scale: { min: 2, max: 2 } } })).toMatchObject({ ok: false, error: { code: 'charts.scale' } });
  expect(planCommand(one, 'charts.change', { id: 'g1', changes: { marks: [{ kind: 'zone', text: 'x', quarter: 3, to: 2 }] } })).toMatchObject({ ok: false, error: { code: 'charts.quarter' } });
  expect(planCommand(one, 'charts.change', { id: 'g1', changes: { marks: [{ kind: 'event', text: ' ' }] } })).toMatchObject({ ok: false, error: { code: 'charts.markText' } });
  expect(planCommand(one, 'charts.change', { id: 'gone', changes: {} })).toMatchObject({ ok: false, error: { code: 'charts.gone' } });
});

test('charts come back as they were saved, with fields and words of later versions', () => {
  const charts = [{ id: 'g1', name: 'N', chart: 'later', scenarios: ['s1'], firms: [], quarter: 3, marks: [{ kind: 'arrow' as never, text: 'x', bend: 1 }], scale: { min: null, max: 2, log: true }, parameters: { a: 'b' }, own: [1] }];
  const workbook = aWorkbook({ charts });
  const decoded = decodeWorkbook(encodeWorkbook(workbook));
  expect(decoded.ok && decoded.value.workbook.charts).toEqual(charts);
});

test('missing parts read as nothing chosen, and a wrong shape is refused with its place', () => {
  const text = (chart: string) => `{"format": "firebreak-workbook", "version": 1, "name": "", "charts": [${chart}]}`;
  const decoded = decodeWorkbook(text('{"id": "g1", "chart": "cash"}'));
  expect(decoded.ok && decoded.value.workbook.charts).toEqual([{ id: 'g1', name: '', chart: 'cash', ...noChoices }]);
  expect(decodeWorkbook(text('{"id": "g1", "chart": "cash", "scale": {"min": "0"}}'))).toMatchObject({ ok: false, error: { code: 'file.wantsNumber', details: { place: 'charts[0].scale.min' } } });
});
