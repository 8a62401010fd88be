/** Stops at a bug. Stays on in production: a wrong simulation is worse than a stopped one. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionFailure(message);
}

/** The same as a failed assert, for where its message would cost more than its condition. */
export function fail(message: string): never {
  throw new AssertionFailure(message);
}

/** For the branch a type says cannot be reached. */
export function unreachable(value: never): never {
  throw new AssertionFailure(`unexpected value ${JSON.stringify(value)}`);
}

/** What `assert` throws: a bug of ours, never a mistake of the caller. */
export class AssertionFailure extends Error {
  override readonly name = "AssertionFailure";
}
