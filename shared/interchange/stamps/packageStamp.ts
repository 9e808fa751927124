/**
 * Stamps in Office files (DOCX, PPTX, XLSX): custom document properties (ECMA-376, part 1, 22.3), which Office and LibreOffice
 * show and keep. Office cuts a property after 255 characters, so a stamp is spread over several.
 */
import { strFromU8, strToU8, unzipSync } from 'fflate/browser';
import { ok } from '../../base/result.ts';
import { packParts } from '../exporters/officePackage.ts';
import { checkArchive } from '../importers/archiveGuard.ts';
import type { Stamp } from '../stamp.ts';
import { escapeMarkup, unescapeMarkup } from './markupText.ts';
import type { StampCarrier } from './stampCarrier.ts';
import { mostStamps } from './stampCarrier.ts';
import { readStampText, stampText } from './stampText.ts';

const part = 'docProps/custom.xml';
const pieceLength = 200;
const contentType = 'application/vnd.openxmlformats-officedocument.custom-properties+xml';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties';

export const packageStamp: StampCarrier = {
  id: 'office',
  claims: (bytes) => strFromU8(bytes.subarray(0, 4), true) === 'PK\x03\x04',
  embed: (bytes, stamps) => {
    const parts = unzipSync(bytes);
    parts[part] = strToU8(propertiesXml(stamps));
    addOnce(parts, '[Content_Types].xml', `PartName="/${part}"`, `<Override PartName="/${part}" ContentType="${contentType}"/>`, '</Types>');
    addOnce(parts, '_rels/.rels', relation, `<Relationship Id="rIdFirebreakStamps" Type="${relation}" Target="${part}"/>`, '</Relationships>');
    return packParts(parts);
  },
  read: (bytes) => {
    const parts = checkArchive(bytes, (name) => name === part);
    if (!parts.ok) return parts;
    const xml = parts.value.get(part);
    return ok(xml === undefined ? [] : stampsIn(strFromU8(xml)));
  },
};

function addOnce(parts: Record<string, Uint8Array>, name: string, sign: string, element: string, before: string): void {
  const xml = strFromU8(parts[name] ?? new Uint8Array());
  const at = xml.lastIndexOf(before);
  if (at < 0) throw new Error(`Bug: a package without ${name}`);
  if (!xml.includes(sign)) parts[name] = strToU8(xml.slice(0, at) + element + xml.slice(at));
}

function propertiesXml(stamps: readonly Stamp[]): string {
  const pieces = stamps.flatMap((stamp, index) => (stampText(stamp).match(new RegExp(`.{1,${pieceLength}}`, 'g')) ?? []).map((text, piece) => ({ name: `Firebreak stamp ${index + 1}.${piece + 1}`, text })));
  // The format's id for properties that people make; numbers below 2 are taken.
  const property = ({ name, text }: { readonly name: string; readonly text: string }, index: number) =>
    `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="${name}"><vt:lpwstr>${escapeMarkup(text)}</vt:lpwstr></property>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${pieces.map(property).join('')}</Properties>`;
}

/** Properties may come in any order, with attributes in any order: Office writes them anew. */
function stampsIn(xml: string): readonly Stamp[] {
  const texts = new Map<number, string[]>();
  for (const [, attributes = '', text = ''] of xml.matchAll(/<property\s([^<>]{1,400})>\s{0,9}<vt:lpwstr>([^<]{0,2000})<\/vt:lpwstr>/g)) {
    const [, stamp, piece] = /\bname="Firebreak stamp (\d{1,4})\.(\d{1,2})"/.exec(attributes) ?? [];
    if (stamp === undefined || piece === undefined || Number(stamp) > mostStamps) continue;
    const pieces = texts.get(Number(stamp)) ?? [];
    pieces[Number(piece)] = unescapeMarkup(text);
    texts.set(Number(stamp), pieces);
  }
  return [...texts].sort(([a], [b]) => a - b).flatMap(([, pieces]) => readStampText(pieces.join('')) ?? []);
}
