/** The command line's process: `npm run -s firebreak -- run FILE`. Logic is in `commandLine/`. */
import { runCommandLine, terminalLanguage } from './commandLine/commandLine.ts';

// A reader that stops early (`| head`) is no error of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

// The status is set, not exited with: leaving at once would cut what is still being written to a pipe.
process.exitCode = await runCommandLine(process.argv.slice(2), terminalLanguage(process.env), {
  result: (text) => void process.stdout.write(text),
  remark: (text) => void process.stderr.write(text),
});
