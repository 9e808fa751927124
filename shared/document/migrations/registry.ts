/**
 * Steps from older files to today's, each from plain JSON to plain JSON and frozen in time: they import nothing of today's code.
 * Version 1 is the first, so there is none yet.
 */
import type { JsonObject } from '../../base/json.ts';

export interface Migration {
  /** The version that the step leads to; it takes files of the version before. */
  readonly to: number;
  readonly why: string;
  readonly up: (old: JsonObject) => JsonObject;
}

/** In order: the step at index i leads to version i + 2. */
export const migrations: readonly Migration[] = [];

/** The version that is written. */
export const currentVersion = migrations.length + 1;
