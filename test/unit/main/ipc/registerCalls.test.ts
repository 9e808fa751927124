import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { registerDroppedFile } from '../../../../main/ipc/droppedFile.ts';
import { type CallEvent, type Gate, type Handlers, registerCalls } from '../../../../main/ipc/registerCalls.ts';
import { isPageUrl } from '../../../../main/security.ts';
import { failure, ok } from '../../../../shared/base/result.ts';
import { type Calls, type Channel, channels } from '../../../../shared/ipc/contract.ts';
import { dropChannel } from '../../../../shared/ipc/dropChannel.ts';
import { argumentSchemas, exportLimit, textLimit } from '../../../../shared/ipc/schemas.ts';

type Listener = (event: CallEvent, ...args: unknown[]) => Promise<unknown>;

const page: CallEvent = { senderFrame: { url: 'app://firebreak/index.html', parent: null }, sender: { id: 1 } };

let listeners: Map<string, Listener>;
let handled: string[];
let reports: string[];

const gate: Gate = {
  isTrusted: (event) => event.sender.id === 1 && event.senderFrame !== null && event.senderFrame.parent === null && isPageUrl(event.senderFrame.url),
  report: (message) => void reports.push(message),
};

beforeEach(() => {
  listeners = new Map();
  handled = [];
  reports = [];
  const receiver = { handle: (channel: string, listener: Listener) => void listeners.set(channel, listener) };
  // Every handler notes that it was reached: that is what a refused call must never do.
  const handlers = Object.fromEntries(channels.map((channel) => [channel, () => (handled.push(channel), ok(null))])) as unknown as Handlers;
  registerCalls(receiver, handlers, gate);
  registerDroppedFile(receiver, async () => (handled.push(dropChannel), failure('disk.notFound')), gate);
});

function call(channel: string, event: CallEvent, args: readonly unknown[]): Promise<unknown> {
  const listener = listeners.get(channel);
  if (listener === undefined) throw new Error(`Nothing listens on ${channel}`);
  return listener(event, ...args);
}

const handle = 'A'.repeat(24);
const good: { readonly [C in Channel]: readonly [unknown[], ...unknown[][]] } = {
  'app:start': [[]],
  'app:info': [[]],
  'app:notices': [[]],
  'app:confirmClose': [[true], [false]],
  'workbook:open': [[]],
  'workbook:openRecent': [[handle]],
  'workbook:openSample': [['en'], ['zhHant']],
  'workbook:reload': [[handle]],
  'text:take': [[1, 0]],
  'text:send': [[1, 0, Uint8Array.of(1)]],
  'workbook:save': [[handle, '{}', null], [handle, '', 'gone'], [handle, '', 'a'.repeat(64)], [handle, { sent: 1, pieces: 2 }, null]],
  'workbook:saveAs': [['Book', '{}'], ['Book', { sent: 1, pieces: 2 }]],
  'journal:begin': [[1, handle, 'Book', null], [2, null, '', '{}'], [3, null, '', { sent: 1, pieces: 2 }]],
  'journal:resume': [[1, handle, 'Book', handle, 2, 3], [1, null, 'Book', handle, 0, 1]],
  'journal:append': [[1, ['[]']]],
  'journal:point': [[1, 'save'], [1, 'snapshot']],
  'journal:snapshot': [[1, '{}'], [1, { sent: 1, pieces: 2 }]],
  'journal:leave': [[true]],
  'recovery:list': [[]],
  'recovery:read': [[handle, true]],
  'recovery:discard': [[handle]],
  'recovery:taken': [[handle]],
  'versions:list': [[handle], [null]],
  'versions:open': [[handle]],
  'versions:name': [[handle, 'First draft', '{}'], [handle, 'First draft', { sent: 1, pieces: 2 }]],
  'versions:rename': [[handle, 'Second draft']],
  'versions:remove': [[handle]],
  'import:choose': [[]],
  'figure:choose': [[]],
  'steps:choose': [[]],
  'import:read': [[handle, {}], [handle, { encoding: 'big5', separator: ';', sheet: 'Firms' }]],
  'work:stop': [['opening'], ['saving'], ['importing'], ['exporting']],
  'recent:list': [[]],
  'recent:clear': [[]],
  'export:write': [['Chart', 'png', Uint8Array.of(1)], ['Data', 'csv', Uint8Array.of(1)]],
  'export:chooseFolder': [[]],
  'export:writeInto': [[handle, 'Figure', 'svg', Uint8Array.of(1)]],
  'export:print': [[Uint8Array.of(1), { paper: 'own' }]],
  'clipboard:writeImage': [[Uint8Array.of(1)]],
  'clipboard:perform': [['paste'], ['cut']],
  'settings:get': [[]],
  'settings:set': [[{}], [{ language: 'en' }], [{ theme: 'dark', language: 'system' }]],
  'window:setTitle': [[{ name: 'Book', dirty: true, handle: null }], [{ name: '', dirty: false, handle }]],
  'menu:disable': [[[]], [['edit.undo', 'rows.add']]],
  'dialog:unsaved': [['Book']],
  'dialog:fewerRows': [['Book', 10, 0]],
  'log:error': [['message', 'stack']],
};

/** Values of no call, or of the wrong one; what structured clone can carry. */
const junk = fc.oneof(
  { weight: 4, arbitrary: fc.anything({ withDate: true, withMap: true, withSet: true, withTypedArray: true, withNullPrototype: true, maxDepth: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', '../../etc/passwd', 'C:\\Windows\\win.ini', '\\\\host\\share', 'file:///etc/passwd', '\0', '\ud800', '') },
  { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -0, 1e308, null, undefined, [], {}, new Uint8Array(), [[[[[[[]]]]]]]) },
);

describe('junk is refused on every channel, and nothing throws (P26)', () => {
  test.each([...channels])('%s', async (channel) => {
    await fc.assert(
      fc.asyncProperty(fc.array(junk, { maxLength: 4 }), async (args) => {
        // A random list that happens to be right is no junk: the schema itself says which those are.
        fc.pre(!argumentSchemas[channel].safeParse(args).success);
        const result = await call(channel, page, args);
        expect(result).toEqual({ ok: false, error: { code: 'call.badArguments', details: { channel } } });
        expect(handled).toEqual([]);
      }),
      { numRuns: 500 },
    );
    expect(reports.length).toBeGreaterThan(0);
  });

  test('one argument too many or too few, or one of the wrong type', async () => {
    for (const channel of channels) {
      const [args] = good[channel];
      const wrong = [[...args, 'extra'], ...args.map((_, index) => args.toSpliced(index, 1)), ...args.map((_, index) => args.with(index, Symbol.iterator))];
      for (const each of wrong) expect(await call(channel, page, each), channel).toMatchObject({ ok: false, error: { code: 'call.badArguments' } });
    }
    expect(handled).toEqual([]);
  });

  test('a key too many, a text or a picture too long', async () => {
    const refused: readonly (readonly [Channel, unknown[]])[] = [
      ['settings:set', [{ language: 'en', path: '/etc' }]],
      ['settings:set', [{ language: undefined }]],
      ['window:setTitle', [{ name: 'Book', dirty: true, handle: null, path: '/etc' }]],
      ['workbook:saveAs', ['n'.repeat(10_001), '{}']],
      ['workbook:saveAs', ['', '{}']],
      ['workbook:save', [handle, ' '.repeat(textLimit + 1)]],
      ['workbook:save', ['/home/someone/book.firebreak', '{}']],
      ['export:write', ['Chart', 'png', { length: 4, 0: 1 }]],
      ['export:write', ['Chart', 'exe', Uint8Array.of(1)]],
      ['export:writeInto', ['/tmp', 'Chart', 'png', Uint8Array.of(1)]],
      ['export:print', [Uint8Array.of(1), { paper: 'a0' }]],
      ['export:write', ['Chart', 'png', new Uint8Array(exportLimit + 1)]],
    ];
    for (const [channel, args] of refused) expect(await call(channel, page, args), channel).toMatchObject({ ok: false, error: { code: 'call.badArguments' } });
    expect(handled).toEqual([]);
  });

  test('the path of a dropped file must be a text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(junk, { maxLength: 3 }), async (args) => {
        fc.pre(!(args.length === 1 && typeof args[0] === 'string'));
        expect(await call(dropChannel, page, args)).toMatchObject({ ok: false, error: { code: 'call.badArguments' } });
      }),
      { numRuns: 200 },
    );
  });
});

test('a file that the page made up has no path and does not open', async () => {
  expect(await call(dropChannel, page, [''])).toEqual({ ok: false, error: { code: 'disk.dropped', details: {} } });
  expect(handled).toEqual([]);
});

describe('what the contract allows is let through', () => {
  test.each([...channels])('%s', async (channel) => {
    for (const args of good[channel]) expect(await call(channel, page, args)).toEqual({ ok: true, value: null });
    expect(handled).toEqual(good[channel].map(() => channel));
    expect(reports).toEqual([]);
  });
});

describe('only our page is heard', () => {
  const strangers: Readonly<Record<string, CallEvent>> = {
    'another site': { ...page, senderFrame: { url: 'https://firebreak/index.html', parent: null } },
    'another host of our scheme': { ...page, senderFrame: { url: 'app://firebreak.evil/index.html', parent: null } },
    'a local file': { ...page, senderFrame: { url: 'file:///index.html', parent: null } },
    'an empty page': { ...page, senderFrame: { url: 'about:blank', parent: null } },
    'a frame inside our page': { ...page, senderFrame: { url: 'app://firebreak/index.html', parent: {} } },
    'a frame that is gone': { ...page, senderFrame: null },
    'another window': { ...page, sender: { id: 2 } },
  };
  test.each(Object.keys(strangers))('%s is refused on every channel', async (name) => {
    for (const channel of channels) {
      expect(await call(channel, strangers[name] as CallEvent, good[channel][0])).toEqual({ ok: false, error: { code: 'call.untrustedSender', details: { channel } } });
    }
    expect(handled).toEqual([]);
  });
});

test('what a handler throws comes back as a failure without its text', async () => {
  const thrown = new Map<string, Listener>();
  const bug = Object.fromEntries(channels.map((channel) => [channel, () => Promise.reject(new Error('/home/someone/secret'))])) as unknown as Handlers;
  registerCalls({ handle: (channel, listener) => void thrown.set(channel, listener) }, bug, gate);
  expect(await thrown.get('recent:list')?.(page)).toEqual({ ok: false, error: { code: 'call.bug', details: { channel: 'recent:list' } } });
  expect(reports).toEqual(['recent:list failed']);
});

test('no call takes a path (P27)', () => {
  // Compiles only while no argument of any call is a plain text by the name of a path; handles are branded.
  type Handled = Parameters<Calls['workbook:save']>[0] extends string & { readonly brand: 'WorkbookHandle' } ? true : never;
  const proof: Handled = true;
  expect(proof).toBe(true);
  const paths = ['/etc/passwd', 'C:\\book.firebreak', '../book.firebreak', 'book.firebreak'];
  for (const path of paths) {
    expect(argumentSchemas['workbook:save'].safeParse([path, '{}']).success).toBe(false);
    expect(argumentSchemas['workbook:openRecent'].safeParse([path]).success).toBe(false);
  }
});
