/** ZIP archives of which each account can be made to lie. */
import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../shared/interchange/importers/archiveGuard.ts';

export interface ArchiveEntry {
  readonly name: string;
  readonly data: Uint8Array | string;
  /** What the entry's own header says, where it differs from the directory. */
  readonly local?: { readonly name?: string; readonly size?: number; readonly crc?: number };
  /** What the directory says, where it differs from the truth. */
  readonly listed?: { readonly size?: number; readonly packed?: number; readonly crc?: number; readonly offset?: number; readonly method?: number; readonly flags?: number };
}

export function anArchive(entries: readonly ArchiveEntry[]): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, local = {}, listed = {} } of entries) {
    const bytes = Buffer.from(data as string);
    const packed = deflateRawSync(bytes);
    const crc = crc32(bytes);
    const localName = Buffer.from(local.name ?? name);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(listed.flags ?? 0, 6);
    header.writeUInt16LE(listed.method ?? 8, 8);
    header.writeUInt32LE(local.crc ?? listed.crc ?? crc, 14);
    header.writeUInt32LE(listed.packed ?? packed.length, 18);
    header.writeUInt32LE(local.size ?? listed.size ?? bytes.length, 22);
    header.writeUInt16LE(localName.length, 26);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(listed.flags ?? 0, 8);
    record.writeUInt16LE(listed.method ?? 8, 10);
    record.writeUInt32LE(listed.crc ?? crc, 16);
    record.writeUInt32LE(listed.packed ?? packed.length, 20);
    record.writeUInt32LE(listed.size ?? bytes.length, 24);
    record.writeUInt16LE(Buffer.byteLength(name), 28);
    record.writeUInt32LE(listed.offset ?? offset, 42);
    directory.push(record, Buffer.from(name));
    bodies.push(header, localName, packed);
    offset += 30 + localName.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Uint8Array.from(Buffer.concat([...bodies, list, end]));
}

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a small workbook whose one sheet has the given rows in XML. */
export function workbookParts(sheetData: string, more: readonly ArchiveEntry[] = []): readonly ArchiveEntry[] {
  return [
    { name: '[Content_Types].xml', data: '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>' },
    { name: '_rels/.rels', data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>` },
    { name: 'xl/workbook.xml', data: `<workbook xmlns="${spreadsheet}" xmlns:r="${relations}"><sheets><sheet name="Firms" sheetId="1" r:id="rId1"/></sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>` },
    { name: 'xl/worksheets/sheet1.xml', data: `<worksheet xmlns="${spreadsheet}"><sheetData>${sheetData}</sheetData></worksheet>` },
    ...more,
  ];
}
