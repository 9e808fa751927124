/** The command line's process: `npm run -s firebreak -- run FILE`. Logic is in `commandLine/`. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { t } from '../shared/text/messages.ts';
import { exitStatus, type Output } from './commandLine/command.ts';
import { runCommandLine, terminalLanguage } from './commandLine/commandLine.ts';
import { writePieces } from './commandLine/writePieces.ts';

/** Built beside the command line (`renderer/charts/headlessReports.ts`). */
interface ReportsModule {
  readonly makeReportFiles: Awaited<ReturnType<NonNullable<Output['reports']>>>;
}

const language = terminalLanguage(process.env);

// A reader that stops early (`| head`) is no error of ours; a full disk is one, and the result is not whole.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.exitCode = exitStatus.refused;
  process.stderr.write(`${t(language, 'cli.notWritten', { reason: error.message })}\n`);
});
// Where nobody can be told there is nothing left to do.
process.stderr.on('error', () => undefined);

// The status is set, not exited with: leaving at once would cut what is still being written to a pipe.
const status = await runCommandLine(process.argv.slice(2), language, {
  result: (text) => void process.stdout.write(text),
  largeResult: (pieces) => writePieces(process.stdout, pieces),
  remark: (text) => void process.stderr.write(text),
  reports: async () => ((await import(/* @vite-ignore */ pathToFileURL(join(import.meta.dirname, '..', 'headless', 'reports.js')).href)) as ReportsModule).makeReportFiles,
});
process.exitCode ??= status;
