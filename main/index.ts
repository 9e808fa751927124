/** Composition root: which part of the program is handed to which. */
import { app } from 'electron';
import { z } from 'zod';
import { fileArguments } from './fileArguments.ts';
import { createLog } from './log.ts';
import { registerScheme } from './protocol.ts';
import { startProgram, type Program } from './program.ts';
import { chromiumSwitches } from './security.ts';
import { guardAllContents } from './window.ts';

const userData = process.env['FIREBREAK_USER_DATA'];
if (userData !== undefined && userData !== '') app.setPath('userData', userData);

const firstFiles = [...fileArguments(process.argv.slice(1), process.cwd())];

// Its own data goes to the running program: its arguments would have Chromium's switches mixed in.
if (!app.requestSingleInstanceLock({ files: firstFiles })) app.exit(0);
else run();

function run(): void {
  const log = createLog(app.getPath('logs'));
  let program: Program | null = null;

  for (const [name, value] of chromiumSwitches) {
    if (value === undefined) app.commandLine.appendSwitch(name);
    else app.commandLine.appendSwitch(name, value);
  }
  // This call takes `--no-sandbox` back, without which Electron does not run as root; the window asks for its sandbox itself.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  registerScheme();
  guardAllContents();

  process.on('uncaughtException', (error) => log.error('Bug in the main process', error));
  process.on('unhandledRejection', (reason) => log.error('Bug in the main process', reason));

  const openFiles = (files: readonly string[]): void => {
    if (program === null) firstFiles.push(...files);
    else program.openFiles(files);
  };
  const handedOver = z.object({ files: z.array(z.string()).max(100) });
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const parsed = handedOver.safeParse(data);
    openFiles(parsed.success ? fileArguments(parsed.data.files, '/') : []);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openFiles([path]);
  });
  app.on('window-all-closed', () => app.quit());

  // `then`, not `await`: an await at the top level of an ES module holds Electron's start back for ever.
  app
    .whenReady()
    .then(() => startProgram(log, firstFiles))
    .then((started) => {
      program = started;
    })
    .catch((error: unknown) => {
      log.error('The program could not start', error);
      app.exit(1);
    });
}
