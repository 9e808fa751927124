import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { AnalysisRequest } from '../../../../shared/analysis/kinds/analysisKind.ts';
import type { AnalystTask } from '../../../../shared/worker/analyst.ts';
import { Button } from '../../../controls/Button.tsx';
import { analysisAnswer, analysisDocument } from '../../../state/analysisDocument.ts';
import { localized, translate } from '../../../state/translate.ts';
import type { AskedQuestion } from '../../../state/whatIf.ts';
import { TaskNotice } from '../../why/TaskNotice.tsx';
import { useTask } from '../../why/useTask.ts';
import type { RankDocument, SpiderDocument } from './answerDocuments.ts';
import { RankAnswer } from './RankAnswer.tsx';
import { SaveTables } from './SaveTables.tsx';
import { SpiderAnswer } from './SpiderAnswer.tsx';

const parts = ['bars', 'spider', 'rankCorrelation'] as const;

/** The same question three ways: both ends of each input, its whole way, and all of them together by chance. */
export function TornadoParts({ question, bars }: { readonly question: AskedQuestion; readonly bars: ComponentChildren }) {
  const [part, setPart] = useState<(typeof parts)[number]>('bars');
  return (
    <>
      <div class="panelTabs" role="group" aria-label={translate('tornado.parts')}>
        {parts.map((each) => (
          <Button key={each} kind="quiet small" pressed={part === each} testId={`tornado-${each}`} onClick={() => setPart(each)}>
            {translate(`tornado.part.${each}`)}
          </Button>
        ))}
      </div>
      {part === 'bars' ? bars : <Part key={part} kind={part} question={question} />}
    </>
  );
}

/** What of a tornado's question the others ask as well; how many lines they draw is their own. */
const shared = ['input', 'outcome', 'swing', 'least'] as const;

function Part({ kind, question }: { readonly kind: 'spider' | 'rankCorrelation'; readonly question: AskedQuestion }) {
  const request: AnalysisRequest = Object.fromEntries(shared.flatMap((name) => (question.parameters[name] === undefined ? [] : [[name, question.parameters[name]]])));
  const task: AnalystTask = { kind: 'analyse', analysis: kind, request, scenario: question.scenario };
  const state = useTask(task);
  const spider = kind === 'spider' ? analysisDocument<SpiderDocument>(state) : null;
  const ranks = kind === 'rankCorrelation' ? analysisDocument<RankDocument>(state) : null;
  const answer = analysisAnswer(state);
  return (
    <div class={state.stale ? 'stale' : ''} data-part={kind} data-stale={state.stale}>
      <TaskNotice task={task} state={state} />
      {spider !== null && <SpiderAnswer found={spider} />}
      {ranks !== null && <RankAnswer found={ranks} />}
      {answer?.remarks.map((remark) => <p key={remark.en} class="answerRemark muted">{localized(remark)}</p>)}
      {answer !== null && <SaveTables question={{ ...question, kind, parameters: request }} answer={answer} />}
    </div>
  );
}
