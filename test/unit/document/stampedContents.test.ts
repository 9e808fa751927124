import { expect, test } from 'vitest';
import { decodeWorkbook, encodeWorkbook } from '../../../shared/document/codec.ts';
import { reportsNoteExport } from '../../../shared/document/commands/reportsNoteExport.ts';
import { applyPatch, invertPatch } from '../../../shared/document/patch.ts';
import type { Patch } from '../../../shared/document/patch.ts';
import type { SavedReport } from '../../../shared/document/savedReport.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { provenanceOf } from '../../../shared/interchange/stamps/stampOf.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

const report: SavedReport = { id: 'p1', name: 'Memo', template: 'memo', scenario: 'base', paper: 'a4', languages: ['en'], footer: '', sections: [{ id: 's1', kind: 'text', parameters: {} }] };
const workbook = aWorkbook({ reports: [report] });

test('to remember an export does not make the exported file one of another workbook; a change of the report does', () => {
  const exported = { time: '2026-11-25T08:00:00Z', sections: { en: { s1: 'a' } } };
  const noted = applyPatch(workbook, reportsNoteExport.plan(workbook, { id: 'p1', exported }) as Patch);
  expect(noted.reports[0]?.exported).toEqual(exported);
  expect(provenanceOf(noted, baseScenario)).toEqual(provenanceOf(workbook, baseScenario));
  expect(provenanceOf({ ...workbook, reports: [{ ...report, footer: 'x' }] }, baseScenario).workbook).not.toBe(provenanceOf(workbook, baseScenario).workbook);
});

test('what was exported stands in the file, and comes back from it', () => {
  const patch = reportsNoteExport.plan(workbook, { id: 'p1', exported: { time: '', sections: { zhHant: { s1: 'b' } } } }) as Patch;
  const noted = applyPatch(workbook, patch);
  const decoded = decodeWorkbook(encodeWorkbook(noted));
  expect(decoded.ok && decoded.value.workbook.reports).toEqual(noted.reports);
  expect(applyPatch(noted, invertPatch(patch)).reports[0]).toEqual(report);
});
