import type { Failure } from '../base/result.ts';

/** Thrown by a section that cannot be built, and caught by whoever builds the report, where it becomes a warning on the page. */
export class SectionRefused extends Error {
  readonly failure: Failure;
  constructor(code: string, details: Failure['details'] = {}) {
    super(code);
    this.failure = { code, details };
  }
}
