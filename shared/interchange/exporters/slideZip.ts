/**
 * Stands in for the package `jszip` in the bundles: what the writer of slides calls of it, over the packer that everything else
 * uses. Six packages less to hand on, and no clock in the archive.
 */
import { strToU8, zipSync } from 'fflate/browser';
import { fromBase64, toBase64 } from '../../base/base64.ts';

interface PackOptions {
  readonly type: string;
  readonly compression?: string;
}

/** The earliest time that an archive can hold: the same parts make the same bytes. */
const noTime = '1980-01-01T00:00:00';

export class SlideZip {
  readonly #parts: Map<string, Uint8Array>;
  readonly #prefix: string;

  constructor(parts = new Map<string, Uint8Array>(), prefix = '') {
    this.#parts = parts;
    this.#prefix = prefix;
  }

  /** The same archive, seen from a folder in it. */
  folder(name: string): SlideZip {
    return new SlideZip(this.#parts, `${this.#prefix}${name}/`);
  }

  file(name: string, content: string | Uint8Array, { base64 = false }: { readonly base64?: boolean } = {}): this {
    const bytes = typeof content !== 'string' ? content : base64 ? fromBase64(content) : strToU8(content);
    this.#parts.set(this.#prefix + name, bytes);
    return this;
  }

  /** @throws for a form that nothing here asks for */
  async generateAsync({ type, compression }: PackOptions): Promise<Uint8Array | ArrayBuffer | string> {
    const bytes = zipSync(Object.fromEntries(this.#parts), { level: compression === 'STORE' ? 0 : 6, mtime: noTime });
    if (type === 'uint8array') return bytes;
    if (type === 'arraybuffer') return bytes.slice().buffer;
    if (type === 'base64') return toBase64(bytes);
    throw new Error(`No archive is made as ${type}`);
  }
}
