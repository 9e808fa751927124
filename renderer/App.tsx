import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ChartPane } from './charts/ChartPane.tsx';
import { Splitter } from './controls/Splitter.tsx';
import { Toasts } from './controls/Toasts.tsx';
import { ContractGrid, FirmGrid } from './grid/GridHost.tsx';
import { ColumnDialogs } from './panels/ColumnDialogs.tsx';
import { DamagedFileDialog } from './panels/DamagedFileDialog.tsx';
import { Header } from './panels/Header.tsx';
import { HelpDialogs } from './panels/HelpDialogs.tsx';
import { HistoryPanel } from './panels/HistoryPanel.tsx';
import { TableExportDialog } from './panels/export/TableExportDialog.tsx';
import { ExposureSheet } from './panels/exposures/ExposureSheet.tsx';
import { ImportDialog } from './panels/import/ImportDialog.tsx';
import { RecipesDialog } from './panels/import/RecipesDialog.tsx';
import { SidePanel } from './panels/inspector/SidePanel.tsx';
import { MarketSheet } from './panels/MarketSheet.tsx';
import { ProblemsPanel } from './panels/ProblemsPanel.tsx';
import { QuarterScrubber } from './panels/QuarterScrubber.tsx';
import { ReplayDialog } from './panels/steps/ReplayDialog.tsx';
import { VerifyDialog } from './panels/verify/VerifyDialog.tsx';
import { SafetyDialogs } from './panels/safety/SafetyDialogs.tsx';
import { ReportSheet } from './panels/reports/ReportSheet.tsx';
import { ReviewSheet } from './panels/review/ReviewSheet.tsx';
import { ScenarioSheet } from './panels/ScenarioSheet.tsx';
import { CascadeDock } from './panels/cascade/CascadeDock.tsx';
import { FormulaCard } from './panels/why/FormulaCard.tsx';
import { AutopsyPanel } from './panels/why/AutopsyPanel.tsx';
import { runAppCommand } from './panels/runAppCommand.ts';
import { StartPage } from './panels/StartPage.tsx';
import { StatusBar } from './panels/StatusBar.tsx';
import { WhatIfSheet } from './panels/whatIf/WhatIfSheet.tsx';
import { Tabs } from './panels/Tabs.tsx';
import { TracePanel } from './panels/trace/TracePanel.tsx';
import { openDropped } from './state/dropped.ts';
import { currentTab } from './state/place.ts';
import { translate } from './state/translate.ts';
import { chartsInView, chartsWidth, isOpen, windowWidth } from './state/view.ts';

/** The window: the start page, or the workbench. */
export function App() {
  return (
    <DropZone>
      {isOpen.value ? <Workbench /> : <StartPage />}
      <HelpDialogs />
      <ColumnDialogs />
      <DamagedFileDialog />
      <ImportDialog />
      <VerifyDialog />
      <ReplayDialog />
      <RecipesDialog />
      <TableExportDialog />
      <SafetyDialogs />
      <Toasts />
    </DropZone>
  );
}

function Workbench() {
  return (
    <div class="workbench">
      <Header />
      <Tabs />
      <div class="workArea">
        <main class="workSheet">
          <div class="tabPanel" id="sheet" role="tabpanel" aria-labelledby={`tab-${currentTab.value}`}>
            <Sheet />
          </div>
          <CascadeDock />
        </main>
        <SidePanel />
        <ProblemsPanel />
        <HistoryPanel />
        <AutopsyPanel />
        <FormulaCard />
        <TracePanel />
        <Charts />
      </div>
      <QuarterScrubber />
      <StatusBar />
    </div>
  );
}

function Sheet() {
  switch (currentTab.value) {
    case 'firms':
      return <FirmGrid onCommand={runAppCommand} />;
    case 'contracts':
      return <ContractGrid onCommand={runAppCommand} />;
    case 'exposures':
      return <ExposureSheet />;
    case 'market':
      return <MarketSheet />;
    case 'scenario':
      return <ScenarioSheet />;
    case 'whatIf':
      return <WhatIfSheet />;
    case 'review':
      return <ReviewSheet />;
    case 'reports':
      return <ReportSheet />;
  }
}

/**
 * The pane takes a part of the window until it is dragged, never less than a chart can be read in, and no more than charts
 * gain from: on a wide screen the rest belongs to the table.
 */
const narrowest = 300;
const shareOfWindow = 0.29;
/** On a small screen the table needs its columns more than the charts their width. */
const smallWindow = 1500;
const shareOfSmallWindow = 0.25;
const wideEnough = 640;

function Charts() {
  useLayoutEffect(() => {
    const resized = (): void => {
      windowWidth.value = window.innerWidth;
    };
    resized();
    window.addEventListener('resize', resized);
    return () => window.removeEventListener('resize', resized);
  }, []);
  if (!chartsInView.value) return null;
  const room = Math.min(windowWidth.value, window.innerWidth);
  const widest = Math.max(narrowest, Math.round(room * 0.6));
  const width = Math.min(widest, Math.max(narrowest, chartsWidth.value ?? Math.min(wideEnough, Math.round(room * (room < smallWindow ? shareOfSmallWindow : shareOfWindow)))));
  return (
    <>
      <Splitter
        label={translate('shell.resizeCharts')}
        size={width}
        min={narrowest}
        max={widest}
        onSize={(next) => {
          chartsWidth.value = next;
        }}
      />
      <section class="chartArea" aria-label={translate('shell.charts')} style={{ width: `${width}px` }}>
        <ChartPane />
      </section>
    </>
  );
}

/** Lets a file be dropped anywhere on the window. */
function DropZone({ children }: { readonly children: ComponentChildren }) {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const carriesFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  return (
    <div
      class="window"
      onDragEnter={(event) => {
        if (!carriesFile(event)) return;
        depth.current += 1;
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!carriesFile(event)) return;
        depth.current -= 1;
        if (depth.current <= 0) setOver(false);
      }}
      onDragOver={(event) => {
        if (carriesFile(event)) event.preventDefault();
      }}
      onDrop={(event) => {
        if (!carriesFile(event)) return;
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file !== undefined) void openDropped(file);
      }}
    >
      {children}
      {over && <div class="dropHint">{translate('shell.dropHere')}</div>}
    </div>
  );
}
