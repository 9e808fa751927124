import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { writeAsar } from '../../../scripts/asarWriter.mjs';
import { setFuses } from '../../../scripts/fuses.mjs';
import { fileFromTar } from '../../../scripts/tarReader.mjs';
import { readZip } from '../../../scripts/zipReader.mjs';

interface ZipFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly method: 0 | 8;
  readonly mode: number;
}

/** Writes a ZIP archive field by field, after the format's specification (APPNOTE 4.3). */
function aZip(files: readonly ZipFile[], comment = ''): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, method, mode } of files) {
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, rest, Buffer.from(name)]));
    bodies.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  end.writeUInt16LE(comment.length, 16);
  return Buffer.concat([...bodies, central, Buffer.from('PK\x05\x06'), end, Buffer.from(comment)]);
}

const program = { name: 'Cypress/Cypress', bytes: Buffer.from('run '.repeat(500)), method: 8, mode: 0o100755 } as const;
const note = { name: 'Cypress/版本', bytes: Buffer.from('33.2.1'), method: 0, mode: 0o100644 } as const;

describe('readZip', () => {
  test('gives names, modes and bytes of stored and deflated files', () => {
    const entries = readZip(aZip([program, note])).map((entry) => ({ name: entry.name, mode: entry.mode, bytes: entry.read() }));
    expect(entries).toEqual([program, note].map(({ name, mode, bytes }) => ({ name, mode, bytes })));
  });

  test('finds the directory before an archive comment', () => {
    expect(readZip(aZip([note], 'made by hand')).map(({ name }) => name)).toEqual([note.name]);
  });

  test('refuses a damaged file', () => {
    const zip = aZip([note]);
    zip[zip.indexOf('33.2.1')] = 0x34;
    expect(() => readZip(zip)[0]?.read()).toThrow('damaged');
  });

  test('refuses an archive that is cut short', () => {
    const zip = aZip([program, note]);
    expect(() => readZip(zip.subarray(0, zip.length - 30))).toThrow('no end record');
  });
});

describe('fileFromTar', () => {
  const header = (name: string, size: number): Buffer => {
    const block = Buffer.alloc(512);
    block.write(name, 0);
    block.write(size.toString(8).padStart(11, '0'), 124);
    return block;
  };
  const file = (name: string, content: string): Buffer => Buffer.concat([header(name, content.length), Buffer.from(content), Buffer.alloc((512 - (content.length % 512)) % 512)]);
  const tar = Buffer.concat([file('package/package.json', '{}'), file('package/big', 'x'.repeat(512)), file('package/last', 'end'), Buffer.alloc(1024)]);

  test('finds a file behind files of any size', () => {
    expect(fileFromTar(tar, 'package/last').toString()).toBe('end');
    expect(fileFromTar(tar, 'package/big').length).toBe(512);
  });

  test('says which file is not there', () => {
    expect(() => fileFromTar(tar, 'package/other')).toThrow('package/other is not in the archive');
  });
});

describe('setFuses', () => {
  const executable = (wire: string): Buffer => Buffer.concat([Buffer.from('ELF…dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, wire.length]), Buffer.from(wire), Buffer.from('…code')]);

  test('changes the fuses that are named and nothing else', () => {
    const bytes = executable('0r110101');
    setFuses(bytes, { 0: true, 2: true, 3: true, 5: false, 6: false });
    expect(bytes).toEqual(executable('1r110001'));
  });

  test('refuses a fuse that the executable does not have, and a file without fuses', () => {
    expect(() => setFuses(executable('01'), { 2: true })).toThrow('has 2 fuses');
    expect(() => setFuses(Buffer.from('no fuses here'), { 0: true })).toThrow('no fuse block');
  });
});

describe('writeAsar', () => {
  test('holds each file where its directory says', () => {
    const files = { 'package.json': '{"main":"main.js"}', 'main.js': 'console.log("é")' };
    const asar = writeAsar(files);
    const jsonLength = asar.readUInt32LE(12);
    const bodies = 8 + asar.readUInt32LE(4);
    const directory: { readonly files: Record<string, { readonly size: number; readonly offset: string }> } = JSON.parse(asar.toString('utf8', 16, 16 + jsonLength));
    const found = Object.entries(directory.files).map(([name, { size, offset }]) => [name, asar.toString('utf8', bodies + Number(offset), bodies + Number(offset) + size)]);
    expect(Object.fromEntries(found)).toEqual(files);
  });
});
