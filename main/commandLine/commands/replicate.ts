/** `replicate`: one firm's waterfall of one quarter as an Excel workbook of live formulas, for a reviewer who does not have the program. */
import { firmWaterfall } from '../../../shared/analysis/firmWaterfall.ts';
import { scenarioByNameOrId } from '../../../shared/document/document.ts';
import { effectiveScenario } from '../../../shared/document/inheritance.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { writeReplication } from '../../../shared/interchange/exporters/xlsxDocument.ts';
import { provenanceOf, stampOf } from '../../../shared/interchange/stamps/stampOf.ts';
import { replicationOf, replicationSubject, replicationTable } from '../../../shared/reports/replicationOf.ts';
import { describe, t } from '../../../shared/text/messages.ts';
import type { Command } from '../command.ts';
import { exitStatus, loadWorkbook, refuse } from '../command.ts';
import { writeNew } from '../exportOptions.ts';
import { oneLine } from '../table.ts';

export const replicate: Command = {
  name: 'replicate',
  usage: [{
    words: { en: 'replicate FILE SHEET.xlsx --firm NAME_OR_ID --quarter N [--scenario NAME_OR_ID]', zhHant: 'replicate 檔案 工作表.xlsx --firm 名稱或識別碼 --quarter N [--scenario 名稱或識別碼]' },
    does: { en: 'write one firm’s waterfall of one quarter as live Excel formulas with a check against our values', zhHant: '將一家公司某季的償付順位寫為可重算的 Excel 公式，並與本程式數值核對' },
  }],
  options: { '--firm': 'value', '--quarter': 'value', '--scenario': 'value' },
  hasTarget: true,
  run: async (words, language, output) => {
    const { options, target = '' } = words;
    const quarter = Number(options['--quarter']);
    if (typeof options['--firm'] !== 'string' || !Number.isInteger(quarter)) {
      output.remark(`${t(language, 'waterfall.usage')}\n`);
      return exitStatus.usage;
    }
    const loaded = await loadWorkbook(words.file);
    if (!loaded.ok) return refuse(words, describe(language, loaded.error), output);
    const workbook = loaded.value;
    const name = String(options['--scenario'] ?? baseScenario.id);
    const stored = scenarioByNameOrId(workbook, name);
    if (stored === undefined) return refuse(words, t(language, 'cli.noScenario', { name, names: [baseScenario, ...workbook.scenarios].map((each) => each.name).join(', ') }), output);
    const wanted = options['--firm'];
    const firm = workbook.firms.find(({ id, name: called }) => id === wanted || called === wanted)?.id ?? wanted;
    const scenario = effectiveScenario(workbook.scenarios, stored);
    const waterfall = firmWaterfall(workbook, scenario, firm, quarter);
    if (!waterfall.ok) return refuse(words, describe(language, waterfall.error), output);
    const provenance = provenanceOf(workbook, stored);
    const stamp = stampOf(stored, provenance, { subject: replicationSubject(waterfall.value), tables: [replicationTable(waterfall.value)], seed: null, time: '' });
    const written = await writeNew(target, await writeReplication(replicationOf(waterfall.value, workbook, scenario, provenance.workbook, language), { language, stamp }));
    if (!written.ok) return refuse(words, describe(language, written.error), output);
    output.remark(`${oneLine(t(language, 'waterfall.written', { file: target }))}\n`);
    return exitStatus.done;
  },
};
