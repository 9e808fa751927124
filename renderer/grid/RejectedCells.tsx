import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { language } from '../state/settings.ts';
import { translate } from '../state/translate.ts';
import type { CellsPlan } from './pasteBlock.ts';

/** More than this nobody reads; the count says how many there are. */
const mostShown = 200;

/** Which cells of a pasted or filled block were not taken, and why. The rest is in place already. */
export function RejectedCells({ plan, onClose }: { readonly plan: CellsPlan; readonly onClose: () => void }) {
  const { rejected, cells, skipped } = plan;
  return (
    <Dialog
      title={translate('paste.rejectedTitle', { rejected: rejected.length, taken: cells.length })}
      onClose={onClose}
      testId="rejected-cells"
      actions={<Button kind="primary" onClick={onClose}>{translate('grid.close')}</Button>}
    >
      <div class="sheet-rejected">
        <table>
          <tbody>
            {rejected.slice(0, mostShown).map(({ row, column, text, reason }) => (
              <tr key={`${row}/${column?.key ?? text}`}>
                <td>{translate('grid.row')} {row + 1}</td>
                <td>{column?.label[language.value] ?? ''}</td>
                <td>{text.length > 40 ? `${text.slice(0, 39)}…` : text}</td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {rejected.length > mostShown && <p>{translate('grid.pasteRejectedMore', { count: rejected.length - mostShown })}</p>}
        {skipped > 0 && <p>{translate('paste.skipped', { count: skipped })}</p>}
      </div>
    </Dialog>
  );
}
