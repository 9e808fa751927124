// @ts-check
/**
 * The `default_app.asar` of the fallback Electron: what makes `electron PATH` and `electron -r FILE PATH` work, as the one
 * in an official binary does (playwright needs both).
 */
const main = `import { app, dialog } from 'electron';
import fs from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const modules = [];
let target;
for (let i = 1; i < process.argv.length && target === undefined; i++) {
  const arg = process.argv[i];
  if (arg === '-r' || arg === '--require') modules.push(process.argv[++i]);
  else if (!arg.startsWith('-')) target = arg;
}
if (modules.length > 0) Module._preloadModules(modules);

async function start() {
  if (target === undefined) throw new Error('Say which program to run: electron PATH');
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  const folder = path.resolve(target);
  const packageFile = path.join(folder, 'package.json');
  if (fs.existsSync(packageFile)) {
    const { version, productName, name } = JSON.parse(fs.readFileSync(packageFile, 'utf8'));
    if (version) app.setVersion(version);
    if (productName || name) app.name = productName || name;
    app.setDesktopName(app.name + '.desktop');
  }
  const file = Module._resolveFilename(folder, null, true);
  app.setAppPath(fs.existsSync(packageFile) ? folder : path.dirname(file));
  await import(pathToFileURL(file));
}

// Waited for: Electron holds "ready" back until this module has been read, so that the program can prepare for it.
await start().catch((error) => {
  console.error(error);
  dialog.showErrorBox('Electron', String(error && error.stack));
  process.exit(1);
});
`;

/** Files of the archive. */
export const defaultAppFiles = {
  'package.json': JSON.stringify({ name: 'electron', productName: 'Electron', type: 'module', main: 'main.js' }),
  'main.js': main,
};
