import type { Result } from '../../base/result.ts';
import type { Stamp } from '../stamp.ts';

/** A file format that carries stamps. */
export interface StampCarrier {
  readonly id: string;
  /** Whether a file is of this format, by its bytes alone: names can be changed. */
  readonly claims: (bytes: Uint8Array) => boolean;
  /**
   * A copy of one of our own files with the stamps, in place of those that it had.
   *
   * @throws if the file is not built as this program builds it (a bug in the caller)
   */
  readonly embed: (bytes: Uint8Array, stamps: readonly Stamp[]) => Uint8Array;
  /** The stamps of anybody's file in their order; empty when it has none. Never throws. */
  readonly read: (bytes: Uint8Array) => Result<readonly Stamp[]>;
}

/** More stamps than a file of ours has figures. */
export const mostStamps = 1000;
