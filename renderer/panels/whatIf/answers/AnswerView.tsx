import type { ComponentType } from 'preact';
import type { AnalysisAnswer, AnalysisCell, AnalysisTable } from '../../../../shared/analysis/kinds/analysisKind.ts';
import { localized, translate } from '../../../state/translate.ts';
import type { AskedQuestion } from '../../../state/whatIf.ts';
import type { AnswerProps } from './answerProps.ts';
import { EachAnswer } from './EachAnswer.tsx';
import { GridAnswer } from './GridAnswer.tsx';
import { NextAnswer } from './NextAnswer.tsx';
import { OptimiseAnswer } from './OptimiseAnswer.tsx';
import { RescueAnswer } from './RescueAnswer.tsx';
import { ReverseAnswer } from './ReverseAnswer.tsx';
import { SeekAnswer } from './SeekAnswer.tsx';
import { RankAnswer } from './RankAnswer.tsx';
import { SaveTables } from './SaveTables.tsx';
import { SimulateAnswer } from './SimulateAnswer.tsx';
import { SpiderAnswer } from './SpiderAnswer.tsx';
import { TornadoAnswer } from './TornadoAnswer.tsx';
import { TriggersAnswer } from './TriggersAnswer.tsx';

/** One drawing for each kind; its document is what the analysis of that kind wrote. */
const drawings = {
  seek: SeekAnswer, grid: GridAnswer, tornado: TornadoAnswer, spider: SpiderAnswer, rankCorrelation: RankAnswer, reverse: ReverseAnswer, rescue: RescueAnswer, each: EachAnswer, next: NextAnswer, optimise: OptimiseAnswer, triggers: TriggersAnswer, simulate: SimulateAnswer,
} as const;

/** An answer drawn, its tables and what the reader has to know of it. */
export function AnswerView({ question, answer }: { readonly question: AskedQuestion; readonly answer: AnalysisAnswer }) {
  // Safe: the document was written by the analysis of this kind.
  const Drawing = (drawings as unknown as Readonly<Record<string, ComponentType<AnswerProps<unknown>>>>)[question.kind];
  return (
    <>
      {Drawing !== undefined && <Drawing question={question} found={answer.document} />}
      {!saysItAll(question.kind, answer) && answer.remarks.map((remark) => (
        <p key={remark.en} class="answerRemark muted">{localized(remark)}</p>
      ))}
      <details class="answerTables" open={Drawing === undefined}>
        <summary>{translate('whatIf.asTable')}</summary>
        <SaveTables question={question} answer={answer} />
        {answer.tables.map((table) => <TableTwin key={table.title.en} table={table} />)}
      </details>
    </>
  );
}

/** Whether the drawing says in the reader's units what the remark says in bare numbers. */
function saysItAll(kind: string, { document }: AnalysisAnswer): boolean {
  return kind === 'reverse' || kind === 'next' || document['noSolution'] === true;
}

function TableTwin({ table: { title, columns, rows } }: { readonly table: AnalysisTable }) {
  return (
    <div class="answerTableScroll">
      <table class="listTable" data-testid="answerTable">
        <caption>{localized(title)}</caption>
        <thead>
          <tr>
            {columns.map(({ label, isNumber }, place) => (
              <th key={place} scope="col" class={isNumber ? 'number' : ''}>{localized(label)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={place}>
              {row.map((cell, column) => (
                <td key={column} class={columns[column]?.isNumber === true ? 'number' : ''}>{cellText(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Numbers of unlike units stand in one table: ten digits keep them apart, and no more noise than that. */
function cellText(cell: AnalysisCell): string {
  if (cell === null) return '–';
  if (typeof cell === 'number') return String(Number(cell.toPrecision(10)));
  return typeof cell === 'string' ? cell : localized(cell);
}
