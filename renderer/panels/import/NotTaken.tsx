import type { ImportPlan } from '../../../shared/interchange/importPlan.ts';
import type { Importing } from '../../state/importing.ts';
import { explain, translate } from '../../state/translate.ts';

/** More nobody reads; the count says how many there are. */
const shown = 200;

/** What is not taken, with its text in the file and the reason. */
export function NotTaken({ now: { settings }, plan: { rejections } }: { readonly now: Importing; readonly plan: ImportPlan }) {
  if (rejections.length === 0) return null;
  return (
    <section class="importRejected">
      <h3>{translate('import.notTaken', { count: rejections.length })}</h3>
      <div class="importRejectedList" tabIndex={0} data-testid="importRejected">
        <table class="listTable">
          <tbody>
            {rejections.slice(0, shown).map(({ row, column, text, reason }) => (
              <tr key={`${row}:${column ?? ''}`}>
                <td>{translate('import.atRow', { row: row + 1 })}</td>
                <td>{column === null ? '' : settings.columns[column]?.heading}</td>
                <td class="importText">{text}</td>
                <td>{explain(reason)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {rejections.length > shown && <p class="muted">{translate('import.moreNotTaken', { count: rejections.length - shown })}</p>}
      </div>
    </section>
  );
}
