import { defineConfig } from 'electron-vite';
import { watchPackages } from './scripts/bundledPackages.mjs';

/** The oldest runtime that must work: Electron 33 (Chrome 130, Node 20.18), see scripts/fallbackElectron.mjs. */
const nodeTarget = 'node20.18';
const chromeTarget = 'chrome130';

export default defineConfig({
  main: {
    plugins: [watchPackages('app')],
    build: {
      outDir: 'out/main',
      target: nodeTarget,
      lib: { entry: { index: 'main/index.ts', tableWorker: 'main/imports/tableWorker.ts' }, formats: ['es'] },
      // The worker lies beside whatever starts it, also when that is in a part that both share.
      rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
    },
  },
  preload: {
    plugins: [watchPackages('app')],
    build: {
      outDir: 'out/preload',
      target: nodeTarget,
      // A sandboxed preload is a plain script: an ES module does not load there.
      lib: { entry: 'main/preload/index.ts', formats: ['cjs'] },
      rolldownOptions: { output: { entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [watchPackages('app')],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    worker: { format: 'es', plugins: () => [watchPackages('app')] },
    build: {
      outDir: 'out/renderer',
      target: chromeTarget,
      minify: true,
      // Files instead of data: URLs, so that the page's policy can stay narrow.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: 'renderer/index.html' },
    },
  },
});
