import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ensureOfficeTools } from '../../../scripts/officeTools.mjs';
import { formulaFigures } from '../../builders/formulaExports.ts';

const missing = await ensureOfficeTools();
const folder = mkdtempSync(join(tmpdir(), 'firebreak-formulas-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Not everybody may install programs; what our own import reads back is looked at all the same.
test(`hostile texts start no formula in a spreadsheet and come back as they were${missing === null ? '' : ' (LibreOffice skipped: it is not on this machine)'}`, async () => {
  const { numbers, ...figures } = await formulaFigures(300, folder, missing === null);
  expect(figures).toEqual({ changed: 0, formulas: 0, otherNumbers: 0 });
  expect(numbers).toBe(missing === null ? 300 * 2 * 5 : 0);
}, 120_000);
