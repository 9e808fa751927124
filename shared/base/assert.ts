/** Throws when a bug makes `condition` false; never for anything that a user can cause. */
export function assert(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`Bug: ${what}`);
}

/** Makes a switch over a union fail to compile when a member is forgotten. */
export function assertNever(value: never): never {
  throw new Error(`Bug: unexpected ${String(value)}`);
}
