import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { language } from '../state/settings.ts';
import { translate } from '../state/translate.ts';
import type { RefusedReplacement, Replacement, ReplacementPlan } from './replacing.ts';

/** More than this nobody reads; the counts say how many there are. */
const mostShown = 300;

interface ReplacePreviewProps {
  readonly plan: ReplacementPlan;
  readonly query: string;
  readonly onReplace: () => void;
  readonly onClose: () => void;
}

/** What replacing all would do, cell by cell, before it is done; and which cells it leaves alone, and why. */
export function ReplacePreview({ plan: { changes, refused }, query, onReplace, onClose }: ReplacePreviewProps) {
  const count = changes.length;
  return (
    <Dialog
      title={count === 0 ? translate('find.previewNone') : translate('find.previewTitle', { query, count })}
      onClose={onClose}
      testId="replacePreview"
      actions={
        <>
          <Button onClick={onClose}>{translate('grid.cancel')}</Button>
          {count > 0 && (
            <Button kind="primary" testId="confirmReplace" onClick={() => { onReplace(); onClose(); }}>
              {translate('find.doReplace', { count })}
            </Button>
          )}
        </>
      }
    >
      <div class="sheet-rejected">
        {count > 0 && (
          <table data-testid="replaceChanges">
            <Heading last="" />
            <tbody>{changes.slice(0, mostShown).map((each) => <Line key={`${each.id} ${each.column.key}`} each={each} last={null} />)}</tbody>
          </table>
        )}
        {count > mostShown && <p class="muted">{translate('find.more', { count: count - mostShown })}</p>}
        {refused.length > 0 && (
          <>
            <h3>{translate('find.refused', { count: refused.length })}</h3>
            <table data-testid="replaceRefused">
              <Heading last={translate('find.why')} />
              <tbody>{refused.slice(0, mostShown).map((each) => <Line key={`${each.id} ${each.column.key}`} each={each} last={each.reason} />)}</tbody>
            </table>
            {refused.length > mostShown && <p class="muted">{translate('find.more', { count: refused.length - mostShown })}</p>}
          </>
        )}
      </div>
    </Dialog>
  );
}

function Heading({ last }: { readonly last: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">{translate('find.where')}</th>
        <th scope="col">{translate('find.before')}</th>
        <th scope="col">{translate('find.after')}</th>
        {last !== '' && <th scope="col">{last}</th>}
      </tr>
    </thead>
  );
}

function Line({ each, last }: { readonly each: Replacement | RefusedReplacement; readonly last: string | null }) {
  const shown = (text: string): string => (text === '' ? translate('find.blank') : text.length > 40 ? `${text.slice(0, 39)}…` : text);
  return (
    <tr>
      <td>
        {each.rowName} · {each.column.label[language.value]}
      </td>
      <td class="oldText">{shown(each.before)}</td>
      <td class={last === null ? 'newText' : ''}>{shown(each.after)}</td>
      {last !== null && <td>{last}</td>}
    </tr>
  );
}
