/** Texts in the encodings of old spreadsheets. The machine only decodes them, so each table is found by decoding everything once. */
const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const table = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(encoding, { fatal: true });
  const add = (bytes: readonly number[]): void => {
    try {
      const text = decoder.decode(Uint8Array.from(bytes));
      if (Array.from(text).length === 1 && !table.has(text)) table.set(text, bytes);
    } catch {
      // Not a character of the encoding.
    }
  };
  for (let byte = 0; byte < 256; byte += 1) add([byte]);
  if (encoding !== 'windows-1252') for (let lead = 0x81; lead < 0xff; lead += 1) for (let trail = 0x40; trail < 0xff; trail += 1) add([lead, trail]);
  tables.set(encoding, table);
  return table;
}

/** The characters that an encoding has, besides ASCII. */
export function charactersOf(encoding: string): readonly string[] {
  return [...tableOf(encoding).keys()].filter((character) => character > '\u00a0');
}

export function encodeText(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const bytes = Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'));
    return encoding === 'utf-16le' ? bytes : Uint8Array.from(Buffer.from(bytes).swap16());
  }
  const table = tableOf(encoding);
  return Uint8Array.from(Array.from(text).flatMap((character) => table.get(character) ?? [0x3f]));
}
