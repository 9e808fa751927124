import type { Flip } from '../../../shared/analysis/fragility.ts';
import { Button } from '../../controls/Button.tsx';
import { useFirstLines } from '../../controls/useFirstLines.tsx';
import { doubtText, fragile, fragilityFound, fragilityTask, tryEachAlone } from '../../state/fragility.ts';
import { language } from '../../state/settings.ts';
import { translate } from '../../state/translate.ts';
import { showFocus } from '../../state/workbook.ts';
import { partyName } from '../why/explanationText.ts';
import { inputName, showInput } from '../why/showInput.ts';
import { TaskNotice } from '../why/TaskNotice.tsx';
import { useTask } from '../why/useTask.ts';

const mostFlips = 6;

/** Which outcomes are no plain fact, why, and the inputs whose rounding decides about them. */
export function FragilitySection() {
  const task = fragilityTask.value;
  const state = useTask(task);
  const found = fragilityFound.value;
  const { shown, more } = useFirstLines(found?.fragile ?? [], (next, count) => translate('shell.moreLines', { next, count }));
  return (
    <>
      <p class="muted">{translate('fragility.help')}</p>
      <TaskNotice task={task} state={state} />
      {found !== null && (
        <div class={state.stale ? 'stale' : ''} data-testid="fragilityTable" data-stale={state.stale}>
          <p>{translate(found.fragile.length === 0 ? 'fragility.none' : 'fragility.some', { count: found.fragile.length, inputs: found.inputs })}</p>
          {found.draws > 0 && (
            <p class="muted">
              {translate('fragility.drawn', { draws: found.draws })}{' '}
              <Button kind="quiet" testId="fragilityAlone" onClick={tryEachAlone}>
                {translate('fragility.alone', { inputs: found.inputs })}
              </Button>
            </p>
          )}
          {found.fragile.length > 0 && (
            <table class="listTable reviewTable">
              <thead>
                <tr>
                  <th scope="col">{translate('fragility.firm')}</th>
                  <th scope="col">{translate('fragility.why')}</th>
                  <th scope="col">{translate('fragility.inputs')}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((firm) => (
                  <FragileRow key={firm} firm={firm} flips={[...found.roundingFlips, ...found.knifeEdges].filter(({ firms }) => firms.includes(firm))} />
                ))}
              </tbody>
            </table>
          )}
          {more}
        </div>
      )}
    </>
  );
}

function FragileRow({ firm, flips }: { readonly firm: string; readonly flips: readonly Flip[] }) {
  return (
    <tr data-firm={firm}>
      <th scope="row">
        <span class="fragileMark" aria-hidden="true">≈ </span>
        <button type="button" class="link" onClick={() => showFocus({ table: 'firms', id: firm })}>
          {partyName(firm)}
        </button>
      </th>
      <td class="fragileWhy">{doubtText(fragile.value.get(firm), language.value)}</td>
      <td>
        {flips.slice(0, mostFlips).map(({ input, now, value }) => (
          <p key={`${input} ${value}`}>
            <button type="button" class="link" onClick={() => showInput(input)}>
              {inputName(input)}
            </button>
            <span class="muted">{` ${translate('fragility.flip', { now: Number(now.toPrecision(12)), value: Number(value.toPrecision(12)) })}`}</span>
          </p>
        ))}
        {flips.length > mostFlips && <p class="muted">…</p>}
      </td>
    </tr>
  );
}
