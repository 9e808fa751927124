/**
 * The last step to an Office file: what the libraries write is put into one form, so that equal reports are equal files that open
 * without repair. Owns the package; what is in its parts is the exporters'.
 */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate/browser';

/** ZIP knows no time before; a fixed one keeps equal contents equal files. */
const timeOfParts = '1980-01-01T00:00:00';
const typesPart = '[Content_Types].xml';

/** Packs the parts of an Office file, the list of types first as readers expect it. */
export function packParts(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const { [typesPart]: types, ...others } = parts;
  const ordered: Zippable = types === undefined ? { ...others } : { [typesPart]: types, ...others };
  return zipSync(ordered, { level: 6, mtime: timeOfParts });
}

/** Changes of a package's texts, by the name of the part; a part that is not there is not asked about. */
export type PartChanges = readonly { readonly part: RegExp; readonly change: (xml: string, part: string) => string }[];

/** Changes of parts that are no texts. */
export type BinaryChanges = readonly { readonly part: RegExp; readonly change: (bytes: Uint8Array) => Uint8Array }[];

/**
 * Packs what a library has written anew: without folders and without types for parts that are not there (the program that opens such
 * a file offers to repair it), with the time of the export in place of the library's clock.
 *
 * @param time  ISO 8601; empty for none
 */
export function tidyPackage(bytes: Uint8Array, time: string, changes: PartChanges = [], binary: BinaryChanges = []): Uint8Array {
  const parts: Record<string, Uint8Array> = Object.fromEntries(Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/')));
  const all: PartChanges = [
    { part: /^\[Content_Types\]\.xml$/, change: (xml) => xml.replace(/<Override [^>]*PartName="\/([^"]*)"[^>]*\/>/g, (override, name: string) => (name in parts ? override : '')) },
    { part: /^docProps\/core\.xml$/, change: (xml) => withTime(xml, time) },
    ...changes,
  ];
  for (const { part, change } of all) for (const name of Object.keys(parts)) if (part.test(name)) parts[name] = strToU8(change(strFromU8(parts[name] ?? new Uint8Array()), name));
  for (const { part, change } of binary) for (const name of Object.keys(parts)) if (part.test(name)) parts[name] = change(parts[name] ?? new Uint8Array());
  return packParts(parts);
}

function withTime(xml: string, time: string): string {
  const seconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(time)?.[0];
  return xml.replace(/<dcterms:(created|modified)([^>]*)>[^<]*<\/dcterms:\1>/g, (_element, name: string, attributes: string) => (seconds === undefined ? '' : `<dcterms:${name}${attributes}>${seconds}Z</dcterms:${name}>`));
}
