/** The options with which the commands that write tables are told what to write, and the writing itself. */
import { basename, extname } from 'node:path';
import type { Language } from '../../shared/base/localized.ts';
import type { Failure, Result } from '../../shared/base/result.ts';
import { failure, ok } from '../../shared/base/result.ts';
import type { Workbook } from '../../shared/document/document.ts';
import { scenarioByNameOrId } from '../../shared/document/document.ts';
import { effectiveScenario } from '../../shared/document/inheritance.ts';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import { compileInputs } from '../../shared/engine/inputs.ts';
import type { EngineResult } from '../../shared/engine/run.ts';
import { run } from '../../shared/engine/run.ts';
import { tableExporters } from '../../shared/interchange/exporters/registry.ts';
import type { TableExporter } from '../../shared/interchange/exporters/tableExporter.ts';
import { runSource } from '../../shared/interchange/runSource.ts';
import type { ExportOptions, TableExport } from '../../shared/interchange/tableExport.ts';
import { exportTable, headingChoices, unitPlaces } from '../../shared/interchange/tableExport.ts';
import { atomicWrite } from '../workbooks/atomicWrite.ts';
import { nodeFs } from '../workbooks/fsPort.ts';
import type { Words } from './command.ts';
import { refusalText } from './problemText.ts';

export const exportOptions = { '--sheet': 'value', '--scenario': 'value', '--results': 'flag', '--headings': 'value', '--units': 'value', '--rounded': 'flag' } as const;

/** The exporter that a file's ending calls for; undefined for a workbook. */
export function exporterOf(file: string): TableExporter | undefined {
  const ending = extname(file).slice(1).toLowerCase();
  return tableExporters.find(({ id }) => id === ending);
}

/** One of the words that an option takes; a refusal that names them otherwise. */
function chosen<Id extends string>({ options }: Words, option: string, ids: readonly Id[], usual: Id): Result<Id> {
  const word = options[option];
  const found = word === undefined ? usual : ids.find((id) => id === word);
  return found === undefined ? failure('import.badOption', { option, values: ids.join(', ') }) : ok(found);
}

/**
 * @param table  what is written unless `--sheet` says so
 * @returns what the words ask for; a failure for a word that no option takes
 */
export function readExportOptions(words: Words, table: ExportOptions['table'] | null, language: Language): Result<ExportOptions> {
  const sheet = table === null ? chosen(words, '--sheet', ['firms', 'contracts'] as const, 'firms') : ok(table);
  const headings = chosen(words, '--headings', headingChoices, language);
  const units = chosen(words, '--units', unitPlaces, 'heading');
  if (!sheet.ok) return sheet;
  if (!headings.ok) return headings;
  if (!units.ok) return units;
  return ok({ table: sheet.value, results: words.options['--results'] === true, ownColumns: true, headings: headings.value, units: units.value, isRounded: words.options['--rounded'] === true });
}

/** A table of a workbook under the scenario that `--scenario` names, as bytes, with the account of what does not read back. */
export function tableBytes(words: Words, workbook: Workbook, options: ExportOptions, exporter: TableExporter, language: Language): Result<{ readonly bytes: Uint8Array; readonly lost: ReturnType<TableExport['lost']> }> {
  const name = String(words.options['--scenario'] ?? baseScenario.id);
  const stored = scenarioByNameOrId(workbook, name);
  if (stored === undefined) return failure('cli.noScenario', { name, names: [baseScenario, ...workbook.scenarios].map((each) => each.name).join(', ') });
  const scenario = effectiveScenario(workbook.scenarios, stored);
  let result: EngineResult | null = null;
  if (options.results) {
    const inputs = compileInputs(workbook, scenario);
    if (!inputs.ok) return failure('cli.refusedModel', { reason: refusalText(workbook, scenario, inputs.error, language) });
    result = run(inputs.value);
  }
  const table = exportTable(runSource(workbook, scenario, result), options, exporter);
  if (!table.ok) return table;
  const rows = table.value.rows(0, table.value.rowCount);
  if (!rows.ok) return rows;
  const writer = exporter.start(table.value.head);
  writer.add(rows.value);
  return ok({ bytes: writer.finish(), lost: table.value.lost() });
}

/** Writes over nothing. */
export async function writeNew(target: string, bytes: Uint8Array): Promise<Result<unknown, Failure>> {
  try {
    await nodeFs.stat(target);
    return failure('cli.targetThere', { name: basename(target) });
  } catch {
    // Nothing is there, or the write will say why nothing can be.
    return atomicWrite(nodeFs, target, bytes);
  }
}
