import { placesOf } from '../search.ts';
import { leverName } from '../trials/lever.ts';
import type { AnalysisKind } from './analysisKind.ts';
import { leverLabel, named, table } from './naming.ts';

/** One or two inputs over a span of values each: the outcome in every cell. */
export const grid: AnalysisKind = {
  id: 'grid',
  label: { en: 'One- or two-way table', zhHant: '單因子／雙因子敏感度表' },
  help: { en: 'The outcome over a span of one input, or of two against each other.', zhHant: '單一輸入項或兩輸入項交叉取值下的結果。' },
  parameters: ['input', 'from', 'to', 'steps', 'input2', 'from2', 'to2', 'steps2', 'outcome'],
  start(bench, parameters, { model }) {
    const outcome = parameters.outcome('outcome', 'losses');
    const across = parameters.range('', bench.seen, 11);
    const down = parameters.has('input2') ? parameters.range('2', bench.seen, 11) : null;
    const columns = placesOf(across);
    const rows = down === null ? [null] : placesOf(down);
    return (function* () {
      const cells: (number | null)[][] = [];
      let done = 0;
      for (const y of rows) {
        const line: (number | null)[] = [];
        for (const x of columns) {
          const run = bench.run([{ lever: across.lever, value: x }, ...(down === null || y === null ? [] : [{ lever: down.lever, value: y }])]);
          line.push(run.ok ? outcome.read(run.value) : null);
          done += 1;
          yield { done, total: rows.length * columns.length };
        }
        cells.push(line);
      }
      const label = down === null ? named('') : leverLabel(model, down.lever);
      return {
        document: {
          outcome: outcome.key, base: outcome.read(bench.result), input: leverName(across.lever), values: columns,
          ...(down === null ? { cells: cells[0] } : { input2: leverName(down.lever), values2: rows, cells }),
        },
        tables: [down === null
          ? table(outcome.label, [[leverLabel(model, across.lever), 'number'], [outcome.label, 'number']], columns.map((x, index) => [x, cells[0]?.[index] ?? null]))
          : table(outcome.label, [[label, 'number'], ...columns.map((x) => [named(String(Number(x.toPrecision(6)))), 'number'] as const)], rows.map((y, index) => [y, ...(cells[index] ?? [])]))],
        remarks: [{ en: 'A blank cell: the model refuses this value, or there is no such number.', zhHant: '空白表示模型拒絕此值，或無此數值。' }],
      };
    })();
  },
};
