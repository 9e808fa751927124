import { type DesktopApi, desktopApiKey } from '../../shared/ipc/contract.ts';

/** The way to the machine that the preload has put there; null in a plain browser. */
export function electronDesktop(): DesktopApi | null {
  // Only our preload can have put something under this name, and it is typed by the same contract.
  return (window as { readonly [desktopApiKey]?: DesktopApi })[desktopApiKey] ?? null;
}
