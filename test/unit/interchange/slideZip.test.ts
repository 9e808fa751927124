import { unzipSync } from 'fflate';
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { fromBase64, toBase64 } from '../../../shared/base/base64.ts';
import { SlideZip } from '../../../shared/interchange/exporters/slideZip.ts';

type Archive = Pick<SlideZip, 'folder' | 'file' | 'generateAsync'>;

/** The calls that the writer of slides makes. */
async function fill(archive: Archive, inner: Archive): Promise<Uint8Array> {
  archive.folder('ppt').folder('_rels');
  archive.file('[Content_Types].xml', '<Types>租金</Types>');
  archive.folder('ppt').file('a.xml', 'x'.repeat(5000));
  archive.file('ppt/media/b.png', toBase64(Uint8Array.from([137, 80, 0, 255, 1])), { base64: true });
  inner.file('xl/workbook.xml', '<workbook/>');
  archive.file('ppt/embeddings/c.xlsx', String(await inner.generateAsync({ type: 'base64' })), { base64: true });
  return (await archive.generateAsync({ type: 'uint8array' })) as Uint8Array;
}

test('holds the same parts as the package that it stands in for, and the same bytes each time', async () => {
  const ours = await fill(new SlideZip(), new SlideZip());
  const theirs = await fill(new JSZip() as unknown as Archive, new JSZip() as unknown as Archive);
  const parts = (bytes: Uint8Array): Record<string, string> =>
    Object.fromEntries(Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/')).map(([name, part]) => [name, name.endsWith('.xlsx') ? JSON.stringify(parts(part)) : Buffer.from(part).toString('hex')]));
  expect(parts(ours)).toEqual(parts(theirs));
  expect(await fill(new SlideZip(), new SlideZip())).toEqual(ours);
  await expect(new SlideZip().generateAsync({ type: 'blob' })).rejects.toThrow('blob');
});

test('Base64 is that of the platform, for every length and every byte', () => {
  for (let length = 0; length < 300; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 7 + length) & 255);
    const text = Buffer.from(bytes).toString('base64');
    expect([toBase64(bytes), fromBase64(text)]).toEqual([text, bytes]);
  }
  expect(() => fromBase64('a*b')).toThrow('Not Base64');
});
