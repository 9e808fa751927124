import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { announceWork, fileWork, hush, pause, paced, stopFileWork } from '../../../renderer/state/fileWork.ts';
import { sha256 } from '../../../shared/base/sha256.ts';
import { type FileSteps, hashOf } from '../../../shared/document/fileSteps.ts';

test('the hash of texts in a row is that of their bytes, whatever is in them', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 5 }), async (texts) => {
    expect(await paced('snapshot', '', hashOf(texts))).toBe(sha256(texts.join('')));
  }), { numRuns: 200 });
});

test('so is that of a long text, of any alphabet', async () => {
  for (const unit of ['a', 'é', '股', '😀', 'a😀股']) {
    const text = unit.repeat(Math.ceil(2_500_000 / unit.length));
    expect(await paced('snapshot', '', hashOf([text]))).toBe(sha256(text));
  }
});

test('work that is stopped while the machine hashes for it ends at once', async () => {
  const digest = vi.spyOn(crypto.subtle, 'digest').mockReturnValue(new Promise(() => undefined));
  const work = paced('saving', 'chain', hashOf(['text']));
  await expect.poll(() => digest.mock.calls.length).toBe(1);
  stopFileWork('saving');
  expect(await work).toBeNull();
  digest.mockRestore();
});

test('work that another thread takes over is said without a break; work that is over in a moment is not said at all', async () => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
  try {
    const work = { kind: 'opening', name: 'chain', cancel: () => undefined } as const;
    const over = announceWork(work);
    over();
    vi.advanceTimersByTime(1000);
    expect(fileWork.value).toBeNull();
    const long = announceWork(work);
    vi.advanceTimersByTime(1000);
    expect(fileWork.value).toBe(work);
    const shown: (string | undefined)[] = [];
    const forget = fileWork.subscribe((now) => shown.push(now?.name));
    long();
    let said: string | undefined;
    const steps = (function* (): FileSteps<null> {
      yield { kind: 'hash', texts: ['text'] };
      said = fileWork.peek()?.name;
      return null;
    })();
    await paced('opening', 'next', steps);
    expect(said).toBe('next');
    vi.advanceTimersByTime(0);
    forget();
    // Never nothing in between: a button that goes and comes back loses a press.
    expect(shown).toEqual(['chain', 'next', undefined]);
  } finally {
    vi.useRealTimers();
  }
});

test('a press that waits while the last step is done stops the work; once hushed, nothing is said', async () => {
  const over = announceWork({ kind: 'opening', name: 'chain', cancel: () => undefined });
  await expect.poll(() => fileWork.value?.name).toBe('chain');
  over();
  const steps = (function* (): FileSteps<string> {
    yield { kind: 'pause', done: 0, total: 1 };
    // What waits before the end of the step has its turn first, as a press of the mouse has.
    void pause().then(() => fileWork.value?.cancel());
    return 'read';
  })();
  expect(await paced('opening', 'chain', steps)).toBeNull();
  expect(fileWork.value?.kind).toBe('opening');
  hush('saving');
  expect(fileWork.value?.kind).toBe('opening');
  hush('opening');
  expect(fileWork.value).toBeNull();
});
