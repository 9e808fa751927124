import { type Zippable, zipSync } from 'fflate/browser';

/** ZIP knows no time before; a fixed one keeps equal contents equal files. */
const timeOfParts = '1980-01-01T00:00:00';

/** Packs the parts of an Office file, the list of types first as readers expect it. */
export function packParts(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const { '[Content_Types].xml': types, ...others } = parts;
  const ordered: Zippable = types === undefined ? { ...others } : { '[Content_Types].xml': types, ...others };
  return zipSync(ordered, { level: 6, mtime: timeOfParts });
}
