import { unlessStopped } from './stops.ts';
import { errorCode, type FsPort } from './fsPort.ts';

/** Told while a save waits for a file that another program holds: the system's word for it, and how long it will be tried. */
export type Waiting = (wait: { readonly code: string; readonly secondsLeft: number }) => void;

/** A virus scanner or a sync client may hold a file for a moment: 20 ms, doubling, 10 s in all. */
const pauses = [20, 40, 80, 160, 320, 640, 1280, 2560, 2560, 2340];
const whole = pauses.reduce((sum, each) => sum + each, 0);

/** One save's patience: however many of its steps are held up, it waits no longer than 10 s in all. */
export class Patience {
  readonly #port: FsPort;
  readonly #waiting: Waiting | null;
  readonly #stop: AbortSignal | undefined;
  /** Windows says of a held file that it may not be touched; elsewhere those words mean what they say. */
  readonly #held: ReadonlySet<string>;
  #used = 0;
  #waited = 0;

  /** @param stop  ends the waiting: an error with the code `ABORT_ERR` */
  constructor(port: FsPort, waiting: Waiting | null, stop?: AbortSignal) {
    this.#port = port;
    this.#stop = stop;
    this.#waiting = waiting;
    this.#held = new Set(port.isWindows ? ['EBUSY', 'EPERM', 'EACCES'] : ['EBUSY', 'ETXTBSY']);
  }

  /** Tries until it works, fails for another reason, or the patience is at its end; then the last error is thrown. */
  async try<T>(act: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await act();
      } catch (error) {
        const code = errorCode(error);
        const pause = pauses[this.#used];
        if (pause === undefined || !this.#held.has(code)) throw error;
        this.#used += 1;
        this.#waiting?.({ code, secondsLeft: Math.ceil((whole - this.#waited) / 1000) });
        const waited = this.#port.wait(pause);
        await (this.#stop === undefined ? waited : unlessStopped(this.#stop, waited));
        this.#waited += pause;
      }
    }
  }
}
