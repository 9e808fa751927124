import type { WebContents } from 'electron';
import type { EventName, Events } from '../../shared/ipc/contract.ts';

/** Sends an event of the contract to the page; nothing when the page is gone. */
export function sendEvent<E extends EventName>(contents: WebContents, event: E, payload: Events[E]): void {
  if (!contents.isDestroyed()) contents.send(event, payload);
}
