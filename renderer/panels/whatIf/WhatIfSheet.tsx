import { useState } from 'preact/hooks';
import { analysisKind } from '../../../shared/analysis/kinds/registry.ts';
import type { Failure } from '../../../shared/base/result.ts';
import { Button } from '../../controls/Button.tsx';
import { Icon } from '../../controls/Icon.tsx';
import { PassingButton } from '../../controls/PassingButton.tsx';
import { taskState } from '../../state/analyst.ts';
import { explain, localized, translate } from '../../state/translate.ts';
import {
  answerTo, type Answered, ask, asked, chooseKind, differsFromSaved, freeAnalysisName, giveUp, isOutdated, openSaved, question, removeAnalysis, saveAnalysis, savedChosen, whyUnanswered, working,
} from '../../state/whatIf.ts';
import { workbook } from '../../state/workbook.ts';
import { AnswerView } from './answers/AnswerView.tsx';
import { QuestionForm, scenarioName } from './QuestionForm.tsx';
import { questionFields, questionKinds } from './questionFields.ts';
import { SetAnswer } from './SetAnswer.tsx';
import './whatIf.css';

/** What if: a question, what it is asked of, and its answer drawn; nothing of it changes the base. */
export function WhatIfSheet() {
  return (
    <div class="whatIf" data-testid="whatIfSheet">
      <nav class="whatIfKinds" aria-label={translate('shell.tab.whatIf')}>
        <KindList />
        <SavedList />
      </nav>
      <div class="whatIfMain">
        <Heading />
        {question.value.kind === 'seek' && <SetAnswer />}
        <QuestionForm />
        <Progress />
        <Answer />
      </div>
    </div>
  );
}

function KindList() {
  const saved = savedChosen.value;
  return (
    <>
      <h3>{translate('whatIf.questions')}</h3>
      <ul>
        {questionKinds.map((id) => {
          const kind = analysisKind(id);
          if (kind === undefined) return null;
          const isCurrent = saved === null && question.value.kind === id;
          return (
            <li key={id}>
              <button type="button" class="kindButton" aria-current={isCurrent ? 'true' : undefined} title={localized(kind.help)} data-testid={`kind-${id}`} onClick={() => chooseKind(id)}>
                {localized(kind.label)}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function SavedList() {
  const { analyses } = workbook.value;
  return (
    <>
      <h3>{translate('whatIf.saved')}</h3>
      {analyses.length === 0 && <p class="muted">{translate('whatIf.noneSaved')}</p>}
      <ul data-testid="savedAnalyses">
        {analyses.map((each) => {
          const known = answerTo({ kind: each.kind, scenario: each.scenario, parameters: each.parameters });
          const runs = analysisKind(each.kind) !== undefined;
          return (
            <li key={each.id} class="savedLine">
              <button
                type="button"
                class="kindButton"
                aria-current={savedChosen.value?.id === each.id ? 'true' : undefined}
                disabled={!runs}
                title={runs ? `${localized(analysisKind(each.kind)?.label ?? { en: '', zhHant: '' })} · ${scenarioName(each.scenario)}` : translate('whatIf.unknownKind', { kind: each.kind })}
                data-testid={`saved-${each.id}`}
                onClick={() => openSaved(each.id)}
              >
                {each.name}
                {known !== undefined && isOutdated(known) && <span class="outdatedMark" title={translate('whatIf.outdated')}>{translate('whatIf.outdatedShort')}</span>}
              </button>
              <Button kind="quiet icon small" label={translate('whatIf.remove', { name: each.name })} testId={`removeSaved-${each.id}`} onClick={() => removeAnalysis(each.id)}>
                <Icon name="trash" />
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Heading() {
  const saved = savedChosen.value;
  const kind = analysisKind(question.value.kind);
  if (kind === undefined) return null;
  return (
    <div class="whatIfHead">
      <div>
        <h2>{saved === null ? localized(kind.label) : saved.name}</h2>
        <p class="muted">{localized(kind.help)}</p>
      </div>
      <span class="grow" />
      {saved !== null && differsFromSaved.value && (
        <Button testId="whatIf-update" onClick={() => void saveAnalysis(saved.name, saved.id)}>
          <Icon name="save" />
          {translate('whatIf.update', { name: saved.name })}
        </Button>
      )}
      <SaveAs />
    </div>
  );
}

function SaveAs() {
  const [name, setName] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const kind = analysisKind(question.value.kind);
  if (name === null) {
    return (
      <Button testId="whatIf-save" onClick={() => setName(freeAnalysisName(`${localized(kind?.label ?? { en: '', zhHant: '' })} · ${scenarioName(asked.peek().scenario)}`))}>
        <Icon name="save" />
        {translate('whatIf.save')}
      </Button>
    );
  }
  const close = (): void => {
    setName(null);
    setRefused(null);
  };
  return (
    <form
      class="saveAnalysis"
      onSubmit={(event) => {
        event.preventDefault();
        const reason = saveAnalysis(name, null);
        if (reason === null) close();
        else setRefused(reason);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <input class="field" type="text" autofocus aria-label={translate('whatIf.name')} aria-invalid={refused !== null} data-testid="whatIf-name" value={name} onInput={(event) => setName(event.currentTarget.value)} />
      <button type="submit" class="button primary" data-testid="whatIf-saveName">{translate('shell.save')}</button>
      <Button kind="quiet" onClick={close}>{translate('shell.cancel')}</Button>
      {refused !== null && <span class="fieldError" role="alert">{refused}</span>}
    </form>
  );
}

function Progress() {
  const now = working.value;
  const why = whyUnanswered.value;
  if (now === null && why === 'failed') return <p class="fieldError" role="alert" data-testid="whatIfFailed">{translate('autopsy.failed')}</p>;
  if (now === null) return why === null ? null : <p class="muted" role="status" data-testid="whatIfGivenUp">{translate('whatIf.givenUp')}</p>;
  const { progress, state } = taskState(now.task);
  return (
    <div class="taskNotice" data-testid="whatIfProgress">
      <span class="muted" role="status">{translate(state === 'waiting' ? 'whatIf.waiting' : 'whatIf.working')}</span>
      <progress class="taskProgress" max={1} {...(progress === null ? {} : { value: progress })} aria-label={translate('whatIf.working')} />
      <PassingButton kind="quiet small" next=".questionRun button" onClick={giveUp}>{translate('whatIf.stop')}</PassingButton>
    </div>
  );
}

function Answer() {
  const found: Answered | undefined = answerTo(asked.value);
  if (found === undefined) return working.value === null && whyUnanswered.value === null ? <p class="muted whatIfNone">{translate('whatIf.notAsked')}</p> : null;
  const outdated = isOutdated(found);
  return (
    <section class="whatIfAnswer" aria-label={translate('whatIf.answer')} data-testid="whatIfAnswer" data-kind={found.question.kind} data-outdated={outdated}>
      {outdated && (
        <p class="outdated" role="status" data-testid="outdated">
          <Icon name="warning" />
          {translate('whatIf.outdated')}
          <PassingButton kind="small" next=".questionRun button" testId="whatIf-again" busy={working.value !== null} onClick={ask}>{translate('whatIf.again')}</PassingButton>
        </p>
      )}
      {found.failure !== null && <p class="fieldError" role="alert" data-testid="whatIfRefused">{asSentence(explain(byLabel(found.failure, found.question.kind)))}</p>}
      {found.answer !== null && (
        <div class={outdated ? 'stale' : ''}>
          <AnswerView question={found.question} answer={found.answer} />
        </div>
      )}
    </section>
  );
}

/** A parameter that the analysis refuses, by the label of its field. */
function byLabel(failure: Failure, kind: string): Failure {
  const field = questionFields[kind]?.find(({ name }) => name === failure.details['parameter']);
  return field === undefined ? failure : { ...failure, details: { ...failure.details, parameter: translate('whatIf.field', { label: translate(field.label) }) } };
}

/** The command line puts its words before the same text. */
function asSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
