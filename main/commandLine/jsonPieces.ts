/** A JSON document in pieces, so that a large one is never one text in memory and a slow reader is waited for. */

/** Characters that a piece has at least, except the last. */
const pieceLength = 65_536;

/**
 * The pieces of `JSON.stringify(document)` and the end of its line, which they make when joined. Lists and records directly
 * inside the document are written entry by entry.
 *
 * @param document  plain data
 */
export function* jsonPieces(document: object): Generator<string> {
  let piece = '';
  for (const part of parts(document, 2)) {
    piece += part;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}\n`;
}

function* parts(value: unknown, depth: number): Generator<string> {
  if (depth === 0 || typeof value !== 'object' || value === null) {
    yield JSON.stringify(value) ?? 'null';
    return;
  }
  const isList = Array.isArray(value);
  let separator = isList ? '[' : '{';
  for (const [key, entry] of Object.entries(value)) {
    if (entry === undefined && !isList) continue;
    yield isList ? separator : `${separator}${JSON.stringify(key)}:`;
    separator = ',';
    yield* parts(entry, depth - 1);
  }
  yield (separator === ',' ? '' : separator) + (isList ? ']' : '}');
}
