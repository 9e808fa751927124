import { appCommand } from '../../shared/document/commands/appCommands.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';
import { sidePanel } from '../state/inspect.ts';
import { currentTab, type Tab, tabs } from '../state/place.ts';
import { localized, translate } from '../state/translate.ts';
import { chartsInView, toggleCharts } from '../state/view.ts';
import { workbook } from '../state/workbook.ts';
import { Legend } from './Legend.tsx';
import { keysOf } from './shortcuts.ts';

/** The sheets of the workbook; the arrow keys move between them. */
export function Tabs() {
  const { firms, contracts } = workbook.value;
  const counts: Readonly<Partial<Record<Tab, number>>> = { firms: firms.length, contracts: contracts.length };
  return (
    <div class="tabLine">
      <div class="tabs" role="tablist" aria-label={translate('shell.tabs')} onKeyDown={moveInTabs}>
        {tabs.map((tab) => (
          <button
            key={tab}
            id={`tab-${tab}`}
            type="button"
            role="tab"
            class="tab"
            aria-selected={currentTab.value === tab}
            aria-controls="sheet"
            tabIndex={currentTab.value === tab ? 0 : -1}
            data-testid={`tab-${tab}`}
            onClick={() => {
              currentTab.value = tab;
            }}
          >
            {translate(`shell.tab.${tab}`)}
            {counts[tab] !== undefined && <span class="tabCount">{counts[tab]}</span>}
          </button>
        ))}
      </div>
      <span class="grow" />
      <Legend />
      <Button kind="quiet" testId="toggleInspector" pressed={sidePanel.value !== null} title={`${localized(appCommand('view.inspector').label)} ${keysOf('view.inspector')}`} onClick={() => (sidePanel.value = sidePanel.value === null ? 'record' : null)}>
        <Icon name="note" />
        {translate('side.record')}
      </Button>
      <Button
        kind="quiet"
        testId="toggleCharts"
        pressed={chartsInView.value}
        onClick={toggleCharts}
      >
        <Icon name="chart" />
        {translate(chartsInView.value ? 'shell.hideCharts' : 'shell.showCharts')}
      </Button>
    </div>
  );
}

function moveInTabs(event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const next = tabs[(tabs.indexOf(currentTab.value) + step + tabs.length) % tabs.length];
  if (next === undefined) return;
  currentTab.value = next;
  document.getElementById(`tab-${next}`)?.focus();
}
