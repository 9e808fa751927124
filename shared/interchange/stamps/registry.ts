/** The file formats that carry stamps, and the way in for those who write and read them. */
import type { Result } from '../../base/result.ts';
import { failure, ok } from '../../base/result.ts';
import type { Stamp } from '../stamp.ts';
import { htmlStamp } from './htmlStamp.ts';
import { packageStamp } from './packageStamp.ts';
import { pdfStamp } from './pdfStamp.ts';
import { pngStamp } from './pngStamp.ts';
import type { StampCarrier } from './stampCarrier.ts';
import { svgStamp } from './svgStamp.ts';

/** In the order in which they are asked whether a file is theirs: a page may hold an SVG picture. */
export const stampCarriers: readonly StampCarrier[] = [pngStamp, pdfStamp, packageStamp, htmlStamp, svgStamp];

/** Endings of such files, without dot. */
export const stampedExtensions: readonly string[] = ['png', 'svg', 'pdf', 'docx', 'pptx', 'xlsx', 'html', 'htm'];

/** A larger file is not looked into. */
export const largestStamped = 64 * 1024 * 1024;

/**
 * A copy of a file of ours with stamps, one for each figure in it or one for the whole; stamps that it had are replaced.
 *
 * @param bytes  PNG, SVG, PDF, HTML, DOCX, PPTX or XLSX as this program writes it
 * @throws if it is none of these (a bug in the caller)
 */
export function embedStamps(bytes: Uint8Array, stamps: readonly Stamp[]): Uint8Array {
  const carrier = stampCarriers.find(({ claims }) => claims(bytes));
  if (carrier === undefined) throw new Error('Bug: a file of this format carries no stamp');
  return carrier.embed(bytes, stamps);
}

/**
 * The stamps in anybody's file, at least one. A stamp is a statement, not a signature: who wants to can write one by hand.
 *
 * @returns a failure `verify.tooLarge`, `verify.unknownFormat`, `verify.noStamp`, or one of the archive guard
 */
export function readStamps(bytes: Uint8Array): Result<readonly Stamp[]> {
  if (bytes.length > largestStamped) return failure('verify.tooLarge', { megabytes: Math.ceil(bytes.length / 1e6), limit: largestStamped / (1024 * 1024) });
  const carrier = stampCarriers.find(({ claims }) => claims(bytes));
  if (carrier === undefined) return failure('verify.unknownFormat');
  const stamps = carrier.read(bytes);
  if (!stamps.ok) return stamps;
  return stamps.value.length === 0 ? failure('verify.noStamp') : ok(stamps.value);
}
