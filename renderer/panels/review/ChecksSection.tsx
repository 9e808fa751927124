import type { Check } from '../../../shared/analysis/checks/check.ts';
import { checks as registry } from '../../../shared/analysis/checks/registry.ts';
import { findingLabel } from '../../../shared/analysis/kinds/naming.ts';
import { Icon } from '../../controls/Icon.tsx';
import { analysisDocument, type ChecksDocument } from '../../state/analysisDocument.ts';
import { checksTask } from '../../state/checks.ts';
import { localized, translate } from '../../state/translate.ts';
import { workbook } from '../../state/workbook.ts';
import { TaskNotice } from '../why/TaskNotice.tsx';
import { useTask } from '../why/useTask.ts';

const byKey: ReadonlyMap<string, Check> = new Map(registry.map((check) => [check.key, check]));
/** As many places as fit a line; the command line prints all. */
const mostPlaces = 5;

/** What must hold of every run: state, figure, limit, and what to do. */
export function ChecksSection() {
  const state = useTask(checksTask);
  const found = analysisDocument<ChecksDocument>(state);
  return (
    <>
      <p class="muted">{translate('checks.help')}</p>
      <TaskNotice task={checksTask} state={state} />
      {found !== null && (
        <div class={state.stale ? 'stale' : ''} data-testid="checksTable" data-flag={found.flag} data-stale={state.stale}>
          <p class={`checksVerdict ${found.flag}`}>
            <Icon name={found.flag === 'ok' ? 'check' : found.flag === 'doubt' ? 'warning' : 'failed'} />
            {translate(`checks.${found.flag}`, { count: found.checks.length })}
          </p>
          <table class="listTable reviewTable">
            <thead>
              <tr>
                <th scope="col">{translate('checks.state')}</th>
                <th scope="col">{translate('checks.check')}</th>
                <th scope="col" class="number">{translate('checks.figure')}</th>
                <th scope="col" class="number">{translate('checks.limit')}</th>
                <th scope="col">{translate('checks.remedy')}</th>
              </tr>
            </thead>
            <tbody>
              {found.checks.map((each) => (
                <CheckRow key={each.check} outcome={each} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function CheckRow({ outcome: { check, severity, ok, figure, limit, found } }: { readonly outcome: ChecksDocument['checks'][number] }) {
  const known = byKey.get(check);
  const look = ok ? 'holds' : severity === 'error' ? 'fails' : 'warns';
  return (
    <tr data-check={check} data-state={look}>
      <td class={`checkState ${look}`}>
        <Icon name={look === 'holds' ? 'check' : look === 'warns' ? 'warning' : 'failed'} />
        {translate(`checks.${look}`)}
      </td>
      <th scope="row">
        {known === undefined ? check : localized(known.label)}
        {known !== undefined && <p class="muted">{localized(known.help)}</p>}
      </th>
      <td class="number" data-value={figure}>{figureText(figure)}</td>
      <td class="number">{figureText(limit)}</td>
      <td class="checkRemedy">
        {ok || known === undefined ? <span class="muted" aria-label={translate('checks.nothing')}>–</span> : localized(known.remedy)}
        {found.length > 0 && <p class="muted">{[...found.slice(0, mostPlaces).map((finding) => localized(findingLabel(workbook.value, finding))), ...(found.length > mostPlaces ? [translate('checks.more', { count: found.length - mostPlaces })] : [])].join('; ')}</p>}
      </td>
    </tr>
  );
}

/** Counts are whole; distances from a sum are tiny. */
function figureText(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toExponential(1);
}
