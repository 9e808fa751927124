/** How long the page goes on with a piece of work after the press that stops it, as the page itself sees it. */
import type { Page } from 'playwright-core';

export interface Press {
  /** Milliseconds from the press of the mouse, before the page had a chance to look at it, until the work was over. */
  readonly wait: number;
}

/** What is in the page as long as the work goes on, and what is pressed to stop it. */
export interface StopPlace {
  readonly going: string;
  readonly stop: string;
}

export interface StopWatch {
  /** Resolves once the work goes on. @returns false when it did not for so long */
  readonly begun: Promise<boolean>;
  /** Presses at once, however busy the page is. @returns null when the work was over by itself before that */
  readonly press: () => Promise<Press | null>;
  /** Waits for the end of the work without pressing. @returns how long it took, ms */
  readonly toItsEnd: () => Promise<number>;
}

/** In the page: when the work was first seen, the mouse pressed on its button, and the work gone. */
interface Times {
  begun: number | null;
  pressed: number | null;
  ended: number | null;
  at: { readonly x: number; readonly y: number } | null;
}
type WatchedWindow = Window & { stopTimes?: Times; forgetStop?: () => void };

const patience = 60_000;

/** Watches for a piece of work that begins after this call. */
export async function watchStop(page: Page, { going, stop }: StopPlace): Promise<StopWatch> {
  await page.evaluate(([goingIn, stopBy]) => {
    const scope = window as WatchedWindow;
    scope.forgetStop?.();
    const times: Times = { begun: null, pressed: null, ended: null, at: null };
    scope.stopTimes = times;
    const look = (): void => {
      const button = document.querySelector(stopBy);
      const isGoing = document.querySelector(goingIn) !== null;
      if (isGoing && button !== null) {
        const { x, y, width, height } = button.getBoundingClientRect();
        if (width > 0) times.at = { x: x + width / 2, y: y + height / 2 };
        times.begun ??= performance.now();
      } else if (times.begun !== null && !isGoing) times.ended ??= performance.now();
    };
    const observer = new MutationObserver(look);
    observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true });
    const pressed = (event: Event): void => {
      if (event.target instanceof Element && event.target.closest(stopBy) !== null) times.pressed ??= event.timeStamp;
    };
    addEventListener('pointerdown', pressed, { capture: true });
    scope.forgetStop = () => {
      observer.disconnect();
      removeEventListener('pointerdown', pressed, { capture: true });
    };
    look();
  }, [going, stop] as const);
  const times = (): Promise<Times> => page.evaluate(() => {
    const now = (window as WatchedWindow).stopTimes;
    if (now === undefined) throw new Error('Nothing is watched');
    return now;
  });
  const until = async (isSo: (now: Times) => boolean, most: number): Promise<Times | null> => {
    for (const end = performance.now() + most; performance.now() < end; await new Promise((resolve) => setTimeout(resolve, 15))) {
      const now = await times();
      if (isSo(now)) return now;
    }
    return null;
  };
  const ended = async (): Promise<Times> => {
    const now = await until(({ ended: over }) => over !== null, patience);
    if (now === null) throw new Error(`${going} did not end`);
    return now;
  };
  let place: Times['at'] = null;
  return {
    begun: until(({ begun, ended: over }) => begun !== null || over !== null, 8000).then((now) => {
      place = now?.at ?? null;
      return now !== null && now.ended === null;
    }),
    press: async () => {
      for (let tried = 0; tried < 5 && place !== null; tried += 1) {
        const pressing = [page.mouse.move(place.x, place.y), page.mouse.down(), page.mouse.up()];
        await Promise.all(pressing);
        const now = await until(({ pressed, ended: over }) => pressed !== null || over !== null, 300);
        if (now?.pressed != null) {
          const { pressed, ended: over } = await ended();
          return { wait: (over ?? 0) - (pressed ?? 0) };
        }
        if (now?.ended != null) return null;
        // What stands beside it has moved it.
        place = (await times()).at;
      }
      return null;
    },
    toItsEnd: async () => {
      const { begun, ended: over } = await ended();
      return (over ?? 0) - (begun ?? 0);
    },
  };
}
