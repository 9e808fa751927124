import type { Row, Term } from '../../columns/define.ts';
import type { Note } from '../../document/document.ts';
import { columnOf, rowsOf, tableOf } from '../../document/document.ts';
import { inputsWithoutSource } from '../../document/notes.ts';
import { placeText } from '../../document/placeText.ts';
import type { ReportCell } from '../../interchange/reportDocument.ts';
import { t } from '../../text/messages.ts';
import type { ReportContext } from '../reportContext.ts';
import { column, footnote, noteText, termCell, textCell } from '../reportText.ts';
import type { SectionKind } from '../sectionKind.ts';
import { scenarioInputs } from '../tables/scenarioInputs.ts';

export const assumptions: SectionKind = {
  id: 'assumptions',
  label: { en: 'Assumptions and sources', zhHant: '假設與來源' },
  help: { en: 'What the scenario changes, and the inputs with their sources; how many inputs have none.', zhHant: '情境設定的變動，以及各輸入值與來源；並列出無來源的輸入項數。' },
  parameters: [
    { key: 'only', kind: 'choice', label: { en: 'Inputs', zhHant: '輸入值' }, missing: 'all', options: [{ id: 'all', label: { en: 'all with a note', zhHant: '所有有附註者' } }, { id: 'assumed', label: { en: 'assumptions only', zhHant: '僅列假設' } }] },
    { key: 'rows', kind: 'count', label: { en: 'Rows at most', zhHant: '最多列數' }, missing: '30', limits: { min: 1, max: 2000 } },
  ],
  blocks: (context, parameters) => {
    const { workbook, language, scenario } = context;
    const changes = scenarioInputs.table(context, scenario);
    const notes = noted(context).filter(({ note }) => parameters.choice('only') === 'all' || note.assumed === true);
    const most = parameters.count('rows');
    const without = inputsWithoutSource(workbook).length;
    const rows = notes.slice(0, most).map(({ note, row, term, place }): readonly ReportCell[] => [textCell(place), { ...termCell(row, term, context), note: noteText(note, context) }, textCell(note.assumed === true ? t(language, 'report.assumed') : ''), textCell(note.text), textCell([note.source ?? '', note.date ?? ''].filter((each) => each !== '').join(', '))]);
    return [
      ...(changes.rows.length === 0 ? [] : [{ kind: 'table' as const, table: changes, caption: t(language, 'report.scenarioChanges'), footnote: footnote(context) }]),
      ...(rows.length === 0 ? [] : [{
        kind: 'table' as const,
        table: { columns: [column(t(language, 'report.input')), column(t(language, 'report.value')), column(t(language, 'report.standing')), column(t(language, 'report.remark')), column(t(language, 'report.source'))], rows },
        caption: t(language, 'report.sources'),
        footnote: footnote(context, { source: t(language, 'report.noteNotes', { workbook: workbook.name }), remark: notes.length > most ? t(language, 'report.someRows', { shown: most, count: notes.length }) : '' }),
      }]),
      { kind: 'paragraph', runs: [{ text: t(language, 'report.withoutSource', { count: without }) }] },
    ];
  },
};

function noted({ workbook, language }: ReportContext): readonly { readonly note: Note; readonly row: Row; readonly term: Term; readonly place: string }[] {
  const rows = new Map((['market', 'firms', 'contracts'] as const).map((table) => [table, new Map(rowsOf(workbook, table).map((row) => [row.id, row]))]));
  return workbook.notes.flatMap((note) => {
    const table = tableOf(note.target);
    const row = rows.get(table)?.get(note.row);
    const term = columnOf(workbook, table, note.field);
    return row === undefined || term === undefined ? [] : [{ note, row, term, place: placeText(workbook, { table, id: row.id, key: note.field }, language) }];
  });
}
