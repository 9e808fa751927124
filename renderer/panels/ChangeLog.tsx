import { mostKept, type ChangeRecord } from '../../shared/document/changeLog.ts';
import { rowsOf } from '../../shared/document/document.ts';
import { changeLabel, changeLogTable, changePlace, changeValue } from '../../shared/interchange/changeLogTable.ts';
import { Button } from '../controls/Button.tsx';
import { loggedFirms, logFirm, shownLog, shownSteps } from '../state/changeLog.ts';
import { saveCsv } from '../state/csvExport.ts';
import { leaveFor } from '../state/journey.ts';
import { chooseSteps } from '../state/replaying.ts';
import { saveSteps } from '../state/savedSteps.ts';
import { author, language } from '../state/settings.ts';
import { translate } from '../state/translate.ts';
import { openDialog } from '../state/view.ts';
import { showFocus, workbook } from '../state/workbook.ts';
import { shownTime } from './safety/shownTime.ts';

/** More would make a list that nobody scrolls through; the export has them all. */
const mostShown = 200;

/** Who changed what when, the latest on top; a line leads to its place. */
export function ChangeLog() {
  const records = shownLog.value;
  const firm = logFirm.value;
  const nothing = shownSteps.value.length === 0;
  return (
    <>
      <p class="muted">{translate('log.help', { count: mostKept })}</p>
      {author.value.trim() === '' && (
        <p class="muted">
          {`${translate('log.noAuthor')} `}
          <button type="button" class="link" onClick={() => (openDialog.value = 'author')}>{translate('log.setAuthor')}</button>
        </p>
      )}
      <div class="logTools">
        <label class="fieldLabel" for="logFirm">{translate('log.firm')}</label>
        <select id="logFirm" class="field" data-testid="logFirm" value={firm ?? ''} onChange={(event) => (logFirm.value = event.currentTarget.value === '' ? null : event.currentTarget.value)}>
          <option value="">{translate('log.allFirms')}</option>
          {loggedFirms.value.map(({ id, name }) => (
            <option key={id} value={id}>{name}</option>
          ))}
        </select>
        <Button kind="small" testId="logExport" disabled={records.length === 0} onClick={() => void exportLog(records)}>{translate('log.export')}</Button>
      </div>
      <div class="logTools">
        <Button kind="small" testId="stepsSave" disabled={nothing} title={translate(nothing ? 'steps.none' : 'steps.saveHelp')} onClick={() => void saveSteps()}>{translate('steps.save')}</Button>
        <Button kind="small" testId="stepsReplay" title={translate('steps.replayHelp')} onClick={() => void chooseSteps()}>{translate('steps.replay')}</Button>
      </div>
      {records.length === 0 && <p class="muted">{translate(firm === null ? 'log.none' : 'log.noneOfFirm')}</p>}
      <ol class="logList" data-testid="logList">
        {records.slice(0, mostShown).map((record, place) => (
          <Line key={records.length - place} record={record} />
        ))}
      </ol>
      {records.length > mostShown && <p class="muted">{translate('log.more', { count: records.length - mostShown })}</p>}
    </>
  );
}

function Line({ record }: { readonly record: ChangeRecord }) {
  const { at, by, from, to, size } = record;
  const place = changePlace(workbook.value, record, language.value);
  const time = Date.parse(at);
  return (
    <li class="logLine" data-did={record.did} data-undo={record.undo === true}>
      <span>{changeLabel(record, language.value)}</span>
      <span class="muted">{by === '' ? translate('log.nobody') : by}</span>
      {place !== '' && <Place record={record} place={place} />}
      <span class="logValues">
        {from !== undefined || to !== undefined ? `${changeValue(workbook.value, record, from ?? null, language.value)} → ${changeValue(workbook.value, record, to ?? null, language.value)}` : size === undefined ? '' : translate('log.size', { count: size })}
      </span>
      <time class="muted" dateTime={at}>{Number.isNaN(time) ? at : shownTime(time)}</time>
    </li>
  );
}

/** A place that is still there can be gone to. */
function Place({ record: { table, id, key, scenario }, place }: { readonly record: ChangeRecord; readonly place: string }) {
  const isThere = table !== undefined && id !== undefined && rowsOf(workbook.value, table).some((row) => row.id === id);
  if (!isThere) return <span class="wide">{place}</span>;
  const go = (): void => leaveFor(() => showFocus({ table, id, ...(key === undefined ? {} : { key }), ...(scenario === undefined ? {} : { scenario }) }));
  return (
    <span class="wide">
      <button type="button" class="link" title={translate('log.goTo')} onClick={go}>{place}</button>
    </span>
  );
}

function exportLog(records: readonly ChangeRecord[]): Promise<void> {
  const { name } = workbook.peek();
  return saveCsv({
    name: `${name.trim() === '' ? translate('shell.untitled') : name} ${translate('log.title')}`, subject: 'changeLog', tables: [changeLogTable(workbook.peek(), records, language.peek())],
    remarks: [], scenario: null, parameters: '', seed: null,
  }, new Date());
}
