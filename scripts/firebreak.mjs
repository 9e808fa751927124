// @ts-check
/** The command line: `npm run -s firebreak -- run FILE`. Builds it on first use; nothing but the result goes to stdout. */
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { inProject, say } from './project.mjs';

/** npm changes into the project's folder; the files that the person names are seen from where they are. */
function returnToCallersFolder() {
  const { npm_lifecycle_event: script, INIT_CWD: folder } = process.env;
  if (script === 'firebreak' && folder) process.chdir(folder);
}

try {
  // Reports are drawn by what the command line loads only for them.
  ensureBuilt(process.argv[2] === 'report' ? ['cli', 'headless'] : ['cli']);
  returnToCallersFolder();
  const file = inProject('out', 'cli', 'cli.js');
  process.argv[1] = file;
  await import(pathToFileURL(file).href);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
