import type { ImportTools } from '../../shared/interchange/importers/importer.ts';

/** Node's decoders; a text with a byte that the encoding does not have is none. Nobody listens. */
export const nodeTools: ImportTools = {
  decode: (bytes, encoding) => {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      // The decoder throws for bytes that are not in the encoding, which is what is asked.
      return null;
    }
  },
  tell: () => undefined,
};
