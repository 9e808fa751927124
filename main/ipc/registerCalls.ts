/**
 * Puts the handlers behind the channels of the contract.
 *
 * Every call passes the same gate: only our page's main frame is heard, the arguments are checked against the channel's
 * schema, and what a handler throws is logged and comes back as a `Failure`. There is no synchronous channel.
 */
import { failure, type Result } from '../../shared/base/result.ts';
import { type Calls, type Channel, channels } from '../../shared/ipc/contract.ts';
import { argumentSchemas } from '../../shared/ipc/schemas.ts';

export type Handlers = {
  readonly [C in Channel]: (...args: Parameters<Calls[C]>) => ReturnType<Calls[C]> | Promise<ReturnType<Calls[C]>>;
};

/** What is looked at of Electron's event, and the part of `ipcMain` that is used. */
export interface CallEvent {
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
  readonly sender: { readonly id: number };
}
export interface CallReceiver {
  handle(channel: string, listener: (event: CallEvent, ...args: unknown[]) => Promise<unknown>): void;
}

export interface Gate {
  isTrusted(event: CallEvent): boolean;
  /** Told of bugs and of refused calls. */
  report(message: string, cause?: unknown): void;
}

export function registerCalls(receiver: CallReceiver, handlers: Handlers, gate: Gate): void {
  for (const channel of channels) {
    const check = (args: unknown): ((...checked: never[]) => unknown) | null =>
      argumentSchemas[channel].safeParse(args).success ? handlers[channel] : null;
    receiver.handle(channel, (event, ...args) => guarded(channel, gate, event, args, check));
  }
}

/** One call through the gate; also for the preload's own channel, which is not in the contract. */
export async function guarded(
  channel: string,
  gate: Gate,
  event: CallEvent,
  args: readonly unknown[],
  check: (args: readonly unknown[]) => ((...checked: never[]) => unknown) | null,
): Promise<Result<unknown>> {
  try {
    if (!gate.isTrusted(event)) return refuse(channel, gate, 'call.untrustedSender');
    const handler = check(args);
    if (handler === null) return refuse(channel, gate, 'call.badArguments');
    // The schema has just found the arguments to be of the handler's types.
    return (await handler(...(args as readonly never[]))) as Result<unknown>;
  } catch (error) {
    gate.report(`${channel} failed`, error);
    return failure('call.bug', { channel });
  }
}

function refuse(channel: string, gate: Gate, code: string): Result<never> {
  gate.report(`${channel} was refused: ${code}`);
  return failure(code, { channel });
}
