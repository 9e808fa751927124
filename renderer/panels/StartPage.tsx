import { Button } from '../controls/Button.tsx';
import { Icon, type IconName } from '../controls/Icon.tsx';
import { MenuButton } from '../controls/MenuButton.tsx';
import { clearRecent, newWorkbook, openRecent, openSample, openWorkbook, recentFiles } from '../state/files.ts';
import { translate } from '../state/translate.ts';
import { FileWorkState } from './FileWorkState.tsx';
import { moreEntries } from './moreEntries.ts';

/** What shows while no workbook is open: the three ways to begin, and the files of last time. */
export function StartPage() {
  const recent = recentFiles.value;
  return (
    <main class="startPage" data-testid="startPage">
      <div class="startCorner">
        <MenuButton label={translate('shell.more')} entries={moreEntries()} testId="more">
          <Icon name="more" />
        </MenuButton>
      </div>
      <div class="startBody">
        <div>
          <p class="startBrand">Firebreak</p>
          <h1>{translate('shell.start.title')}</h1>
          <p class="muted startText">{translate('shell.start.text')}</p>
        </div>
        <div class="startCards">
          <StartCard icon="chart" title={translate('shell.openSample')} hint={translate('shell.start.sampleHint')} testId="startSample" onClick={() => void openSample()} />
          <StartCard icon="open" title={translate('shell.open')} hint={translate('shell.start.openHint')} testId="startOpen" onClick={() => void openWorkbook()} />
          <StartCard icon="file" title={translate('shell.new')} hint={translate('shell.start.newHint')} testId="startNew" onClick={() => void newWorkbook()} />
        </div>
        <p class="muted startWork">
          <FileWorkState />
        </p>
        <section>
          <div class="startRecentHead">
            <h2>{translate('shell.start.recent')}</h2>
            {recent.length > 0 && (
              <Button kind="quiet" onClick={() => void clearRecent()}>
                {translate('shell.start.clearRecent')}
              </Button>
            )}
          </div>
          {recent.length === 0 && <p class="muted">{translate('shell.start.noRecent')}</p>}
          <ul class="recentList" data-testid="recentFiles">
            {recent.map((each) => (
              <li key={each.id}>
                <button type="button" class="recentFile" onClick={() => void openRecent(each.id)}>
                  <Icon name="file" />
                  <span>{each.name}</span>
                  <span class="muted">{each.folder}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </main>
  );
}

interface StartCardProps {
  readonly icon: IconName;
  readonly title: string;
  readonly hint: string;
  readonly testId: string;
  readonly onClick: () => void;
}

function StartCard({ icon, title, hint, testId, onClick }: StartCardProps) {
  return (
    <button type="button" class="startCard" data-testid={testId} onClick={onClick}>
      <Icon name={icon} />
      <strong>{title}</strong>
      <span class="muted">{hint}</span>
    </button>
  );
}
