/** Composition root of the page: connects desktop, worker, keys and title, then shows the window. No logic of its own. */
import './styles/tokens.css';
import './styles/base.css';
import './styles/app.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { isAppCommandId } from '../shared/document/commands/appCommands.ts';
import { failuresUpTo } from '../shared/measures/outcome.ts';
import { App } from './App.tsx';
import { browserDesktop } from './desktop/browserDesktop.ts';
import { electronDesktop } from './desktop/electronDesktop.ts';
import { keepFocus } from './panels/keepFocus.ts';
import { commandOf } from './panels/shortcuts.ts';
import { finishTyping, runAppCommand } from './panels/runAppCommand.ts';
import { startAnalyst } from './state/analyst.ts';
import { startBackgroundTasks } from './state/background.ts';
import { startComparison } from './state/comparison.ts';
import { startChangeLog } from './state/changeLog.ts';
import { connectDesktop, desktop } from './state/desktop.ts';
import { connectTableExports } from './state/exporting.ts';
import { currentFile, mayLeave, openFromOutside, recentFiles, takeOpened, saveWait } from './state/files.ts';
import { followNativeMenu } from './state/nativeMenu.ts';
import { leaveJournal, startJournal } from './state/journal.ts';
import { startProblemChecks } from './state/problems.ts';
import { offerRecovery } from './state/recovery.ts';
import { connectReporter } from './state/reporter.ts';
import { startReports } from './state/reports.ts';
import { calculation, result, startRecalc } from './state/recalc.ts';
import { language, takeSettings, theme } from './state/settings.ts';
import { announce, showToast } from './state/toasts.ts';
import { explain, translate } from './state/translate.ts';
import { isOpen } from './state/view.ts';
import { dirty, workbook } from './state/workbook.ts';
import { followWorkbookWork } from './state/workOfMain.ts';
import { startReportWorker } from './charts/startReportWorker.ts';
import { startAnalystWorker } from './worker/startAnalystWorker.ts';
import { startTableWriter } from './worker/startTableWriter.ts';
import { startEngineWorker } from './worker/startEngineWorker.ts';

/** Not drawn while the window is hidden, hence not relied on alone. */
const hiddenDelay = 120;
/** The window stays blank for so long at most while its first file is read, ms. */
const firstPaintWait = 300;

async function start(): Promise<void> {
  connectDesktop(electronDesktop() ?? browserDesktop());
  watchBugs();
  const begun = await desktop().call('app:start');
  if (begun.ok) {
    takeSettings(begun.value.settings);
    recentFiles.value = begun.value.recent;
  } else {
    showToast('error', () => explain(begun.error));
  }
  followSettings();
  startRecalc({ startWorker: startEngineWorker, soon: afterPaint, after: later, report: reportBug });
  startComparison({ startWorker: startEngineWorker, soon: afterPaint, after: later, report: reportBug });
  startAnalyst({ startWorker: startAnalystWorker, after: later, report: reportBug });
  connectTableExports({ startWorker: startTableWriter, report: reportBug, after: later });
  connectReporter(startReportWorker, reportBug, later);
  startReports({ after: later, time: () => new Date().toISOString() });
  startBackgroundTasks();
  startProblemChecks({ soon: afterPaint, after: later });
  startChangeLog(() => new Date());
  startJournal();
  followTitle();
  followOutcome();
  keepFocus();
  followNativeMenu(later);
  listen();
  const opened = begun.ok && begun.value.opened !== null ? takeOpened(begun.value.opened) : null;
  // A file that is read in a moment is there at the first paint; a large one shows how far it is.
  await Promise.race([opened, new Promise((resolve) => setTimeout(resolve, firstPaintWait))]);
  const root = document.getElementById('root');
  if (root !== null) render(<App />, root);
  await opened;
  await offerRecovery();
}

function afterPaint(task: () => void): void {
  let done = false;
  const once = (): void => {
    if (done) return;
    done = true;
    task();
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, hiddenDelay);
}

function later(milliseconds: number, task: () => void): () => void {
  const timer = setTimeout(task, milliseconds);
  return () => clearTimeout(timer);
}

function followSettings(): void {
  effect(() => {
    document.documentElement.lang = language.value === 'en' ? 'en' : 'zh-Hant-TW';
    document.documentElement.dataset['theme'] = theme.value;
  });
  desktop().on('settings:changed', takeSettings);
  desktop().on('workbook:working', followWorkbookWork);
  desktop().on('workbook:saveWaits', (wait) => {
    saveWait.value = wait;
  });
}

function followTitle(): void {
  let told = '';
  effect(() => {
    const name = isOpen.value ? workbook.value.name || translate('shell.untitled') : '';
    const title = { name: name.slice(0, 200), dirty: isOpen.value && dirty.value, handle: currentFile.value.handle };
    // Every edit comes by here; main is told of what it does not know yet.
    if (told === JSON.stringify(title)) return;
    told = JSON.stringify(title);
    document.title = name === '' ? 'Firebreak' : `${name}${title.dirty ? '*' : ''} — Firebreak`;
    void desktop().call('window:setTitle', title);
  });
}

/** Speaks what a recalculation has come to, and the bugs of the worker. */
function followOutcome(): void {
  let spoken: number | null = null;
  effect(() => {
    const { result: outcome, stale } = result.value;
    if (outcome === null) {
      spoken = null;
      return;
    }
    if (stale) return;
    const count = failuresUpTo(outcome, outcome.quarters);
    if (spoken !== null && count !== spoken) announce(count === 0 ? translate('shell.announceNoFailures') : translate('shell.announceFailures', { count }));
    spoken = count;
  });
  effect(() => {
    if (calculation.value.state === 'failed') showToast('error', () => translate('shell.calculationWorker'));
  });
}

function listen(): void {
  desktop().on('menu:command', ({ id }) => {
    if (isAppCommandId(id)) runAppCommand(id);
  });
  desktop().on('workbook:opened', (opened) => {
    finishTyping();
    void openFromOutside(opened);
  });
  desktop().on('app:closeRequested', () => {
    finishTyping();
    void close();
  });
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
    const id = commandOf(event);
    if (id === null) return;
    event.preventDefault();
    runAppCommand(id);
  });
}

/** What the person leaves unsaved is kept for seven days before the window goes. */
async function close(): Promise<void> {
  const may = await mayLeave();
  if (may) await leaveJournal(isOpen.value && dirty.value);
  await desktop().call('app:confirmClose', may);
}

function watchBugs(): void {
  window.addEventListener('error', (event) => bug(event.error ?? event.message));
  window.addEventListener('unhandledrejection', (event) => bug(event.reason));
}

/** A bug is logged and said once; the document is as it was, since it is only changed as a whole. */
function bug(thrown: unknown): void {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  // The browser's own note that a size watcher ran late: nothing is wrong.
  if (message.includes('ResizeObserver loop')) return;
  reportBug(message, thrown instanceof Error ? (thrown.stack ?? '') : '');
  showToast('error', () => translate('shell.bug', { message }));
}

function reportBug(message: string, stack: string): void {
  void desktop().call('log:error', message.slice(0, 20_000), stack.slice(0, 20_000));
}

void start();
