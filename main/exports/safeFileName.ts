/** Names that Windows keeps for devices, with or without an ending. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** Path separators, what Windows refuses, control characters, and characters that turn text round to hide an ending. */
// eslint-disable-next-line no-control-regex -- control characters are just what must go
const refused = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const byteLimit = 120;

/**
 * A file name that every system takes and that hides nothing, made from any text, such as the name of a firm.
 *
 * @param suggested any text
 * @param ending with its dot, such as `.png`; taken off `suggested` if it is there already
 * @returns at most 120 bytes of UTF-8; `Firebreak` with the ending when nothing is left of the text
 */
export function safeFileName(suggested: string, ending: string): string {
  const bare = suggested.toLowerCase().endsWith(ending) ? suggested.slice(0, -ending.length) : suggested;
  const clean = bare
    .replace(/[\ud800-\udfff]/gu, ' ')
    .normalize('NFC')
    .replace(refused, ' ')
    .replace(/\s+/g, ' ')
    // A leading dash is a switch, a dot hides the file, the others start a formula.
    .replace(/^[\s\-.=+@~]+/, '')
    .replace(/[\s.]+$/, '');
  const named = reserved.test(clean) ? `_${clean}` : clean;
  const short = cutToBytes(named, byteLimit - ending.length).replace(/[\s.]+$/, '');
  return `${short === '' ? 'Firebreak' : short}${ending}`;
}

/** Cuts between characters, never inside one. */
function cutToBytes(text: string, limit: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > limit) break;
    kept += character;
  }
  return kept;
}
