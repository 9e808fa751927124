import type { AnalystTask } from '../../../shared/worker/analyst.ts';
import { Icon } from '../../controls/Icon.tsx';
import { localized, translate } from '../../state/translate.ts';
import { showInput } from './showInput.ts';
import { amountText, fullText } from './amountText.ts';
import { analysisAnswer, analysisDocument, type SavedDocument } from '../../state/analysisDocument.ts';
import { TaskNotice } from './TaskNotice.tsx';
import { useTask } from './useTask.ts';

const mostShown = 5;

/** The smallest changes of one number with which the firm would have survived, each proved by a run of its own. */
export function SavingChanges({ firm }: { readonly firm: string }) {
  const task: AnalystTask = { kind: 'analyse', analysis: 'saved', request: { firm } };
  const state = useTask(task);
  const found = analysisDocument<SavedDocument>(state);
  const rows = analysisAnswer(state)?.tables[0]?.rows ?? [];
  return (
    <section data-testid="saving">
      <h3>{translate('saving.title')}</h3>
      <TaskNotice task={task} state={state} />
      {found !== null && found.changes.length === 0 && <p class="muted">{translate('saving.none', { tried: found.tried })}</p>}
      {found !== null && found.changes.length > 0 && (
        <div class={state.stale ? 'stale' : ''}>
          <table class="listTable" data-testid="savingTable">
            <thead>
              <tr>
                <th scope="col">{translate('saving.input')}</th>
                <th scope="col" class="number">{translate('saving.now')}</th>
                <th scope="col" class="number">{translate('saving.value')}</th>
                <th scope="col" class="number">{translate('saving.size')}</th>
                <th scope="col">{translate('saving.proof')}</th>
              </tr>
            </thead>
            <tbody>
              {found.changes.slice(0, mostShown).map(({ input, now, value, size, measuredBy, verified }, place) => {
                const label = rows[place]?.[0];
                return (
                  <tr key={input} data-input={input}>
                    <th scope="row">
                      <button type="button" class="link" onClick={() => showInput(input)}>
                        {label === null || label === undefined ? input : typeof label === 'object' ? localized(label) : label}
                      </button>
                    </th>
                    <td class="number" title={fullText(now)}>{numberText(now)}</td>
                    <td class="number" title={fullText(value)} data-value={value}>{numberText(value)}</td>
                    <td class="number" title={translate(`saving.measuredBy.${measuredBy === 'driver' ? 'driver' : measuredBy === 'claims' ? 'claims' : 'itself'}`)}>{`${amountText(size * 100)}%`}</td>
                    <td class={verified ? 'tiesOut' : 'tiesNot'}>
                      <Icon name={verified ? 'check' : 'warning'} />
                      {translate(verified ? 'saving.proved' : 'saving.notProved')}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          <p class="muted">{translate('saving.remark', { tried: found.tried })}</p>
        </div>
      )}
    </section>
  );
}

/** Inputs are rates, shares and amounts alike: as many digits as tell them apart. */
function numberText(value: number): string {
  return Math.abs(value) >= 10 || value === 0 ? amountText(value) : String(Number(value.toPrecision(4)));
}
