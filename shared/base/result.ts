/** An expected failure as plain data: class instances do not survive the border between processes. */
export interface Failure {
  /** Stable word for programs and tests, e.g. `file.broken`. */
  readonly code: string;
  /** Parameters of the message in the text catalogue; the reader's language decides the words. */
  readonly details: Readonly<Record<string, string | number>>;
}

export type Result<Value, Error = Failure> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Error };

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function fail<Error>(error: Error): { readonly ok: false; readonly error: Error } {
  return { ok: false, error };
}

export function failure(code: string, details: Readonly<Record<string, string | number>> = {}): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { code, details } };
}
