import fc from 'fast-check';
import { type CallEvent, type Handlers, registerCalls } from '../../main/ipc/registerCalls.ts';
import { ok } from '../../shared/base/result.ts';
import { channels } from '../../shared/ipc/contract.ts';
import { argumentSchemas } from '../../shared/ipc/schemas.ts';
import type { FullCheck } from './check.ts';

const perChannel = 10_000;
const slowest = 5;

const junk = fc.oneof(
  { weight: 4, arbitrary: fc.anything({ withDate: true, withMap: true, withSet: true, withTypedArray: true, withNullPrototype: true, maxDepth: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', '../../etc/passwd', 'C:\\Windows\\win.ini', '\\\\host\\share', 'file:///etc/passwd', '\0', '\ud800', '', NaN, Infinity, -0, 1e308, null, undefined) },
);

export const callsOfThePage: FullCheck = {
  promise: 'P26',
  title: 'calls that make no sense, on every channel through its gate',
  target: `${perChannel} a channel, 0 let through, 0 uncaught, median < ${slowest} ms`,
  run: async ({ say }) => {
    const listeners = new Map<string, (event: CallEvent, ...args: unknown[]) => Promise<unknown>>();
    let reached = 0;
    const handlers = Object.fromEntries(channels.map((channel) => [channel, () => ((reached += 1), ok(null))])) as unknown as Handlers;
    registerCalls({ handle: (channel, listener) => void listeners.set(channel, listener) }, handlers, { isTrusted: () => true, report: () => undefined });
    const event: CallEvent = { senderFrame: { url: 'app://firebreak/index.html', parent: null }, sender: { id: 1 } };
    const times: number[] = [];
    let wrong = 0;
    for (const channel of channels) {
      await fc.assert(
        fc.asyncProperty(fc.array(junk, { maxLength: 4 }), async (args) => {
          // A random list that happens to be right is no junk.
          fc.pre(!argumentSchemas[channel].safeParse(args).success);
          const begun = performance.now();
          const answer = await listeners.get(channel)?.(event, ...args) as { readonly ok: boolean } | undefined;
          times.push(performance.now() - begun);
          if (answer?.ok !== false) wrong += 1;
        }),
        { numRuns: perChannel, seed: 26 },
      );
      say(`${channel}: ${times.length} calls`);
    }
    const median = times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
    return { kept: reached === 0 && wrong === 0 && median < slowest, figure: `${times.length} calls on ${channels.length} channels, ${reached} let through, ${wrong} not refused, median ${median.toFixed(3)} ms` };
  },
};
