/**
 * The document on the table and the only ways to change it.
 *
 * Owns: the document signal, its history, the scenario in front, the file it belongs to. Does not own: what commands do
 * (`shared/document/commands`), results (`recalc.ts`), or what is looked at (`place.ts`, `view.ts`).
 */
import { computed, signal } from '@preact/signals-core';
import type { Failure, Result } from '../../shared/base/result.ts';
import { fail, ok } from '../../shared/base/result.ts';
import { baseScenario, baseScenarioId, type Scenario } from '../../shared/drivers/scenario.ts';
import type { Command } from '../../shared/document/commands/command.ts';
import { emptyWorkbook, type Workbook } from '../../shared/document/document.ts';
import { canRedo, canUndo, emptyHistory, isSaved, markedSaved, recorded, redone, undone, type History } from '../../shared/document/history.ts';
import { applyPatch, invertPatch } from '../../shared/document/patch.ts';
import { findProblems } from '../../shared/document/problems.ts';
import type { WorkbookHandle } from '../../shared/ipc/contract.ts';
import { type CellPlace, showPlace } from './place.ts';
