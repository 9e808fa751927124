import { useEffect, useState } from 'preact/hooks';
import type { Comparison } from '../../../shared/document/comparison.ts';
import type { VersionId, VersionOfWorkbook, WorkbookVersions } from '../../../shared/ipc/contract.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { showToast } from '../../state/toasts.ts';
import { explain, translate } from '../../state/translate.ts';
import { compareVersions, openVersion, refreshVersions, versions } from '../../state/versions.ts';
import { isOpen, openDialog } from '../../state/view.ts';
import { DifferenceList } from './DifferenceList.tsx';
import { type ComparedSide, RestorePanel } from './RestorePanel.tsx';
import { shownTime } from './shownTime.ts';
import { VersionActions } from './VersionActions.tsx';

function close(): void {
  openDialog.value = null;
}

/** One side of a comparison: a version, the workbook on the table (null), or nothing chosen yet. */
type Side = VersionId | null | undefined;

interface Compared {
  readonly comparison: Comparison;
  readonly before: ComparedSide;
  readonly after: ComparedSide;
}

/** The versions that were kept, of the workbook on the table first: open one as a copy, or compare any two. */
export function VersionsDialog() {
  const [from, setFrom] = useState<Side>(undefined);
  const [to, setTo] = useState<Side>(isOpen.value ? null : undefined);
  const [compared, setCompared] = useState<Compared | null>(null);
  useEffect(() => {
    versions.value = null;
    void refreshVersions();
  }, []);
  const listed = versions.value;
  const compare = async (before: VersionId | null, after: VersionId | null): Promise<void> => {
    const comparison = await compareVersions(before, after);
    const side = (id: VersionId | null): ComparedSide => ({ name: nameOf(listed ?? [], id), isPresent: id === null });
    if (comparison.ok) setCompared({ comparison: comparison.value, before: side(before), after: side(after) });
    else showToast('error', () => explain(comparison.error));
  };
  return (
    <Dialog
      title={translate('safety.versionsTitle')}
      onClose={close}
      testId="versions"
      actions={
        <>
          {compared !== null && <Button testId="back" onClick={() => setCompared(null)}>{translate('safety.back')}</Button>}
          {compared === null && (
            <Button testId="compareVersions" disabled={from === undefined || to === undefined || from === to} onClick={() => from !== undefined && to !== undefined && void compare(from, to)}>
              {translate('safety.compare')}
            </Button>
          )}
          <Button onClick={close}>{translate('safety.close')}</Button>
        </>
      }
    >
      {compared !== null ? (
        isOpen.value ? <RestorePanel {...compared} onDone={close} /> : <DifferenceList comparison={compared.comparison} beforeName={compared.before.name} afterName={compared.after.name} />
      ) : (
        <>
          <p class="muted">{translate(listed === null ? 'safety.loading' : listed.length === 0 ? 'safety.versionsNone' : 'safety.versionsText')}</p>
          <div class="safetyScroll">
            {listed?.map((each) => (
              <WorkbookTable key={`${each.name} ${each.versions[0]?.id ?? ''}`} workbook={each} from={from} to={to} setFrom={setFrom} setTo={setTo} />
            ))}
          </div>
        </>
      )}
    </Dialog>
  );
}

/** What a version is called: its name, or its time; two may share a name. */
function nameOf(listed: readonly WorkbookVersions[], id: VersionId | null): string {
  const version = listed.flatMap(({ versions: each }) => each).find((each) => each.id === id);
  if (version === undefined) return translate('safety.onTable');
  return version.label === '' ? shownTime(version.time) : version.label;
}

interface Chosen {
  readonly from: Side;
  readonly to: Side;
  readonly setFrom: (side: Side) => void;
  readonly setTo: (side: Side) => void;
}

function WorkbookTable({ workbook, ...chosen }: { readonly workbook: WorkbookVersions } & Chosen) {
  return (
    <section data-testid="versionsOfWorkbook">
      <h3>
        {workbook.name} <span class="muted">{workbook.folder}</span>
      </h3>
      <table class="listTable safetyTable">
        <thead>
          <tr>
            <th scope="col">{translate('safety.versionFrom')}</th>
            <th scope="col">{translate('safety.versionTo')}</th>
            <th scope="col">{translate('safety.versionTime')}</th>
            <th scope="col">{translate('safety.versionName')}</th>
            <th scope="col" class="number">{translate('safety.versionSize')}</th>
            <th scope="col">{translate('safety.versionState')}</th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {workbook.isCurrent && (
            <tr>
              <SideCells id={null} name={translate('safety.onTable')} {...chosen} />
              <td>{translate('safety.onTable')}</td>
              <td colSpan={4} />
            </tr>
          )}
          {workbook.versions.map((version) => (
            <VersionLine key={version.id} version={version} {...chosen} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function VersionLine({ version, ...chosen }: { readonly version: VersionOfWorkbook } & Chosen) {
  const time = shownTime(version.time);
  const open = async (): Promise<void> => {
    if (await openVersion(version.id, version.label === '' ? time : version.label)) close();
  };
  return (
    <tr data-testid="version">
      <SideCells id={version.id} name={time} {...chosen} />
      <th scope="row" class="safetyTime">{time}</th>
      <td>{version.label}</td>
      <td class="number">{translate('safety.kilobytes', { size: Math.max(1, Math.round(version.bytes / 1000)).toLocaleString('en-US') })}</td>
      <td class={version.state === 'damaged' ? 'safetyWarning' : 'muted'}>{translate(`safety.state.${version.state}`)}</td>
      <td class="actionCell">
        <VersionActions version={version} time={time} />
        <Button kind="quiet small" title={translate('safety.openCopyOf', { time })} disabled={version.state === 'damaged'} testId="openVersion" onClick={() => void open()}>{translate('safety.openCopy')}</Button>
      </td>
    </tr>
  );
}

/** The two sides of a comparison, as in the history of a wiki page. */
function SideCells({ id, name, from, to, setFrom, setTo }: { readonly id: VersionId | null; readonly name: string } & Chosen) {
  const sides = [
    ['safety.versionFrom', from, setFrom],
    ['safety.versionTo', to, setTo],
  ] as const;
  return (
    <>
      {sides.map(([key, side, choose]) => (
        <td key={key}>
          <input type="radio" name={key} aria-label={`${translate(key)} ${name}`} checked={side === id} onChange={() => choose(id)} />
        </td>
      ))}
    </>
  );
}
