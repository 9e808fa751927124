/**
 * Closing and quitting: the page knows what is unsaved, so it is asked first; a page that cannot answer cannot keep the
 * window open for ever.
 */
import { app, type BrowserWindow } from 'electron';

export interface Closing {
  /** The page's answer to `app:closeRequested`. */
  answer(proceed: boolean): void;
  /** From now on the page can be asked. */
  pageListens(): void;
  /** The page is gone; what follows asks nobody. */
  pageIsGone(): void;
}

/**
 * @param ask sends `app:closeRequested`
 * @param beforeClose what is kept for next time; waited for, since the program may end right after
 * @param closeStuck asks the person, in a dialog of the system, whether to close a window that does not respond
 */
export function guardClosing(
  window: BrowserWindow,
  ask: () => void,
  beforeClose: () => Promise<void>,
  closeStuck: () => Promise<boolean>,
  report: (error: unknown) => void,
): Closing {
  let listens = false;
  let allowed = false;
  let quitting = false;
  let stuck = false;
  let asking = false;

  app.on('before-quit', () => {
    quitting = true;
  });
  window.webContents.on('unresponsive', () => {
    stuck = true;
  });
  window.webContents.on('responsive', () => {
    stuck = false;
  });
  window.on('close', (event) => {
    if (allowed || !listens) return;
    event.preventDefault();
    if (!stuck) return ask();
    if (asking) return;
    asking = true;
    closeStuck()
      .then((close) => (close ? closeNow() : undefined))
      .catch(report)
      .finally(() => {
        asking = false;
      });
  });

  async function closeNow(): Promise<void> {
    await beforeClose();
    allowed = true;
    if (quitting) app.quit();
    else window.close();
  }

  return {
    answer: (proceed) => {
      if (proceed) closeNow().catch(report);
      else quitting = false;
    },
    pageListens: () => {
      listens = true;
    },
    pageIsGone: () => {
      listens = false;
    },
  };
}
